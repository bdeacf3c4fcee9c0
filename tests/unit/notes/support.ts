import type { DictionaryCode } from '#shared/domain/notes/code-family.ts';

const TITLES: readonly (readonly [string, string])[] = [
  ['E11.9', 'Type 2 diabetes mellitus without complications'],
  ['I10', 'Essential (primary) hypertension'],
  ['J18.9', 'Pneumonia, unspecified organism'],
  ['J45.909', 'Unspecified asthma, uncomplicated'],
  ['I26.99', 'Other pulmonary embolism without acute cor pulmonale'],
  ['R50.9', 'Fever, unspecified'],
  ['R05.9', 'Cough, unspecified'],
  ['R07.9', 'Chest pain, unspecified'],
  ['M25.56', 'Pain in knee'],
  ['M25.561', 'Pain in right knee'],
  ['M25.562', 'Pain in left knee'],
  ['M25.569', 'Pain in unspecified knee'],
  ['S52.50', 'Unspecified fracture of the lower end of radius'],
  [
    'S52.509A',
    'Unspecified fracture of the lower end of unspecified radius, initial encounter for closed fracture',
  ],
  ['S52.502A', 'Unspecified fracture of the lower end of left radius, initial encounter for closed fracture'],
  ['C50.919', 'Malignant neoplasm of unspecified site of unspecified female breast'],
  ['E66.9', 'Obesity, unspecified'],
  ['Z68.32', 'Body mass index [BMI] 32.0-32.9, adult'],
  ['Z79.84', 'Long term (current) use of oral hypoglycemic drugs'],
  ['Z90.5', 'Acquired absence of kidney'],
  ['N28.9', 'Disorder of kidney and ureter, unspecified'],
  ['K37', 'Unspecified appendicitis'],
];

/** A small set, in place of an installed release. */
export const CODES: readonly DictionaryCode[] = TITLES.map(([code, title]) => ({
  system: 'icd10cm',
  code,
  title,
  billable: code !== 'M25.56' && code !== 'S52.50',
}));

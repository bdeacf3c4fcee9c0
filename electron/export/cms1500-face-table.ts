import type { BoxName } from '#shared/domain/cms1500/boxes.ts';

/**
 * The compartments of the form as we draw them, and short captions in our own words. Inches from the
 * upper left corner. A row whose data stands on print line n reaches from n/6 to (n + 2)/6.
 */
export type Divider = {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly dotted?: true;
};

const MIDDLE = 3.13;
const RIGHT_HALF = 5.14;

/** A divider through the rows that begin at print line `first` and end before `last`. */
function down(x: number, first: number, last: number): Divider {
  return { x, from: first / 6, to: last / 6 };
}
function dots(x: number, first: number, last: number): Divider {
  return { ...down(x, first, last), dotted: true };
}

/** A divider through the heading of box 24 and the unshaded halves of its lines. */
function inServices(x: number, dotted = false): Divider[] {
  const draw = dotted ? dots : down;
  const halves = [45, 47, 49, 51, 53, 55].map((top) => draw(x, top, top + 1));
  return [draw(x, dotted ? 43.2 : 42, 44), ...halves];
}

export const DIVIDERS: readonly Divider[] = [
  down(RIGHT_HALF, 8, 42),
  down(MIDDLE, 10, 28),
  // City and state, ZIP and telephone.
  down(2.75, 14, 16),
  down(7.54, 14, 16),
  down(1.58, 16, 18),
  down(6.48, 16, 18),
  dots(5.41, 22.8, 24),
  // Boxes 14, 15, 17.
  down(2.95, 32, 36),
  dots(1.75, 32.7, 34),
  dots(3.25, 32.7, 34),
  dots(3.6, 32.7, 34),
  dots(0.56, 34.8, 36),
  down(3.18, 34, 36),
  down(3.4, 34, 36),
  dots(7.28, 36.8, 38),
  // Indicator of box 21, box 22.
  dots(4.38, 38.1, 39),
  dots(4.56, 38.1, 39),
  down(6.3, 38, 40),
  // Box 24: the shaded halves are one field from A to G.
  ...inServices(1.15, true),
  ...[2.03, 2.37, 2.66].flatMap((x) => inServices(x)),
  ...inServices(3.4, true),
  ...[4.63, 5.15].flatMap((x) => inServices(x)),
  ...inServices(5.797, true),
  ...inServices(6.04),
  ...[6.46, 6.64, 6.96].map((x) => down(x, 42, 56)),
  // Boxes 25 to 33.
  down(2.45, 56, 63),
  down(3.93, 56, 58),
  down(5.15, 56, 63),
  down(6.26, 56, 58),
  down(7.28, 56, 58),
  dots(5.997, 56.8, 58),
  dots(6.997, 56.8, 58),
  down(3.67, 62, 63),
  down(6.38, 62, 63),
];

/** Baseline of a caption in the row that begins at print line n. */
const row = (n: number): number => n / 6 + 0.085;

type Caption = readonly [x: number, y: number, words: string];

const INSURED: readonly Caption[] = [
  [0.3, row(8), '1   Medicare'],
  [0.97, row(8), 'Medicaid'],
  [1.67, row(8), 'Tricare'],
  [2.57, row(8), 'Champva'],
  [3.27, row(8), 'Group plan'],
  [4.07, row(8), 'FECA'],
  [4.67, row(8), 'Other'],
  [5.2, row(8), '1a   Insured\u2019s ID number'],
  [0.3, row(10), '2   Patient: last name, first name, middle initial'],
  [3.2, row(10), '3   Patient\u2019s birth date'],
  [4.37, row(10), 'Sex  M'],
  [4.91, row(10), 'F'],
  [5.2, row(10), '4   Insured: last name, first name, middle initial'],
  [0.3, row(12), '5   Patient\u2019s address: number and street'],
  [3.2, row(12), '6   Patient\u2019s relationship to the insured'],
  [5.2, row(12), '7   Insured\u2019s address: number and street'],
  [0.3, row(14), 'City'],
  [2.8, row(14), 'State'],
  [3.2, row(14), '8   Reserved'],
  [5.2, row(14), 'City'],
  [7.6, row(14), 'State'],
  [0.3, row(16), 'ZIP code'],
  [1.64, row(16), 'Telephone'],
  [1.65, 2.95, '('],
  [2.03, 2.95, ')'],
  [5.2, row(16), 'ZIP code'],
  [6.54, row(16), 'Telephone'],
  [6.65, 2.95, '('],
  [7.03, 2.95, ')'],
  [0.3, row(18), '9   Other insured\u2019s name'],
  [3.2, row(18), '10   Is the condition related to'],
  [5.2, row(18), '11   Insured\u2019s policy, group or FECA number'],
  [0.3, row(20), '9a   Other insured\u2019s policy or group number'],
  [3.2, row(20), '10a   Work, now or before'],
  [5.2, row(20), '11a   Insured\u2019s birth date'],
  [7.3, row(20), 'Sex'],
  [0.3, row(22), '9b   Reserved'],
  [3.2, row(22), '10b   Auto accident'],
  [4.68, row(22), 'State'],
  [5.2, row(22), '11b   Other claim ID'],
  [0.3, row(24), '9c   Reserved'],
  [3.2, row(24), '10c   Other accident'],
  [5.2, row(24), '11c   Plan or program name'],
  [0.3, row(26), '9d   Other plan or program name'],
  [3.2, row(26), '10d   Claim codes'],
  [5.2, row(26), '11d   Is there another health plan?'],
  [6.35, 4.6, 'if yes, 9, 9a and 9d are filled'],
  [0.3, row(28), '12   Patient or representative: the information needed for this claim may be released'],
  [0.3, 5.27, 'Signed'],
  [3.52, 5.27, 'Date'],
  [5.2, row(28), '13   Insured: benefits may be paid to the provider'],
  [5.3, 5.27, 'Signed'],
];

const VISIT: readonly Caption[] = [
  [0.3, row(32), '14   Illness, injury or last period'],
  [1.56, 5.63, 'Qual.'],
  [3.0, row(32), '15   Other date'],
  [3.02, 5.63, 'Qual.'],
  [5.2, row(32), '16   Unable to work'],
  [5.3, 5.63, 'from'],
  [6.75, 5.63, 'to'],
  [0.3, row(34), '17   Referring, ordering or supervising'],
  [2.98, 5.79, '17a'],
  [2.98, 5.95, '17b'],
  [3.22, 5.95, 'NPI'],
  [5.2, row(34), '18   In hospital for these services'],
  [5.3, 5.96, 'from'],
  [6.75, 5.96, 'to'],
  [0.3, row(36), '19   Further claim information'],
  [5.2, row(36), '20   Outside laboratory'],
  [6.5, row(36), 'Its charges'],
  [0.3, row(38), '21   Diagnoses; 24E names their letters'],
  [4.0, row(38), 'ICD ind.'],
  [5.2, row(38), '22   Resubmission code'],
  [6.36, row(38), 'Payer\u2019s number of the claim'],
  [5.2, row(40), '23   Prior authorization, referral or CLIA number'],
];

const LETTERS: readonly Caption[] = [...'ABCDEFGHIJKL'].map((letter, i) => [
  [0.37, 1.67, 2.97, 4.27][i % 4] ?? 0,
  [6.61, 6.775, 6.945][Math.floor(i / 4)] ?? 0,
  letter,
]);

const SERVICES: readonly Caption[] = [
  [0.3, row(42), '24 A   Dates of service'],
  [0.3, 7.29, 'from'],
  [1.2, 7.29, 'to'],
  [2.07, row(42), 'B'],
  [2.07, 7.29, 'Place'],
  [2.41, row(42), 'C'],
  [2.41, 7.29, 'Emg.'],
  [2.71, row(42), 'D   Procedures and supplies'],
  [2.71, 7.29, 'CPT or HCPCS'],
  [3.5, 7.29, 'Modifiers'],
  [4.68, row(42), 'E'],
  [4.68, 7.29, 'Diagnosis'],
  [5.2, row(42), 'F'],
  [5.2, 7.29, 'Charges'],
  [6.08, row(42), 'G'],
  [6.08, 7.29, 'Units'],
  [6.49, row(42), 'H'],
  [6.475, 7.29, 'Fam.'],
  [6.69, row(42), 'I'],
  [6.69, 7.29, 'ID qual.'],
  [7.0, row(42), 'J'],
  [7.0, 7.29, 'Rendering provider'],
];

const PROVIDERS: readonly Caption[] = [
  [0.3, row(56), '25   Federal tax ID'],
  [1.87, row(56), 'SSN'],
  [2.09, row(56), 'EIN'],
  [2.5, row(56), '26   Patient\u2019s account number'],
  [3.97, row(56), '27   Accepts assignment'],
  [4.17, 9.6, 'Yes'],
  [4.67, 9.6, 'No'],
  [5.2, row(56), '28   Total charge'],
  [5.22, 9.62, '$'],
  [6.3, row(56), '29   Amount paid'],
  [6.32, 9.62, '$'],
  [7.33, row(56), '30   Reserved'],
  [0.3, row(58), '31   Practitioner\u2019s signature and credentials'],
  [0.3, 10.44, 'Signed'],
  [1.35, 10.44, 'Date'],
  [2.5, row(58), '32   Place where the services were given'],
  [5.2, row(58), '33   Billing provider and telephone'],
  [6.75, 9.785, '('],
  [7.13, 9.785, ')'],
  [2.5, 10.45, 'a'],
  [3.7, 10.45, 'b'],
  [5.2, 10.45, 'a'],
  [6.42, 10.45, 'b'],
];

export const CAPTIONS: readonly Caption[] = [...INSURED, ...VISIT, ...LETTERS, ...SERVICES, ...PROVIDERS];

/** Words to the left of a square; those of boxes 1, 3, 25 and 27 have captions. */
export const SQUARE_WORDS: { readonly [box in BoxName]?: string } = {
  '6.self': 'Self',
  '6.spouse': 'Spouse',
  '6.child': 'Child',
  '6.other': 'Other',
  '10a.yes': 'Yes',
  '10a.no': 'No',
  '10b.yes': 'Yes',
  '10b.no': 'No',
  '10c.yes': 'Yes',
  '10c.no': 'No',
  '11a.sex.M': 'M',
  '11a.sex.F': 'F',
  '11d.yes': 'Yes',
  '11d.no': 'No',
  '20.yes': 'Yes',
  '20.no': 'No',
};

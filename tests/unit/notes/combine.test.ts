import { describe, expect, it } from 'vitest';
import type { DictionaryCode } from '#shared/domain/notes/code-family.ts';
import { createSuggester } from '#shared/domain/notes/suggest.ts';

const code = (text: string, title: string): DictionaryCode => ({
  system: 'icd10cm',
  code: text,
  title,
  billable: true,
});
const CODES = [
  code('E11.9', 'Type 2 diabetes mellitus without complications'),
  code('E11.22', 'Type 2 diabetes mellitus with diabetic chronic kidney disease'),
  code('E11.42', 'Type 2 diabetes mellitus with diabetic polyneuropathy'),
  code('G62.9', 'Polyneuropathy, unspecified'),
  code('I10', 'Essential (primary) hypertension'),
  code('I11.0', 'Hypertensive heart disease with heart failure'),
  code('I12.0', 'Hypertensive chronic kidney disease with stage 5 or end stage renal disease'),
  code('I12.9', 'Hypertensive chronic kidney disease with stage 1 through 4'),
  code('I13.0', 'Hypertensive heart and chronic kidney disease with heart failure and stage 1 through 4'),
  code('I50.9', 'Heart failure, unspecified'),
  code('N18.30', 'Chronic kidney disease, stage 3 unspecified'),
  code('N18.32', 'Chronic kidney disease, stage 3b'),
  code('N18.6', 'End stage renal disease'),
  code('C50.919', 'Malignant neoplasm of unspecified site of unspecified female breast'),
  code('Z80.3', 'Family history of malignant neoplasm of breast'),
  code('R20.2', 'Paresthesia of skin'),
  code('R50.9', 'Fever, unspecified'),
  code('S93.402A', 'Sprain of unspecified ligament of left ankle, initial encounter'),
  code('S93.409A', 'Sprain of unspecified ligament of unspecified ankle, initial encounter'),
  code('L90.5', 'Scar conditions and fibrosis of skin'),
];
const suggester = createSuggester({ codes: CODES });
const proposed = (text: string): string[] =>
  suggester
    .suggest(text)
    .filter((row) => row.proposed)
    .map((row) => row.code)
    .sort();

describe('what the classification codes as one', () => {
  it('puts diabetes and hypertension together with what is presumed to belong to them', () => {
    expect(proposed('DM2 with CKD stage 3.')).toEqual(['E11.22', 'N18.30']);
    expect(proposed('Type 2 diabetes. Peripheral neuropathy.')).toEqual(['E11.42']);
    expect(proposed('Hypertension. CKD stage 3b.')).toEqual(['I12.9', 'N18.32']);
    expect(proposed('HTN, ESRD.')).toEqual(['I12.0', 'N18.6']);
    expect(proposed('HTN, CHF.')).toEqual(['I11.0', 'I50.9']);
    expect(proposed('HTN. CHF. CKD stage 3b.')).toEqual(['I13.0', 'I50.9', 'N18.32']);
  });
  it('carries the passages of both, in order', () => {
    const row = suggester.suggest('HTN for years. CKD stage 3b now.').find((r) => r.code === 'I12.9');
    expect(row?.evidence.map(({ text }) => text)).toEqual(['HTN', 'CKD stage 3b']);
  });
  it('leaves them apart when the note parts them, and when one is denied', () => {
    expect(proposed('Hypertension. CKD stage 3b, not due to hypertension.')).toEqual(['I10', 'N18.32']);
    expect(proposed('Hypertension. No chronic kidney disease.')).toEqual(['I10']);
  });
});

describe('the history of a relative', () => {
  it('is proposed as family history and never as the illness', () => {
    expect(proposed('Mother had breast cancer.')).toEqual(['Z80.3']);
    const illness = suggester.suggest('Mother had breast cancer.').find((row) => row.code === 'C50.919');
    expect(illness).toMatchObject({ assertion: 'family', proposed: false });
  });
  it('is nothing when it is denied', () => {
    expect(proposed('No family history of breast cancer.')).toEqual([]);
  });
});

describe('words of a note', () => {
  it('knows plurals in -as', () => {
    expect(proposed('Paresthesias of both hands.')).toEqual(['R20.2']);
  });
  it('takes a side that stands alone after a comma, and none that belongs to something else', () => {
    expect(proposed('Ankle sprain, left.')).toEqual(['S93.402A']);
    expect(proposed('Ankle sprain, left wrist intact.')).toEqual(['S93.409A']);
  });
  it('takes a finding of a note without headings as present', () => {
    expect(proposed('Scar from an appendectomy. Hypertension.')).toContain('L90.5');
  });
});

import { describe, expect, it } from 'vitest';
import { createProcedureReader } from '#shared/domain/notes/procedures.ts';

const LIST = [
  ['99213', 'Office visit'],
  ['36415', 'Blood draw'],
  ['82962', 'Glucose by meter'],
  ['36416', 'Finger stick'],
  ['83036', 'Haemoglobin A1c'],
  ['85018', 'Haemoglobin'],
  ['87880', 'Rapid strep test'],
  ['93000', 'Electrocardiogram with reading'],
  ['20610', 'Large joint injected or drained'],
  ['J3301', 'Triamcinolone for injection, 10 mg'],
  ['69210', 'Impacted ear wax removed'],
  ['90471', 'Vaccine injection'],
  ['90686', 'Influenza vaccine'],
  ['94640', 'Breathing treatment'],
  ['97802', 'Diet counseling by the nurse'],
].map(([code = '', description = '']) => ({ code, description }));

const read = createProcedureReader(LIST);
const proposed = (text: string): string[] =>
  read(text)
    .filter((row) => row.proposed)
    .map((row) => row.code)
    .sort();
const rowOf = (text: string, code: string) => read(text).find((row) => row.code === code);

describe('services of the practice’s own list', () => {
  it.each([
    ['Blood drawn and hemoglobin A1c run in office. Return in 6 weeks.', ['36415', '83036']],
    ['Venipuncture performed, left arm.', ['36415']],
    ['A1c 8.1 % today by point-of-care instrument.', ['83036']],
    ['ECG 12 lead: sinus rhythm.', ['93000']],
    ['EKG today shows normal sinus rhythm.', ['93000']],
    ['Rapid strep positive in office.', ['87880']],
    ['Right knee injected with 40 mg Kenalog.', ['20610', 'J3301']],
    ['Cerumen removed from both ears with a curette.', ['69210']],
    ['Flu shot given in the left deltoid, tolerated well.', ['90471', '90686']],
    ['Nebulizer treatment given with improvement.', ['94640']],
    ['Diet counseling by the nurse, 20 minutes.', ['97802']],
    ['Fingerstick glucose 142 in the office.', ['82962']],
  ])('%s', (text, codes) => {
    expect(proposed(text)).toEqual(codes);
  });

  it.each([
    ['Will order ECG.', '93000', 'planned'],
    ['Repeat A1c in three months.', '83036', 'planned'],
    ['Return next week for a rapid strep test.', '87880', 'planned'],
    ['Last ECG in 2024 was normal.', '93000', 'historical'],
    ['HbA1c 7.9 % from the hospital last month.', '83036', 'historical'],
    ['No ECG was done.', '93000', 'negated'],
    ['Patient declined flu shot.', '90686', 'negated'],
  ])('does not propose "%s"', (text, code, assertion) => {
    expect(rowOf(text, code)).toMatchObject({ assertion, proposed: false });
  });

  it('wants a word that a test was run here, and says so', () => {
    expect(rowOf('HbA1c 8.1 %', '83036')).toMatchObject({
      proposed: false,
      gap: 'Where the test was run is not documented',
    });
    expect(proposed('POINT-OF-CARE REPORT\nHaemoglobin A1c     8.1 %')).toEqual(['83036']);
  });

  it('takes a code number that is named as one', () => {
    expect(proposed('Billed CPT 36415.')).toEqual(['36415']);
    expect(proposed('Account 36415 was opened.')).toEqual([]);
  });

  it('finds nothing outside the list, and no visit levels', () => {
    const none = createProcedureReader([{ code: '99213', description: 'Office visit' }]);
    expect(none('Office visit. Blood drawn, ECG done.')).toEqual([]);
  });

  it('marks the passage with what belongs to it', () => {
    const text = 'Plan: blood drawn in the office today, no problems.';
    const [passage] = rowOf(text, '36415')?.evidence ?? [];
    expect(passage?.text).toBe('blood drawn in the office today');
    expect(text.slice(passage?.start, passage?.end)).toBe(passage?.text);
  });

  it('survives an empty note and a list without rows', () => {
    expect(read('')).toEqual([]);
    expect(createProcedureReader([])('ECG done.')).toEqual([]);
  });
});

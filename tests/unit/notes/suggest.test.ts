import { describe, expect, it } from 'vitest';
import { createSuggester } from '#shared/domain/notes/suggest.ts';
import { CODES } from './support.ts';

const suggester = createSuggester({
  codes: CODES,
  index: [
    { level: 0, term: 'Fracture, traumatic', see: '', code: '' },
    { level: 1, term: 'radius', see: '', code: 'S52.50-' },
    { level: 2, term: 'distal', see: '', code: 'S52.50-' },
    { level: 0, term: 'Gonalgia', see: 'Pain, knee', code: '' },
    { level: 0, term: 'Pain', see: '', code: '' },
    { level: 1, term: 'knee', see: '', code: 'M25.56-' },
  ],
});
const proposed = (text: string): string[] =>
  suggester
    .suggest(text)
    .filter((row) => row.proposed)
    .map((row) => row.code)
    .sort();
const rowOf = (text: string, code: string) => suggester.suggest(text).find((row) => row.code === code);

describe('suggestions from a note', () => {
  it('marks the passage, the way and the offsets', () => {
    const text = 'Plan: she has a high fever today.';
    const row = rowOf(text, 'R50.9');
    expect(row).toMatchObject({ assertion: 'affirmed', way: 'synonym', proposed: true });
    for (const { start, end, text: passage } of row?.evidence ?? [])
      expect(text.slice(start, end)).toBe(passage);
  });
  it('takes abbreviations in capitals only', () => {
    expect(proposed('HTN, well controlled.')).toEqual(['I10']);
    expect(proposed('Pe teacher by trade.')).toEqual([]);
    expect(proposed('CT showed a PE.')).toEqual(['I26.99']);
  });
  it('finds a phrase in another order, with the side that the note tells', () => {
    expect(proposed('Pain in the left knee for a week.')).toEqual(['M25.562']);
    expect(proposed('Right knee pain.')).toEqual(['M25.561']);
  });
  it('falls back to the unspecified code and says what is missing', () => {
    expect(rowOf('Knee pain for a week.', 'M25.569')?.gap).toBe('Laterality not documented');
    expect(rowOf('Right knee pain.', 'M25.561')?.gap).toBeUndefined();
  });
  it('puts head word and modifiers together by the index', () => {
    expect(proposed('X-ray: fracture of left distal radius.')).toEqual(['S52.502A']);
  });
  it('follows "see" in the index, though a lone word of it is only a candidate', () => {
    expect(rowOf('Gonalgia.', 'M25.569')).toMatchObject({ way: 'index' });
  });
  it('prefers the longer phrase', () => {
    expect(proposed('Pulmonary embolism was confirmed.')).toEqual(['I26.99']);
  });
  it.each([
    ['No fever or cough.', 'R50.9', 'negated'],
    ['Mother had diabetes.', 'E11.9', 'family'],
    ['Possible pneumonia on the left.', 'J18.9', 'uncertain'],
    ['Return to the clinic if fever develops.', 'R50.9', 'uncertain'],
    ['History of pneumonia as a child.', 'J18.9', 'historical'],
  ])('does not propose "%s" and keeps what it is', (text, code, assertion) => {
    expect(rowOf(text, code)).toMatchObject({ assertion, proposed: false });
  });
  it('proposes a lasting condition of the past history', () => {
    expect(proposed('Past medical history: hypertension and asthma.')).toEqual(['I10', 'J45.909']);
  });
  it('proposes a status only for an operation of the past', () => {
    expect(proposed('Status post nephrectomy in 2012.')).toEqual(['Z90.5']);
    expect(proposed('We discussed nephrectomy.')).toEqual([]);
  });
  it('reads family history by its heading', () => {
    expect(rowOf('FAMILY HISTORY:\nBreast cancer.\n', 'C50.919')).toMatchObject({
      assertion: 'family',
      proposed: false,
    });
  });
  it('offers a body mass index only beside a diagnosis', () => {
    expect(proposed('Obesity. BMI 32.4.')).toEqual(['E66.9', 'Z68.32']);
    expect(rowOf('BMI 32.4.', 'Z68.32')?.proposed).toBe(false);
  });
  it('takes an A1c as a hint, never as a diagnosis', () => {
    expect(rowOf('HbA1c: 7.9 %', 'E11.9')).toMatchObject({ way: 'lab value', proposed: false });
  });
  it('takes a medicine of the list as long-term use', () => {
    expect(proposed('MEDICATIONS:\nMetformin 500 mg twice daily\n')).toEqual(['Z79.84']);
    expect(proposed('Metformin was discontinued.')).toEqual([]);
  });
  it('takes codes from the given set only', () => {
    const known = new Set(CODES.map((code) => code.code));
    const rows = suggester.suggest(
      'Migraine, gout, fever, dizziness, stroke, UTI, left knee pain, warfarin daily.',
    );
    expect(rows.every((row) => known.has(row.code))).toBe(true);
    expect(rows.map((row) => row.code)).toContain('R50.9');
  });
  it('gives nothing for an empty note and keeps to the limit', () => {
    expect(suggester.suggest('')).toEqual([]);
    expect(suggester.suggest('Fever, cough, chest pain.', { limit: 2 })).toHaveLength(2);
  });
  it('reads a note of 1 MB without giving up', () => {
    const long = 'No fever. She has a cough and left knee pain. '.repeat(22_000);
    const began = performance.now();
    expect(suggester.suggest(long).some((row) => row.code === 'R05.9')).toBe(true);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});

import { describe, expect, it } from 'vitest';
import { adjustByCounts, countBook, phraseOf, type ChoiceCount } from '#shared/domain/notes/local-counts.ts';

const count = (phrase: string, change: Partial<ChoiceCount>): ChoiceCount => ({
  phrase,
  system: 'icd10cm',
  code: 'I10',
  accepted: 0,
  rejected: 0,
  notToday: 0,
  ...change,
});
const adjust = (counts: readonly ChoiceCount[], phrases: readonly string[] = ['hypertension']) =>
  adjustByCounts({ system: 'icd10cm', code: 'I10', score: 0.7, phrases }, countBook(counts));

describe('a passage as a phrase', () => {
  it('is its words, without values and joining words', () => {
    expect(phraseOf('Pain in the left Knee')).toBe('pain left knee');
    expect(phraseOf('A1c 8.1 %')).toBe(phraseOf('A1c 7.4 %'));
    expect(phraseOf('Type 2 diabetes mellitus')).not.toBe(phraseOf('Type 1 diabetes mellitus'));
    expect(phraseOf('')).toBe('');
  });
});

describe('counts of this practice', () => {
  it('change nothing where nothing was chosen', () => {
    expect(adjust([])).toEqual({ score: 0.7, stopped: false, accepted: 0, rejected: 0 });
    expect(adjust([count('other words', { rejected: 9 })])).toMatchObject({ score: 0.7, stopped: false });
  });
  it('raise what was accepted and lower what was rejected, within limits', () => {
    expect(adjust([count('hypertension', { accepted: 2 })]).score).toBe(0.74);
    expect(adjust([count('hypertension', { accepted: 500 })]).score).toBe(0.8);
    expect(adjust([count('hypertension', { rejected: 1 })]).score).toBe(0.62);
    expect(adjust([count('hypertension', { rejected: 100 })]).score).toBe(0.4);
  });
  it('stop a phrase after three more rejections than acceptances', () => {
    expect(adjust([count('hypertension', { rejected: 2 })]).stopped).toBe(false);
    expect(adjust([count('hypertension', { rejected: 3 })]).stopped).toBe(true);
    expect(adjust([count('hypertension', { rejected: 3, accepted: 1 })]).stopped).toBe(false);
    expect(adjust([count('hypertension', { rejected: 40, accepted: 30 })]).stopped).toBe(true);
  });
  it('let "not treated today" move the order a little and stop nothing', () => {
    const result = adjust([count('hypertension', { notToday: 5 })]);
    expect(result.stopped).toBe(false);
    expect(result.score).toBe(0.6);
  });
  it('hold a code back only when all its phrases were refused', () => {
    const counts = [count('htn', { rejected: 5 })];
    expect(adjust(counts, ['htn']).stopped).toBe(true);
    expect(adjust(counts, ['htn', 'hypertension'])).toMatchObject({ stopped: false, score: 0.7 });
  });
});

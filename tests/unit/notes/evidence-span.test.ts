import { describe, expect, it } from 'vitest';
import { createSuggester } from '#shared/domain/notes/suggest.ts';
import { CODES } from './support.ts';

const suggester = createSuggester({ codes: CODES });
const passages = (text: string, code: string): string[] =>
  suggester
    .suggest(text)
    .find((row) => row.code === code)
    ?.evidence.map((passage) => passage.text) ?? [];

describe('a marked passage', () => {
  it.each([
    ['Woman with type 2 diabetes mellitus since 2019.', 'E11.9', 'type 2 diabetes mellitus'],
    [
      'Type 2 diabetes mellitus without complications.',
      'E11.9',
      'Type 2 diabetes mellitus without complications',
    ],
    ['Essential hypertension, at goal.', 'I10', 'Essential hypertension'],
    ['She has pain in the left knee.', 'M25.562', 'pain in the left knee'],
    ['Left knee pain for a week.', 'M25.562', 'Left knee pain'],
  ])('holds all words of the term: %s', (text, code, passage) => {
    expect(passages(text, code)).toEqual([passage]);
  });

  it.each([
    ['Right knee pain and left knee pain.', 'M25.561', 'Right knee pain'],
    ['Left arm fine, knee pain since.', 'M25.569', 'knee pain'],
    ['Knee pain\nleft arm fine.', 'M25.569', 'Knee pain'],
  ])('takes no word of another finding, over no comma and no line: %s', (text, code, passage) => {
    expect(passages(text, code)).toContain(passage);
  });
});

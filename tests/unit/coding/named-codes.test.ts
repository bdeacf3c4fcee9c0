import { describe, expect, it } from 'vitest';
import { lineParts } from '#renderer/features/coding/card/named-codes.ts';

const read = (text: string, codes: readonly string[]) =>
  lineParts(text, codes)
    .map((part) => (part.kind === 'code' ? `<${part.code}>` : part.text))
    .join('');

describe('the codes of a line of the tabular list', () => {
  it.each([
    ['oral antidiabetic drugs (Z79.84)', ['Z79.84'], 'oral antidiabetic drugs (<Z79.84>)'],
    ['gout (M10.-)', ['M10'], 'gout (<M10>.-)'],
    ['diabetes (E08-E13)', ['E08'], 'diabetes (<E08>-E13)'],
    [
      'burn (T31.1), frostbite (T33, T34)',
      ['T33', 'T34', 'T31.1'],
      'burn (<T31.1>), frostbite (<T33>, <T34>)',
    ],
    ['gout of M10.1 and M10', ['M10'], 'gout of M10.1 and <M10>'],
    ['named twice (I10), (I10)', ['I10', 'I10'], 'named twice (<I10>), (I10)'],
    ['nothing printed', ['I10', 'I11'], 'nothing printed <I10> <I11>'],
    ['no codes', [], 'no codes'],
  ])('%s', (text, codes, told) => {
    expect(read(text, codes)).toBe(told);
  });
});

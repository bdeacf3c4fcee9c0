import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskWords, matchesMask, readMask } from '#shared/domain/mask.ts';

const matches = (form: string, text: string): boolean => {
  const mask = readMask(form);
  if ('wrong' in mask) throw new Error(mask.wrong);
  return matchesMask(mask, text);
};

describe('a mask', () => {
  it.each([
    ['A{3}9{9}', 'INV000111222', true],
    ['A{3}9{9}', 'inv000111222', true],
    ['A{3}9{9}', 'INV00011122', false],
    ['A{3}9{9}', 'INV0001112223', false],
    ["'A'9{8}", 'A12345678', true],
    ["'A'9{8}", 'B12345678', false],
    ['W9{3-5}', 'W123', true],
    ['W9{3-5}', 'W12345', true],
    ['W9{3-5}', 'W123456', false],
    ['9*', '9', true],
    ['9*', '9xyz', true],
    ['*9', 'abc7', true],
    ['*9', 'abc', false],
    ['NNN-99', 'a1B-22', true],
    ['A{0-2}9', '7', true],
    ['A{0-2}9', 'AB7', true],
  ])('%s on %s: %s', (form, text, fits) => {
    expect(matches(form, text)).toBe(fits);
  });

  it.each([
    ['', 'Write a form'],
    ['9{', 'A count is'],
    ['{3}', 'A count in braces'],
    ["'abc", 'closing quote'],
    ['9{4-2}', 'from the lesser'],
    ['9{99}9{99}9{99}', 'at most'],
    ['9'.repeat(81), 'at most 80'],
  ])('refuses %s', (form, sentence) => {
    const read = readMask(form);
    expect('wrong' in read ? read.wrong : '').toContain(sentence);
  });

  it('says itself in words', () => {
    const words = (form: string): string => {
      const mask = readMask(form);
      return 'wrong' in mask ? mask.wrong : maskWords(mask);
    };
    expect(words('A{3}9{9}')).toBe('3 letters, 9 digits');
    expect(words("'A'9{8}")).toBe('“A”, 8 digits');
    expect(words('XX9*')).toBe('“XX”, 1 digit, anything');
  });

  it('takes time in proportion, whatever the mask and the text', () => {
    const mask = readMask('*9*9*9*9*9*9*9*9*9*9*9*9*9*9*A');
    if ('wrong' in mask) throw new Error(mask.wrong);
    const from = performance.now();
    expect(matchesMask(mask, '9'.repeat(100))).toBe(false);
    expect(performance.now() - from).toBeLessThan(200);
  });

  it('reads any text without throwing, and says something', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ maxLength: 60 }), (form, text) => {
        const mask = readMask(form);
        if (!('wrong' in mask)) expect(typeof matchesMask(mask, text)).toBe('boolean');
      }),
    );
  });

  it('finds a text of quoted signs in itself alone', () => {
    const plain = fc.stringMatching(/^[B-MO-Z0-8-]{1,40}$/);
    fc.assert(
      fc.property(plain, plain, (one, other) => {
        expect(matches(`'${one}'`, other)).toBe(one.toUpperCase() === other.toUpperCase());
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClia, isNpi, isTaxId, isTaxonomy, isZip9, STATES } from '#shared/domain/identifiers.ts';
import { isMbi } from '#shared/domain/scrub/rules/medicare-member-id.ts';

describe('isNpi', () => {
  it.each(['1234567893', '1000000004', '2000000002'])('takes %s', (npi) => expect(isNpi(npi)).toBe(true));
  it.each(['1234567890', '123456789', '12345678933', '3234567893', '123456789A', '', ' 1234567893'])(
    'refuses "%s"',
    (npi) => expect(isNpi(npi)).toBe(false),
  );
  it('refuses every NPI with one digit changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digits = '1234567893'.split('');
        digits[place] = String((Number(digits[place]) + by) % 10);
        return !isNpi(digits.join(''));
      }),
    );
  });
});

describe('other identifiers', () => {
  it.each([
    ['123456789', 'EI', true],
    ['003456789', 'EI', false],
    ['120000000', 'EI', false],
    ['12345678', 'EI', false],
    ['123456789', 'SY', true],
    ['666123456', 'SY', false],
    ['900123456', 'SY', false],
    ['123006789', 'SY', false],
    ['123450000', 'SY', false],
  ] as const)('tax id %s as %s: %s', (id, kind, ok) => expect(isTaxId(id, kind)).toBe(ok));

  it.each([
    ['207Q00000X', true],
    ['207Q000001', false],
    ['207q00000X', false],
    ['207Q0000X', false],
  ])('taxonomy %s: %s', (code, ok) => expect(isTaxonomy(code)).toBe(ok));

  it.each([
    ['441135678', true],
    ['44113', false],
    ['44113-5678', false],
    ['441130000', false],
    ['000001234', false],
  ])('nine-digit ZIP %s: %s', (zip, ok) => expect(isZip9(zip)).toBe(ok));

  it.each([
    ['99D9999999', true],
    ['9999999999', false],
    ['99D999999', false],
    ['99d9999999', false],
  ])('CLIA %s: %s', (clia, ok) => expect(isClia(clia)).toBe(ok));

  it.each([
    ['1EG4TE5MK73', true],
    ['1EG4TE5MK72', true],
    ['0EG4TE5MK73', false],
    ['1SG4TE5MK73', false],
    ['1EG4-TE5-MK73', false],
    ['1EG4TE5MK7', false],
    ['1eg4te5mk73', false],
    ['1EGATE5MK73', false],
  ])('Medicare number %s: %s', (id, ok) => expect(isMbi(id)).toBe(ok));

  it('knows states, territories and military codes, and not ZZ', () => {
    expect(['OH', 'DC', 'PR', 'AP'].every((s) => STATES.has(s))).toBe(true);
    expect(STATES.has('ZZ')).toBe(false);
  });
});

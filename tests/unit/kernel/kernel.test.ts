import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, ageOn, daysBetween, fromD8, IsoDate, isoDate, toD8 } from '#shared/kernel/dates.ts';
import { allocate, cents, formatAmount, parseAmount, sumCents, x12Amount } from '#shared/kernel/money.ts';

const anyCents = fc.integer({ min: -99_999_999_999, max: 99_999_999_999 });

describe('money', () => {
  it('refuses what is not a whole number of cents', () => {
    for (const n of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => cents(n)).toThrow(RangeError);
    expect(Object.is(cents(-0), 0)).toBe(true);
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });

  it.each([
    ['1,234.50', 123450],
    ['-12', -1200],
    ['.5', 50],
    ['0.07', 7],
    [' 25.00 ', 2500],
    ['1.234', null],
    ['12,34', null],
    ['1e3', null],
    ['', null],
    ['.', null],
    ['-', null],
  ])('reads "%s" as %s', (text, amount) => expect(parseAmount(text)).toBe(amount));

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(anyCents, (n) => {
        expect(parseAmount(x12Amount(n))).toBe(cents(n));
        expect(parseAmount(formatAmount(n).replace('\u2212', '-'))).toBe(cents(n));
      }),
    );
  });

  it.each([
    [0, '0'],
    [100, '1'],
    [150, '1.5'],
    [7, '0.07'],
    [-1342, '-13.42'],
  ])('writes %s cents for X12 as %s', (n, text) => expect(x12Amount(n)).toBe(text));

  it('allocates without losing a cent, fairly', () => {
    fc.assert(
      fc.property(
        anyCents,
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 20 }),
        (n, weights) => {
          fc.pre(weights.some((w) => w > 0));
          const total = weights.reduce((a, b) => a + b, 0);
          const parts = allocate(cents(n), weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(n);
          parts.forEach((p, i) => {
            const exact = (BigInt(Math.abs(n)) * BigInt(weights[i] ?? 0)) / BigInt(total);
            expect(Math.abs(p) - Number(exact)).toBeLessThanOrEqual(1);
            expect(Math.abs(p) - Number(exact)).toBeGreaterThanOrEqual(0);
          });
        },
      ),
    );
    expect(() => allocate(cents(1), [0, 0])).toThrow(RangeError);
  });
});

describe('dates', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', ''])('refuses "%s"', (text) => {
    expect(IsoDate.safeParse(text).success).toBe(false);
    expect(() => isoDate(text)).toThrow(RangeError);
  });

  it('counts days over leap years and back', () => {
    expect(addDays(isoDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(daysBetween(isoDate('2024-02-28'), isoDate('2024-03-01'))).toBe(2);
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (n) => {
        const from = isoDate('2026-03-03');
        expect(daysBetween(from, addDays(from, n))).toBe(n);
      }),
    );
  });

  it('reads and writes the eight digits of X12', () => {
    expect(fromD8('20260303')).toBe('2026-03-03');
    expect(fromD8('20260230')).toBeNull();
    expect(fromD8('260303')).toBeNull();
    expect(toD8(isoDate('2026-03-03'))).toBe('20260303');
  });

  it('knows the age up to the birthday', () => {
    expect(ageOn(isoDate('2000-06-15'), isoDate('2026-06-14'))).toBe(25);
    expect(ageOn(isoDate('2000-06-15'), isoDate('2026-06-15'))).toBe(26);
    expect(ageOn(isoDate('2000-02-29'), isoDate('2026-02-28'))).toBe(25);
  });
});

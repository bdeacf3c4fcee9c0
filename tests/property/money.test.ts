import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allocate, cents, formatAmount, parseAmount, x12Amount } from '#shared/kernel/money.ts';

const amount = fc.integer({ min: -1e12, max: 1e12 }).map(cents);

it('allocation loses no cent, keeps the sign, and is fair to within a cent', () => {
  const weights = fc.array(fc.nat(1e6), { minLength: 1, maxLength: 12 }).filter((w) => w.some((n) => n > 0));
  fc.assert(
    fc.property(amount, weights, (total, w) => {
      const parts = allocate(total, w);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(Number(total));
      const sum = w.reduce((a, b) => a + b, 0);
      parts.forEach((part, i) => {
        const exact = (BigInt(total) * BigInt(w[i] ?? 0)) / BigInt(sum);
        expect(Math.abs(Number(BigInt(part) - exact))).toBeLessThanOrEqual(1);
        if (w[i] === 0) expect(part).toBe(0);
      });
    }),
  );
});

it('amounts are read as they were written, in every form', () => {
  fc.assert(
    fc.property(amount, (a) => {
      expect(parseAmount(x12Amount(a))).toBe(a);
      expect(parseAmount(formatAmount(a).replace('\u2212', '-'))).toBe(a);
      expect(x12Amount(a)).toMatch(/^-?\d+(\.\d?[1-9])?$/);
    }),
  );
});

it.each(['', '-', '.', '1.234', '1,23', '1e3', '12 34', 'NaN', '99999999999999999'])(
  '%j is no amount',
  (text) => {
    expect(parseAmount(text)).toBeNull();
  },
);

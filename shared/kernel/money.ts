import { z } from 'zod';

/**
 * An amount of money in whole cents of a dollar. Negative amounts are allowed: reversals,
 * takebacks and credits are ordinary in billing. It never holds a fraction and never leaves the
 * range in which a double counts exactly.
 */
export const Cents = z.int().brand('Cents');
export type Cents = z.infer<typeof Cents>;

/** @param n whole cents. @throws RangeError when not a safe integer. */
export function cents(n: number): Cents {
  if (!Number.isSafeInteger(n)) throw new RangeError('An amount must be a whole number of cents.');
  // -0 would print as "-0.00" and be unequal to 0 under Object.is.
  return (n === 0 ? 0 : n) as Cents;
}

export const ZERO = cents(0);

/** Exact sum in cents. @throws RangeError beyond the safe range. */
export function sumCents(amounts: Iterable<number>): Cents {
  let total = 0;
  for (const a of amounts) {
    total += a;
    if (!Number.isSafeInteger(total)) throw new RangeError('The sum leaves the safe range of cents.');
  }
  return cents(total);
}

const AMOUNT = /^([+-]?)(\d{1,13})?(?:\.(\d{0,2}))?$/;

/**
 * Reads an amount from its digits, never through a float: `1,234.50`, `-12`, `.5`.
 * @returns cents, or null when the text is not an amount with at most two decimals.
 */
export function parseAmount(text: string): Cents | null {
  const t = text.trim();
  const plain = t.includes(',')
    ? /^[+-]?\d{1,3}(,\d{3})+(\.\d{0,2})?$/.test(t)
      ? t.replaceAll(',', '')
      : ''
    : t;
  const m = AMOUNT.exec(plain);
  if (!m || (m[2] === undefined && !m[3])) return null;
  const n = Number(m[2] ?? '0') * 100 + Number((m[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(n)) return null;
  return cents(m[1] === '-' ? -n : n);
}

/** For reading: grouped by thousands, true minus sign, no currency sign: `−1,234.50`. */
export function formatAmount(amount: number): string {
  const abs = Math.abs(amount);
  const whole = String(Math.floor(abs / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const text = `${whole}.${String(abs % 100).padStart(2, '0')}`;
  return amount < 0 ? `\u2212${text}` : text;
}

/**
 * An amount as X12 decimal data (type R): no trailing zeros, no leading zero, `0` for nothing.
 * Source: X12.6, numeric type R; pyx12 and most payers accept both forms, this is the shortest.
 */
export function x12Amount(amount: number): string {
  const abs = Math.abs(amount);
  const frac =
    abs % 100 === 0
      ? ''
      : `.${String(abs % 100)
          .padStart(2, '0')
          .replace(/0$/, '')}`;
  const whole = Math.floor(abs / 100);
  const text = whole === 0 && frac !== '' ? frac.replace(/^\./, '0.') : `${whole}${frac}`;
  return amount < 0 ? `-${text}` : text;
}

/**
 * Splits an amount by weights so that the parts sum to it exactly (largest remainder; ties go to
 * the earlier part).
 * @param total cents. @param weights non-negative numbers, at least one positive.
 * @returns one amount per weight. @throws RangeError for bad weights.
 */
export function allocate(total: Cents, weights: readonly number[]): Cents[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (!(sum > 0) || weights.some((w) => !Number.isSafeInteger(w) || w < 0))
    throw new RangeError('Weights must be whole, not negative, and not all zero.');
  const sign = total < 0 ? -1n : 1n;
  const abs = BigInt(Math.abs(total));
  const parts = weights.map((w) => (abs * BigInt(w)) / BigInt(sum));
  let left = Number(abs - parts.reduce((a, b) => a + b, 0n));
  const order = weights
    .map((w, i) => ({ i, rest: (abs * BigInt(w)) % BigInt(sum) }))
    .filter(({ rest }) => rest > 0n)
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of order) {
    if (left === 0) break;
    parts[i] = (parts[i] ?? 0n) + 1n;
    left -= 1;
  }
  return parts.map((p) => cents(Number(p * sign)));
}

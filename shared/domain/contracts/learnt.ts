import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Expectation, PricedLine } from './price.ts';

/** What a payer allowed for a line before, as it stands after every correction. */
export type SeenAllowed = {
  readonly serviceDate: IsoDate;
  readonly units: number;
  readonly allowedCents: number;
};

/** So many of the newest are looked at, and so many must agree. */
export const SEEN_AT_MOST = 12;
export const SEEN_AT_LEAST = 3;

/**
 * The amount that a payer allows as a rule: the most frequent of the newest values for one unit, if it was seen at
 * least three times and makes up at least half of them. Values of the line's own calendar year speak alone as soon as
 * there are three, because fee schedules change with the year.
 * @param seen newest first.
 */
export function learnt(line: PricedLine, seen: readonly SeenAllowed[]): Expectation {
  const year = line.serviceDate.slice(0, 4);
  const sameYear = seen.filter((s) => s.serviceDate.startsWith(year));
  const newest = (sameYear.length >= SEEN_AT_LEAST ? sameYear : seen).slice(0, SEEN_AT_MOST);
  const values = newest.flatMap((s) => {
    const amount = forUnits(s, line.units);
    return amount === null ? [] : [{ amount, on: s.serviceDate }];
  });
  if (values.length < SEEN_AT_LEAST)
    return {
      known: 'none',
      why:
        values.length === 0
          ? 'No contract rate, and the payer was not seen to pay this before.'
          : `No contract rate, and seen only ${values.length === 1 ? 'once' : 'twice'} before.`,
    };
  const counts = new Map<number, number>();
  for (const { amount } of values) counts.set(amount, (counts.get(amount) ?? 0) + 1);
  // Of equally frequent values the newer one stands first.
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most || most[1] < SEEN_AT_LEAST || most[1] * 2 < values.length)
    return {
      known: 'none',
      why: `No contract rate, and the last ${values.length} amounts of this payer differ too much.`,
    };
  const [amountCents, count] = most;
  const since = values
    .filter((v) => v.amount === amountCents)
    .map((v) => v.on)
    .sort()[0];
  return {
    known: 'learnt',
    amountCents,
    basis: `Learnt: ${formatAmount(amountCents)} seen ${count} times since ${since ?? ''}.`,
    count,
    since: since ?? null,
  };
}

/** The same price for other units; null when it does not divide into whole cents. */
export function forUnits(seen: SeenAllowed, units: number): number | null {
  if (seen.units === units) return seen.allowedCents;
  const whole = seen.allowedCents * units;
  return seen.units > 0 && whole % seen.units === 0 ? whole / seen.units : null;
}

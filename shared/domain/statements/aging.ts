import { daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';

/** Last day of each bucket but the last: up to 30, 31 to 60, 61 to 90, 91 to 120, over 120 days. */
export const AGING_ENDS = [30, 60, 90, 120] as const;
export const AGING_BUCKETS = AGING_ENDS.length + 1;

/** Something open: what it comes to (negative: a credit), and since when the patient owes it. */
export type OpenAmount = { readonly sinceOn: IsoDate; readonly amountCents: number };

/** The bucket of an age in days. */
export function bucketOf(days: number): number {
  const found = AGING_ENDS.findIndex((end) => days <= end);
  return found < 0 ? AGING_ENDS.length : found;
}

/** Open amounts after credits were used for the oldest first. A credit that is left over stands alone, as of `asOf`. */
export function netOpen(open: readonly OpenAmount[], asOf: IsoDate): OpenAmount[] {
  let credit = -open.reduce((sum, o) => sum + Math.min(0, o.amountCents), 0);
  const left: OpenAmount[] = [];
  const oldestFirst = [...open]
    .filter((o) => o.amountCents > 0)
    .sort((a, b) => (a.sinceOn < b.sinceOn ? -1 : a.sinceOn > b.sinceOn ? 1 : 0));
  for (const item of oldestFirst) {
    const used = Math.min(credit, item.amountCents);
    credit -= used;
    if (item.amountCents > used) left.push({ ...item, amountCents: item.amountCents - used });
  }
  if (credit > 0) left.push({ sinceOn: asOf, amountCents: -credit });
  return left;
}

/** Sums of the buckets; together they are the sum of what is open. Ages below zero count as new. */
export function agingOf(open: readonly OpenAmount[], asOf: IsoDate): readonly Cents[] {
  const sums = Array.from({ length: AGING_BUCKETS }, () => 0);
  for (const { sinceOn, amountCents } of netOpen(open, asOf)) {
    const bucket = bucketOf(Math.max(0, daysBetween(sinceOn, asOf)));
    sums[bucket] = (sums[bucket] ?? 0) + amountCents;
  }
  return sums.map(cents);
}

/** Age in days of the oldest amount still open after credits; 0 when none is. */
export function oldestAge(open: readonly OpenAmount[], asOf: IsoDate): number {
  return netOpen(open, asOf).reduce(
    (age, o) => (o.amountCents > 0 ? Math.max(age, daysBetween(o.sinceOn, asOf)) : age),
    0,
  );
}

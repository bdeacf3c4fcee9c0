import { addDays, type IsoDate } from '#shared/kernel/dates.ts';

/** Age of what is open, in days: the usual columns of an aging report. */
export const AGE_BUCKETS = ['0-30', '31-60', '61-90', '91-120', '120+'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

/** Whether the age counts from the day of service or from the day of the first bill. */
export const AGE_BASES = ['service', 'first_bill'] as const;
export type AgeBasis = (typeof AGE_BASES)[number];

export const AGE_BY = ['payer', 'patient', 'provider'] as const;
export type AgeBy = (typeof AGE_BY)[number];

/**
 * First days of the buckets as of a day: what dates from `firstDays[0]` or later is 0–30 days old, from
 * `firstDays[1]` 31–60 … what is older is 120+. Undated items count as new.
 */
export function bucketStarts(asOf: IsoDate): readonly [IsoDate, IsoDate, IsoDate, IsoDate] {
  return [addDays(asOf, -30), addDays(asOf, -60), addDays(asOf, -90), addDays(asOf, -120)];
}

/** The bucket of a day; an empty one is new. */
export function bucketOf(day: string, asOf: IsoDate): AgeBucket {
  if (day === '') return '0-30';
  const starts = bucketStarts(asOf);
  const at = starts.findIndex((start) => day >= start);
  return AGE_BUCKETS[at === -1 ? 4 : at] ?? '120+';
}

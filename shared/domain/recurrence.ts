import { addDays, type IsoDate } from '#shared/kernel/dates.ts';

export type RecurrenceUnit = 'day' | 'week' | 'month';

/**
 * The day of the n-th repetition, counted from the first day. A month that is too short takes its last day, and the
 * day comes back in the next month that has it.
 * @param n 0 is the first day itself.
 */
export function occurrence(first: IsoDate, every: number, unit: RecurrenceUnit, n: number): IsoDate {
  if (unit !== 'month') return addDays(first, n * every * (unit === 'week' ? 7 : 1));
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number);
  const months = year * 12 + month - 1 + n * every;
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(Math.min(day, last.getUTCDate()))}` as IsoDate;
}

import { z } from 'zod';

/** A calendar day without a zone, `YYYY-MM-DD`: dates of service, birth, posting, deposit. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as YYYY-MM-DD.')
  .refine(isRealDay, 'There is no such day.')
  .brand('IsoDate');
export type IsoDate = z.infer<typeof IsoDate>;

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand('Instant');
export type Instant = z.infer<typeof Instant>;

/** Where services get the time from; a test passes a fixed one. */
export type Clock = { readonly now: () => Instant; readonly today: () => IsoDate };

function isRealDay(text: string): boolean {
  const [y, m, d] = text.split('-').map(Number);
  if (!y || !m || !d) return false;
  const date = new Date(Date.UTC(y, m - 1, d));
  return date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

/** @throws RangeError when the text is not a day of the calendar. */
export function isoDate(text: string): IsoDate {
  const parsed = IsoDate.safeParse(text);
  if (!parsed.success) throw new RangeError(`"${text}" is not a day of the calendar.`);
  return parsed.data;
}

/** X12 D8 (`CCYYMMDD`) → day, or null when it is none. */
export function fromD8(text: string): IsoDate | null {
  const m = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!m) return null;
  const parsed = IsoDate.safeParse(`${m[1]}-${m[2]}-${m[3]}`);
  return parsed.success ? parsed.data : null;
}

/** Day → X12 D8. */
export function toD8(day: IsoDate): string {
  return day.slice(0, 4) + day.slice(5, 7) + day.slice(8);
}

/** Day plus (or minus) whole days. */
export function addDays(day: IsoDate, days: number): IsoDate {
  const at = Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)) + days);
  const date = new Date(at);
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}` as IsoDate;
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

/** Completed years of age on a day. */
export function ageOn(birth: IsoDate, day: IsoDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

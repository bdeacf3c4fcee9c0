import { addDays, daysBetween, type IsoDate, isoDate } from '#shared/kernel/dates.ts';

/**
 * Federal holidays of a year as they are observed (5 U.S.C. 6103): one on a Saturday is kept the day before, one on
 * a Sunday the day after.
 */
export function federalHolidays(year: number): readonly IsoDate[] {
  const fixed = [
    [1, 1],
    [6, 19],
    [7, 4],
    [11, 11],
    [12, 25],
  ].map(([month = 1, day = 1]) => observed(dayOf(year, month, day)));
  const next = observed(dayOf(year + 1, 1, 1));
  return [
    ...fixed,
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    lastMonday(year, 5),
    nthWeekday(year, 9, 1, 1),
    nthWeekday(year, 10, 1, 2),
    nthWeekday(year, 11, 4, 4),
    ...(next.startsWith(String(year)) ? [next] : []),
  ].sort();
}

/** Monday to Friday without federal holidays. */
export function isBusinessDay(day: IsoDate): boolean {
  const week = weekday(day);
  return week !== 0 && week !== 6 && !federalHolidays(Number(day.slice(0, 4))).includes(day);
}

/** The day that lies so many business days after a day, which itself does not count. */
export function addBusinessDays(day: IsoDate, count: number): IsoDate {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isBusinessDay(at)) left -= 1;
  }
  return at;
}

/** Business days from `from` (not counted) through `to` (counted). */
export function businessDaysBetween(from: IsoDate, to: IsoDate): number {
  let count = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isBusinessDay(at)) count += 1;
  return count;
}

export type DeliveryRule = {
  /** The last day on which the estimate may reach the patient; null when none has to be given. */
  readonly dueOn: IsoDate | null;
  readonly words: string;
};

/**
 * By when a good-faith estimate has to reach the patient, 45 CFR 149.610(b)(1)(vi): scheduled at least ten business
 * days ahead, or asked for: within three business days; scheduled at least three business days ahead: within one;
 * scheduled later than that: none has to be given.
 * @param askedOn day of scheduling or of the request. @param serviceOn null when it was asked for without a date.
 */
export function deliveryRule(askedOn: IsoDate, serviceOn: IsoDate | null): DeliveryRule {
  if (serviceOn === null)
    return {
      dueOn: addBusinessDays(askedOn, 3),
      words: 'Asked for without a date: within three business days.',
    };
  const ahead = businessDaysBetween(askedOn, serviceOn);
  if (ahead >= 10)
    return {
      dueOn: addBusinessDays(askedOn, 3),
      words: 'Scheduled ten or more business days ahead: within three business days.',
    };
  if (ahead >= 3)
    return {
      dueOn: addBusinessDays(askedOn, 1),
      words: 'Scheduled three to nine business days ahead: within one business day.',
    };
  return {
    dueOn: null,
    words: 'Scheduled less than three business days ahead: no estimate has to be given.',
  };
}

function dayOf(year: number, month: number, day: number): IsoDate {
  const two = (n: number): string => String(n).padStart(2, '0');
  return isoDate(`${year}-${two(month)}-${two(day)}`);
}

/** 0 is Sunday. 1970-01-04 was one. */
function weekday(day: IsoDate): number {
  return ((daysBetween(isoDate('1970-01-04'), day) % 7) + 7) % 7;
}

function observed(day: IsoDate): IsoDate {
  const week = weekday(day);
  return week === 6 ? addDays(day, -1) : week === 0 ? addDays(day, 1) : day;
}

function nthWeekday(year: number, month: number, week: number, nth: number): IsoDate {
  const first = dayOf(year, month, 1);
  return addDays(first, ((week - weekday(first) + 7) % 7) + (nth - 1) * 7);
}

function lastMonday(year: number, month: number): IsoDate {
  const last = addDays(dayOf(year, month + 1, 1), -1);
  return addDays(last, -((weekday(last) + 6) % 7));
}

import { addDays, IsoDate } from '#shared/kernel/dates.ts';

/**
 * Reads a day as people type it: `2026-11-17`, `11/17/2026`, `11/17/26`, `11172026`, `t` for today,
 * `t-3`, `t+1`. Years of two digits are read within the last 100 years.
 * @param today the day that `t` means.
 * @returns the day, or null when it is none.
 */
export function readDate(text: string, today: IsoDate): IsoDate | null {
  const t = text.trim().toLowerCase();
  const relative = /^t(?:([+-]\d{1,4}))?$/.exec(t);
  if (relative) return addDays(today, Number(relative[1] ?? 0));
  const us = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(t) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(t);
  const iso = us ? `${fullYear(us[3] ?? '', today)}-${pad(us[1])}-${pad(us[2])}` : t;
  const parsed = IsoDate.safeParse(iso);
  return parsed.success ? parsed.data : null;
}

function pad(part: string | undefined): string {
  return (part ?? '').padStart(2, '0');
}

function fullYear(year: string, today: IsoDate): string {
  if (year.length === 4) return year;
  const century = today.slice(0, 2);
  const here = `${century}${year}`;
  return here <= `${Number(today.slice(0, 4)) + 5}` ? here : `${Number(century) - 1}${year}`;
}

/** Today by this computer's calendar. */
export function localToday(): IsoDate {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as IsoDate;
}

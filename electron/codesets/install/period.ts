import type { DaysKnown } from '#shared/domain/codes/release-kinds.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';

/** The days that a release speaks for. */
export type Period = {
  /** When it came into force: of two releases for a day the later one counts. */
  readonly published: string;
  readonly from: string;
  readonly to: string | null;
  /** As people name it: `FY2026`, `2025 Q4`. */
  readonly label: string;
  /** How the days are known, for the preview. */
  readonly known: DaysKnown;
};
export type Known = Period['known'];

/**
 * Billable codes in each ICD-10-CM release as NCHS and CMS publish them: the order file itself carries no date.
 * Each count is the one before it with the release's added and deleted codes, and no two are the same; the
 * April updates of 2025 and 2026 changed no code and are told from October's by their name only.
 */
const BILLABLE_CODES: ReadonlyMap<number, string> = new Map([
  [69_823, '2015-10-01'],
  [71_486, '2016-10-01'],
  [71_704, '2017-10-01'],
  [71_932, '2018-10-01'],
  [72_184, '2019-10-01'],
  [72_616, '2020-10-01'],
  [72_621, '2021-01-01'],
  [72_748, '2021-10-01'],
  [72_750, '2022-04-01'],
  [73_639, '2022-10-01'],
  [73_674, '2023-04-01'],
  [74_044, '2023-10-01'],
  [74_260, '2024-10-01'],
  [74_719, '2025-10-01'],
  [74_879, '2026-10-01'],
]);

/** First day of an ICD-10-CM release by its number of billable codes; null for a count not known. */
export function icd10FirstDay(billable: number): string | null {
  return BILLABLE_CODES.get(billable) ?? null;
}

/** From a day to the end of its federal fiscal year (30 September). */
export function fiscalPeriod(first: string, known: Known): Period {
  const year = fiscalYearOf(first);
  const label = first.endsWith('-10-01') ? `FY${year}` : `FY${year} from ${first}`;
  return { published: first, from: first, to: `${year}-09-30`, label, known };
}

/** The federal fiscal year of a day: 2025-10-01 is in 2026. */
export function fiscalYearOf(day: string): string {
  return String(Number(day.slice(0, 4)) + (day.slice(5) >= '10-01' ? 1 : 0));
}

/** First day of a fiscal year: FY2026 begins on 2025-10-01. */
export function fiscalFirstDay(year: string): string {
  return `${Number(year) - 1}-10-01`;
}

/** The calendar quarter that a day lies in. */
export function quarterPeriod(day: string, known: Known): Period {
  const quarter = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const year = day.slice(0, 4);
  const from = `${year}-${['01', '04', '07', '10'][quarter]}-01`;
  const to = `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter]}`;
  return { published: from, from, to, label: `${year} Q${quarter + 1}`, known };
}

/** The calendar year that a day lies in. */
export function yearPeriod(day: string, known: Known): Period {
  const year = day.slice(0, 4);
  return { published: `${year}-01-01`, from: `${year}-01-01`, to: `${year}-12-31`, label: year, known };
}

/** From a day on, until a later release. */
export function openPeriod(day: string, known: Known): Period {
  return { published: day, from: day, to: null, label: day, known };
}

/** The day after. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** The day before. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A day that a file's name speaks of: `2026q3`, `2026-04-01`, `OCT2025`, `2026_Jul`, `April-1-2026`; the first
 * of January for a year alone. Only a hint for files that do not say it themselves. Null when it has none.
 */
export function dayInName(name: string): { readonly day: string; readonly yearOnly: boolean } | null {
  const text = name.toLowerCase();
  const whole = /(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)/.exec(text);
  if (whole) return { day: whole[0], yearOnly: false };
  const quarter = /(?<!\d)(20\d\d)[ _-]?q([1-4])/.exec(text) ?? null;
  if (quarter) {
    const month = ['01', '04', '07', '10'][Number(quarter[2]) - 1];
    return { day: `${quarter[1]}-${month}-01`, yearOnly: false };
  }
  const yearMonth = /(?<!\d)(20\d\d)-(0[1-9]|1[0-2])(?!\d)/.exec(text);
  if (yearMonth) return { day: `${yearMonth[0]}-01`, yearOnly: false };
  const names = MONTHS.join('|');
  const after = new RegExp(`(20\\d\\d)[ _-]?(${names})`).exec(text);
  const before = new RegExp(`(${names})[a-z]*[ _-]?(?:\\d{1,2}[ _-])?(20\\d\\d)`).exec(text);
  const year = after?.[1] ?? before?.[2];
  const month = MONTHS.indexOf(after?.[2] ?? before?.[1] ?? '') + 1;
  if (year !== undefined && month > 0)
    return { day: `${year}-${String(month).padStart(2, '0')}-01`, yearOnly: false };
  const alone = /(?<!\d)(20[12]\d)(?!\d)/.exec(text);
  return alone ? { day: `${alone[1]}-01-01`, yearOnly: true } : null;
}

/** First day of the quarter that a month's name begins. */
export function monthDay(year: string, month: string): string | null {
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  return at === -1 ? null : `${year}-${String(at + 1).padStart(2, '0')}-01`;
}

/** What the user may state beside the files. */
export type Stated = {
  readonly effective: IsoDate | null;
  /** The stated day is for files alone that do not tell theirs; otherwise it goes before what a file tells. */
  readonly effectiveForUndated?: boolean;
  readonly today: IsoDate;
};

import { IsoDate } from '#shared/kernel/dates.ts';

/** How two birth dates stand to each other. */
export type BirthDateLikeness = 'same' | 'swapped' | 'slip' | 'different' | 'unknown';

/**
 * Compares birth dates: the same, day and month the other way round (3/4 and 4/3), or one slip of typing (one digit,
 * or two neighbours exchanged).
 */
export function compareBirthDates(a: IsoDate | null, b: IsoDate | null): BirthDateLikeness {
  if (a === null || b === null) return 'unknown';
  if (a === b) return 'same';
  if (swapDayAndMonth(a) === b) return 'swapped';
  return isOneSlip(a.replaceAll('-', ''), b.replaceAll('-', '')) ? 'slip' : 'different';
}

/** `1968-03-02` → `1968-02-03`; null when that is no day of the calendar. */
export function swapDayAndMonth(day: IsoDate): IsoDate | null {
  const [year, month, date] = day.split('-');
  const parsed = IsoDate.safeParse(`${year}-${date}-${month}`);
  return parsed.success ? parsed.data : null;
}

function isOneSlip(a: string, b: string): boolean {
  const wrong = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  if (wrong.length === 1) return true;
  const [i = 0, j = 0] = wrong;
  return wrong.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i];
}

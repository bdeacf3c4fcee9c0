/** Days in each month; February has its 29th only in leap years. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `CCYYMMDD`, a day of the calendar. Written without a Date object, as it is asked for every line. */
export function isD8(text: string): boolean {
  if (text.length !== 8 || !isDigits(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  const day = Number(text.slice(6, 8));
  if (year < 1800 || month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** `YYMMDD`. */
export function isD6(text: string): boolean {
  return text.length === 6 && isD8(`20${text}`);
}

/** `HHMM`, `HHMMSS`, with tenths or hundredths of a second. */
export function isTime(text: string): boolean {
  if (![4, 6, 7, 8].includes(text.length) || !isDigits(text)) return false;
  return Number(text.slice(0, 2)) < 24 && Number(text.slice(2, 4)) < 60 && Number(text.slice(4, 6)) < 60;
}

/**
 * A date or period in the form that its qualifier names; a form that is not known here passes.
 * @returns what is wrong: the value itself, or an end before its beginning; null when right.
 */
export function periodProblem(form: string, text: string): 'value' | 'reversed' | null {
  switch (form) {
    case 'D8':
      return isD8(text) ? null : 'value';
    case 'D6':
      return isD6(text) ? null : 'value';
    case 'DT':
      return isD8(text.slice(0, 8)) && isTime(text.slice(8)) ? null : 'value';
    case 'TM':
      return isTime(text) ? null : 'value';
    case 'RD8': {
      const [from = '', to = '', ...more] = text.split('-');
      if (more.length > 0 || !isD8(from) || !isD8(to)) return 'value';
      return to < from ? 'reversed' : null;
    }
    default:
      return null;
  }
}

/** What a form looks like, for a sentence. */
export function periodForm(form: string): string {
  switch (form) {
    case 'D8':
      return 'a day of the calendar as YYYYMMDD';
    case 'RD8':
      return 'two days of the calendar as YYYYMMDD-YYYYMMDD';
    case 'DT':
      return 'a day and time as YYYYMMDDHHMM';
    default:
      return `a date in the form ${form}`;
  }
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return text !== '';
}

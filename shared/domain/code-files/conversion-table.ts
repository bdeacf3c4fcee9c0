import { withDot } from '../encounter.ts';
import { FileFault } from './file-fault.ts';
import { tableRows } from './table.ts';

/** What one code was before: a single code (`first` = `last`), a span of codes, or a whole category. */
export type ConversionRow = {
  /** The code of today, with dot. */
  readonly code: string;
  /** Its first day. */
  readonly since: string;
  readonly first: string;
  /** Sorts after every code of the span: `T19` stands for all of its codes. */
  readonly last: string;
};

export type ConversionTable = {
  /** First day of the newest release in it. */
  readonly newest: string;
  readonly rows: readonly ConversionRow[];
};

export const CONVERSION_COLUMNS = {
  code: ['currentcodeassignment'],
  since: ['effective'],
  previous: ['previouscodesassignment'],
} as const;

/** After all codes that begin with it, in the order of characters. */
const AFTER_ALL = '\u{10ffff}';
const CODE = /^[A-Z][0-9A-Z]{2}(\.?[0-9A-Z]{1,4})?$/;
/** Words around codes: "Codes in Categories T15-T19", "K31.89 and a code from R11-". */
const WORDS = /\b(codes?|from|in|categor(y|ies)|a)\b/gi;

/**
 * Reads the ICD-10-CM conversion table: for each code that came later, what was coded before it. A code holds
 * from 1 October of the year listed, unless the cell has a whole day (title of the table).
 * @throws FileFault with the line.
 */
export function readConversionTable(text: string): ConversionTable {
  const rows: ConversionRow[] = [];
  let newest = '';
  let lines = 0;
  for (const row of tableRows(text, { columns: CONVERSION_COLUMNS })) {
    const code = row.get('code').toUpperCase();
    if (code === '' && row.get('previous') === '') continue;
    if (!CODE.test(code)) throw new FileFault(row.line, `"${code.slice(0, 20)}" is no ICD-10-CM code.`);
    const since = sinceDay(row.get('since'), row.line);
    if (since > newest) newest = since;
    lines += 1;
    for (const span of spansOf(row.get('previous'), row.line))
      rows.push({ code: withDot(code), since, ...span });
  }
  if (lines === 0) throw new FileFault(null, 'The table has no rows.');
  return { newest, rows };
}

/** `2025`, or a day as a workbook counts them since the end of 1899. */
function sinceDay(text: string, line: number): string {
  if (/^20\d\d$/.test(text)) return `${text}-10-01`;
  const count = /^\d{5}$/.test(text) ? Number(text) : 0;
  // 40000 is in 2009 and 60000 in 2064: no other number is a day of this code set.
  if (count < 40_000 || count > 60_000)
    throw new FileFault(line, `"${text.slice(0, 20)}" is no year and no day.`);
  return new Date(Date.UTC(1899, 11, 30) + count * 86_400_000).toISOString().slice(0, 10);
}

function spansOf(text: string, line: number): { first: string; last: string }[] {
  if (/^none$/i.test(text)) return [];
  const parts = text
    .replace(WORDS, ' ')
    .split(/\s+and\s+|\s*[,;&]\s*/i)
    .map((part) => part.replace(/\s+/g, '').toUpperCase())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new FileFault(line, 'The previous code is missing.');
  return parts.map((part) => spanOf(part, line));
}

/** `A04.7`, `H02.101-H02.106`, `I63.-`, `T15-T19`. */
function spanOf(part: string, line: number): { first: string; last: string } {
  const [from = '', to, ...more] = part.split('-');
  const first = from.replace(/\.$/, '');
  if (!CODE.test(first) || more.length > 0 || (to !== undefined && to !== '' && !CODE.test(to)))
    throw new FileFault(line, `"${part.slice(0, 20)}" is no ICD-10-CM code.`);
  const start = withDot(first);
  if (to === undefined) return { first: start, last: start };
  return { first: start, last: `${to === '' ? start : withDot(to)}${AFTER_ALL}` };
}

import { withDot } from '../encounter.ts';
import { FileFault } from './file-fault.ts';
import { linesOf, requireLastLineBreak } from './lines.ts';

/** One line of the ICD-10-CM order file. */
export type OrderRow = {
  /** With dot. */
  readonly code: string;
  /** False for a header, which needs more characters. */
  readonly billable: boolean;
  readonly shortTitle: string;
  readonly longTitle: string;
};

/**
 * Columns as the CMS "ICD-10-CM order file" states them: 1–5 number, 7–13 code, 15 flag, 17–76, 78–. Since
 * FY2026 the second character may be a letter (QA0).
 */
const LINE = /^(\d{5}) ([A-Z][0-9A-Z]{2}[0-9A-Z]{0,4}) {1,5}([01]) (.{60}) (.*)$/;

/**
 * Reads an order file. Checked besides the columns: the numbers run without a gap, each code follows the
 * heading that it belongs to, no code comes twice, a billable code has none below it, and the list runs from
 * A00 to the Z and U chapters.
 * @throws FileFault at the first line that is not as published.
 */
export function readOrderFile(text: string): OrderRow[] {
  requireLastLineBreak(text);
  const rows: OrderRow[] = [];
  const billable = new Map<string, boolean>();
  for (const { text: line, number } of linesOf(text)) {
    const found = LINE.exec(line);
    if (!found) throw new FileFault(number, 'The columns are not those of the ICD-10-CM order file.');
    const [, sequence = '', code = '', flag = '', short = '', long = ''] = found;
    if (Number(sequence) !== number)
      throw new FileFault(number, `The line is numbered ${sequence}, so lines are missing or doubled.`);
    if (billable.has(code)) throw new FileFault(number, `${withDot(code)} comes twice.`);
    checkHeading(billable, code, number);
    billable.set(code, flag === '1');
    const longTitle = long.trim();
    const shortTitle = short.trim();
    if (longTitle === '' || shortTitle === '') throw new FileFault(number, `${withDot(code)} has no title.`);
    rows.push({ code: withDot(code), billable: flag === '1', shortTitle, longTitle });
  }
  const chapters = new Set(rows.map((row) => row.code[0]));
  if (rows[0]?.code !== 'A00' || !chapters.has('Z'))
    throw new FileFault(rows.length, 'The list does not run from A00 to Z99, so the file looks cut off.');
  return rows;
}

/** The next shorter code in the list stands for the heading (T36.0X1 has T36.0 above it). */
function checkHeading(billable: ReadonlyMap<string, boolean>, code: string, line: number): void {
  if (code.length === 3) return;
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const heading = billable.get(code.slice(0, length));
    if (heading === undefined) continue;
    if (heading) throw new FileFault(line, `${withDot(code)} stands below a code that is billable itself.`);
    return;
  }
  throw new FileFault(line, `${withDot(code)} has no heading above it.`);
}

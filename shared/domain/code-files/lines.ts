import { FileFault } from './file-fault.ts';

/** One line without its line break, and its number counted from 1. */
export type Line = { readonly text: string; readonly number: number };

/** The lines of a text, with `\n` or `\r\n`; an empty last line is left out. */
export function* linesOf(text: string): Generator<Line> {
  let from = 0;
  for (let number = 1; from < text.length; number += 1) {
    const found = text.indexOf('\n', from);
    const end = found === -1 ? text.length : found;
    const to = end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    yield { text: text.slice(from, to), number };
    from = end + 1;
  }
}

/**
 * The published files of fixed columns end with a line break; one that does not was cut.
 * @throws FileFault.
 */
export function requireLastLineBreak(text: string): void {
  if (!text.endsWith('\n'))
    throw new FileFault(countLines(text), 'The last line does not end, so the file looks cut off.');
}

/** Number of lines, a last one without line break included. */
export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return text === '' || text.endsWith('\n') ? count : count + 1;
}

/** `20251001` → `2025-10-01`; null for blanks, zeros and days that do not exist. */
export function dashedDay(digits: string): string | null {
  const found = /^(\d{4})(\d\d)(\d\d)$/.exec(digits.trim());
  if (!found) return null;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? null : day;
}

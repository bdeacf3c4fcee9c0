import { showable } from './pdf-document.ts';

/** A printed line of a document: what is drawn, and where each drawn column stands in the text. */
export type PrintedLine = {
  readonly shown: string;
  /** UTF-16 offset in the text of each column of `shown`, and one more for the end. */
  readonly offsets: readonly number[];
};

const TAB = 8;
/** A letter with the marks that combine with it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Breaks a text into lines of at most so many columns of a fixed pitch, at blanks where there is one; nothing of
 * the text is left out. Tabs go to the next eighth column.
 */
export function* printedLines(text: string, columns: number): Generator<PrintedLine> {
  let start = 0;
  while (start <= text.length) {
    const end = lineEnd(text, start);
    yield* broken(paragraph(text, start, end), columns);
    if (end >= text.length) return;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13 || c === 12) return i;
  }
  return text.length;
}

function paragraph(text: string, start: number, end: number): PrintedLine {
  const raw = text.slice(start, end);
  if (PLAIN.test(raw))
    return { shown: raw, offsets: Array.from({ length: raw.length + 1 }, (_, i) => start + i) };
  let shown = '';
  const offsets: number[] = [];
  for (const { 0: cluster, index } of raw.matchAll(CLUSTER)) {
    const drawn = drawnAs(cluster, shown.length);
    shown += drawn;
    for (let i = 0; i < drawn.length; i += 1) offsets.push(start + index);
  }
  return { shown, offsets: [...offsets, end] };
}

function drawnAs(cluster: string, column: number): string {
  if (cluster === '\t') return ' '.repeat(TAB - (column % TAB));
  // Other control characters have no picture; a narrow mark says that one stood here.
  if (/^[\u0000-\u001f\u007f-\u009f]/.test(cluster)) return '\u00b7';
  return showable(cluster);
}

function* broken({ shown, offsets }: PrintedLine, columns: number): Generator<PrintedLine> {
  let from = 0;
  while (shown.length - from > columns) {
    const blank = shown.lastIndexOf(' ', from + columns);
    // A break in the first third would leave a ragged column of scraps: a long word is broken inside.
    const to = blank > from + columns / 3 ? blank + 1 : from + columns;
    yield { shown: shown.slice(from, to), offsets: offsets.slice(from, to + 1) };
    from = to;
  }
  yield { shown: shown.slice(from), offsets: offsets.slice(from) };
}

/** The columns of a line that a passage covers: first, and the one after the last; null when none. */
export function columnsOf(
  { shown, offsets }: PrintedLine,
  start: number,
  end: number,
): { readonly from: number; readonly to: number } | null {
  const first = offsets[0] ?? 0;
  const last = offsets.at(-1) ?? 0;
  if (end <= first || start >= last) return null;
  let from = offsets.findIndex((at) => at >= start);
  if (from < 0) from = 0;
  let to = offsets.findIndex((at) => at >= end);
  if (to < 0) to = shown.length;
  while (to > from && shown.charAt(to - 1) === ' ') to -= 1;
  while (from < to && shown.charAt(from) === ' ') from += 1;
  return from < to ? { from, to } : null;
}

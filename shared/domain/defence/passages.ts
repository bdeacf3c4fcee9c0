import type { DefencePassage } from './content.ts';

/** A passage as it was marked for one code. */
export type MarkedPassage = { readonly start: number; readonly end: number; readonly mark: string };

/**
 * Lays the passages of one document into pieces that do not overlap, in the order of the text, each with the
 * marks of every code that it supports. Passages outside of the text are cut or left out.
 * @param length UTF-16 units of the text.
 */
export function layPassages(passages: readonly MarkedPassage[], length: number): DefencePassage[] {
  const inside = passages
    .map(({ start, end, mark }) => ({ start: Math.max(0, start), end: Math.min(length, end), mark }))
    .filter(({ start, end }) => start < end);
  const edges = [...new Set(inside.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const pieces: DefencePassage[] = [];
  edges.forEach((start, i) => {
    const end = edges[i + 1];
    if (end === undefined) return;
    const marks = inOrder(inside.filter((p) => p.start <= start && end <= p.end).map((p) => p.mark));
    if (marks.length === 0) return;
    const last = pieces.at(-1);
    if (last?.end === start && last.marks.join() === marks.join())
      pieces[pieces.length - 1] = { ...last, end };
    else pieces.push({ start, end, marks });
  });
  return pieces;
}

/** Diagnoses A to L first, then the lines by their number. */
function inOrder(marks: readonly string[]): string[] {
  const rank = (mark: string): number => {
    const line = /^L(\d+)$/.exec(mark)?.[1];
    return line === undefined ? mark.charCodeAt(0) - 1000 : Number(line);
  };
  return [...new Set(marks)].sort((a, b) => rank(a) - rank(b));
}

import { headingKind } from '#shared/domain/notes/sections.ts';

/** A run of text on a page; points from the upper left corner, `y` of the base line. */
export type Run = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** Runs on one base line without a wide gap between: a line of prose, or a cell of a table. */
type Segment = { readonly x: number; end: number; readonly y: number; size: number; text: string };
/** Everything on one base line. */
type Row = { readonly y: number; readonly size: number; readonly segments: Segment[] };

/** Gap, in sizes of the font, from which a blank stands between two runs, and from which a column begins. */
const BLANK = 0.15;
const COLUMN = 1.8;
/** Lines of prose that must stand side by side, and how long they must be, before they are read as columns. */
const PROSE_ROWS = 5;
const PROSE_CHARACTERS = 22;

/**
 * The runs of a page as lines in the order in which they are read: from above to below, cells of a table from left
 * to right, columns of prose one after the other. An empty line stands where the page leaves more room than usual;
 * the lines of a paragraph are one.
 */
export function linesOf(runs: readonly Run[]): string {
  const rows = toRows(runs);
  const leading = usualLeading(rows);
  return readRows(rows, leading, 0).join('\n');
}

function toRows(runs: readonly Run[]): Row[] {
  const sorted = runs.filter((run) => run.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of sorted) {
    const row = rows.at(-1);
    // Raised and lowered characters belong to their line.
    if (row && Math.abs(run.y - row.y) <= 0.45 * Math.max(run.size, row.size)) {
      row.runs.push(run);
      if (run.size > row.size) Object.assign(row, { size: run.size, y: run.y });
    } else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.map((row) => ({ y: row.y, size: row.size, segments: toSegments(row.runs) }));
}

function toSegments(runs: readonly Run[]): Segment[] {
  const segments: Segment[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    const gap = last ? run.x - last.end : Infinity;
    if (!last || gap > COLUMN * run.size) {
      segments.push({ x: run.x, end: run.x + run.width, y: run.y, size: run.size, text: run.text });
      continue;
    }
    // Bold by printing twice: the same word at nearly the same place.
    if (gap < -0.5 * run.width && last.text.endsWith(run.text)) continue;
    const blank = gap > BLANK * run.size && !last.text.endsWith(' ') && !run.text.startsWith(' ') ? ' ' : '';
    last.text += blank + run.text;
    last.end = Math.max(last.end, run.x + run.width);
  }
  return segments;
}

/** The most usual distance between lines. */
function usualLeading(rows: readonly Row[]): number {
  const gaps = rows.slice(1).map((row, i) => Math.round(row.y - (rows[i]?.y ?? 0)));
  const counts = new Map<number, number>();
  for (const gap of gaps) if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 12;
}

function readRows(rows: readonly Row[], leading: number, depth: number): string[] {
  const gutter = depth < 4 ? gutterOf(rows) : null;
  if (gutter === null) return plainLines(rows, leading);
  const lines: string[] = [];
  let beside: Row[] = [];
  const flush = (): void => {
    if (beside.length === 0) return;
    const [left, right] = [side(beside, (one) => one.x < gutter), side(beside, (one) => one.x >= gutter)];
    lines.push(...readRows(left, leading, depth + 1));
    if (right.length > 0) lines.push('', ...readRows(right, leading, depth + 1));
    beside = [];
  };
  for (const row of rows) {
    if (!row.segments.some((one) => one.x < gutter && one.end > gutter)) {
      beside.push(row);
      continue;
    }
    // A line across the whole page ends the columns above it.
    flush();
    lines.push(...plainLines([row], leading));
  }
  flush();
  return lines;
}

function side(rows: readonly Row[], keep: (one: Segment) => boolean): Row[] {
  return rows.flatMap((row) => {
    const segments = row.segments.filter(keep);
    return segments.length === 0 ? [] : [{ ...row, segments }];
  });
}

/**
 * Where a page of prose in columns is divided: beginnings of segments that stand beside long lines. Tables have
 * short cells and stay rows.
 */
function gutterOf(rows: readonly Row[]): number | null {
  const starts = new Map<number, number>();
  for (const row of rows)
    for (const one of row.segments.slice(1)) {
      const at = Math.round(one.x / 4);
      starts.set(at, (starts.get(at) ?? 0) + 1);
    }
  const candidates = [...starts].filter(([, count]) => count >= PROSE_ROWS).sort((a, b) => b[1] - a[1]);
  for (const [at] of candidates.slice(0, 6)) {
    const gutter = at * 4 - 4;
    const pairs = rows.flatMap((row) => {
      const left = row.segments.filter((one) => one.end <= gutter);
      const right = row.segments.filter((one) => one.x >= gutter);
      const crossed = row.segments.length > left.length + right.length;
      return crossed || left.length !== 1 || right.length === 0
        ? []
        : [[left[0]?.text, right[0]?.text] as const];
    });
    const lengths = (side: 0 | 1): number => median(pairs.map((pair) => pair[side]?.length ?? 0));
    if (pairs.length >= PROSE_ROWS && lengths(0) >= PROSE_CHARACTERS && lengths(1) >= PROSE_CHARACTERS)
      return gutter;
  }
  return null;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function plainLines(rows: readonly Row[], leading: number): string[] {
  const prose = proseOf(rows, leading);
  const lines: string[] = [];
  let before: Row | null = null;
  for (const row of rows) {
    const text = row.segments
      .map((one) => one.text.trim())
      .filter((one) => one !== '')
      .join('   ');
    if (before && goesOn(before, row, leading, prose)) {
      const last = lines.at(-1) ?? '';
      lines[lines.length - 1] = /\p{L}-$/u.test(last) ? `${last}${text}` : `${last} ${text}`;
    } else {
      if (before && row.y - before.y > 1.45 * Math.max(leading, before.size)) lines.push('');
      lines.push(text);
    }
    before = row;
  }
  return lines;
}

/** Shorter lines stand by themselves: addresses, cells, lists. */
const PARAGRAPH_CHARACTERS = 40;
/** Most lines of prose are as full as the next word allows; of a list only its longest happens to be. */
const PROSE_SHARE = 0.6;
const PROSE_FULL = 3;
/** Beginnings that a paragraph does not go on with: marks of lists, numbers, a label with its colon. */
const OWN_LINE =
  /^(?:[-\u2010-\u2015\u2022*\u00b7\u25aa\u25cf\u25e6]|\(?\w{1,3}[.)]\s|\p{L}[\p{L} /]{0,30}:)/u;

/** The right edge of the lines, and whether they are broken there as prose is. */
type Prose = { readonly edge: number; readonly broken: boolean };

function proseOf(rows: readonly Row[], leading: number): Prose {
  const edge = Math.max(0, ...rows.map((row) => row.segments.at(-1)?.end ?? 0));
  const below = rows.slice(1).flatMap((row, i) => {
    const above = rows[i];
    return above && standsBelow(above, row, leading) ? [isFull(above, row, edge)] : [];
  });
  const full = below.filter(Boolean).length;
  return { edge, broken: full >= PROSE_FULL && full >= PROSE_SHARE * below.length };
}

/**
 * Whether a line goes on with the paragraph above it: its first word would not have had room there. The page's own
 * line ends are none in another width.
 */
function goesOn(above: Row, row: Row, leading: number, { edge, broken }: Prose): boolean {
  const text = row.segments[0]?.text.trim() ?? '';
  if (!standsBelow(above, row, leading) || !isFull(above, row, edge)) return false;
  if (OWN_LINE.test(text) || headingKind(text) !== null || /:\s*$/.test(above.segments[0]?.text ?? ''))
    return false;
  return broken || /^\p{Ll}/u.test(text);
}

/** Right below a long line, at the same left edge, in the same size. */
function standsBelow(above: Row, row: Row, leading: number): boolean {
  const [first, ...aside] = above.segments;
  const [next, ...more] = row.segments;
  if (!first || !next || aside.length > 0 || more.length > 0) return false;
  return (
    first.text.length >= PARAGRAPH_CHARACTERS &&
    Math.abs(first.x - next.x) <= 2 &&
    Math.abs(first.size - next.size) <= 0.5 &&
    row.y - above.y <= 1.25 * leading
  );
}

function isFull(above: Row, row: Row, edge: number): boolean {
  const next = row.segments[0];
  const end = above.segments.at(-1)?.end ?? 0;
  if (!next) return false;
  const text = next.text.trim();
  const word = text.split(/\s/, 1)[0] ?? '';
  return end + ((word.length + 1) * (next.end - next.x)) / Math.max(1, text.length) > edge;
}

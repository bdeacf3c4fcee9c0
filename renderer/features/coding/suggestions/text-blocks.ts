import { headingOf } from '../sections.ts';

/** A piece of a document's text; UTF-16 offsets, end exclusive. */
export type Span = { readonly start: number; readonly end: number };
/** A part of a document with the places of its heading and of its text, which is cut into drawable pieces. */
export type TextSection = { readonly heading: Span | null; readonly pieces: readonly Span[] };

/** Some sections that are drawn together. */
export type TextStretch = Span & { readonly sections: readonly TextSection[] };

/** Text between marks is drawn anew in pieces of this many characters, about two screens. */
const PIECE = 4000;
/** Characters of a stretch: more than a usual note, so that such a one is drawn whole. */
const STRETCH = 24_000;
/** A line longer than this is cut within. */
const LONGEST_LINE = 8000;

/**
 * A document as it is drawn: sections by its headings (`headingOf`), with offsets, blank lines at their edges left
 * out, long texts in pieces that end at line ends.
 */
export function textSections(text: string): TextSection[] {
  const sections: { heading: Span | null; lines: Span[] }[] = [{ heading: null, lines: [] }];
  for (const line of linesOf(text)) {
    const found = headingOf(text.slice(line.start, line.end).trimEnd());
    if (found === null) {
      sections.at(-1)?.lines.push(line);
      continue;
    }
    const trimmed = text.slice(line.start, line.end).trimEnd().length;
    const start = line.start + text.slice(line.start, line.end).indexOf(found.heading);
    const rest: Span = { start: line.start + trimmed - found.rest.length, end: line.start + trimmed };
    sections.push({
      heading: { start, end: start + found.heading.length },
      lines: found.rest === '' ? [] : [rest],
    });
  }
  return sections
    .map(({ heading, lines }) => ({ heading, pieces: piecesOf(trimBlank(lines, text)) }))
    .filter(({ heading, pieces }) => heading !== null || pieces.length > 0);
}

/** The sections of a document in stretches of some screens each. */
export function textStretches(text: string): TextStretch[] {
  const stretches: { start: number; end: number; sections: TextSection[] }[] = [];
  for (const section of textSections(text).flatMap(cutLong)) {
    const start = section.heading?.start ?? section.pieces[0]?.start ?? 0;
    const end = section.pieces.at(-1)?.end ?? section.heading?.end ?? start;
    const last = stretches.at(-1);
    if (last && end - last.start <= STRETCH) {
      last.end = end;
      last.sections.push(section);
    } else stretches.push({ start, end, sections: [section] });
  }
  return stretches;
}

/** A section that fills a stretch alone goes on in the next, without its heading. */
function cutLong({ heading, pieces }: TextSection): TextSection[] {
  const most = STRETCH / PIECE;
  if (pieces.length <= most) return [{ heading, pieces }];
  const cut: TextSection[] = [];
  for (let at = 0; at < pieces.length; at += most)
    cut.push({ heading: at === 0 ? heading : null, pieces: pieces.slice(at, at + most) });
  return cut;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function trimBlank(lines: readonly Span[], text: string): readonly Span[] {
  const filled = (line: Span): boolean => text.slice(line.start, line.end).trim() !== '';
  const first = lines.findIndex(filled);
  const last = lines.findLastIndex(filled);
  return first < 0 ? [] : lines.slice(first, last + 1);
}

function piecesOf(lines: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    if (last && line.end - last.start <= PIECE)
      pieces[pieces.length - 1] = { start: last.start, end: line.end };
    else
      for (let at = line.start; at === line.start || at < line.end; at += LONGEST_LINE)
        pieces.push({ start: at, end: Math.min(at + LONGEST_LINE, line.end) });
  }
  return pieces;
}

import type { FontName } from '../assets.ts';
import { num, type PenRule, type PenStyle } from '../pen.ts';
import { glyphFace, type GlyphFace } from './glyph-face.ts';

/** Paper in points. */
export type PaperSize = { readonly width: number; readonly height: number };
export const PAPERS: Readonly<Record<'letter' | 'a4', PaperSize>> = {
  letter: { width: 612, height: 792 },
  a4: { width: 595.276, height: 841.89 },
};

/** What a reader aloud is told: headings, paragraphs, tables. Kids are parts, or pieces of a page\u2019s content. */
export type Part = {
  readonly tag: string;
  readonly kids: (Part | { readonly page: number; readonly piece: number })[];
};

/** A document drawn: the operators of each page, its parts in the order of reading, the faces that it used. */
export type DrawnBill = {
  readonly pages: readonly Buffer[];
  readonly pieces: readonly number[];
  readonly parts: Part;
  readonly faces: ReadonlySet<string>;
};

type Align = 'left' | 'right' | 'center';

/** Draws page after page; all measures in points from the upper left corner. */
export type BillPen = {
  readonly size: PaperSize;
  readonly newPage: () => void;
  readonly page: () => number;
  readonly rule: (from: readonly [number, number], to: readonly [number, number], look: PenRule) => void;
  readonly fill: (x: number, y: number, width: number, height: number, color: string) => void;
  readonly text: (text: string, x: number, baseline: number, style: PenStyle, align?: Align) => void;
  readonly width: (text: string, style: PenStyle) => number;
  /** The style, smaller when the text is wider than its place: a long name is never cut. */
  readonly fitted: (text: string, width: number, style: PenStyle) => PenStyle;
  /** Lines of at most `width` points, broken at blanks; a longer word is broken inside. */
  readonly wrap: (text: string, width: number, style: PenStyle) => string[];
  /** What `draw` writes is one part for readers aloud; parts within it are its kids. */
  readonly part: (tag: string, draw: () => void) => void;
  /** Parts drawn here stand beside those that are open, not within them. */
  readonly outside: (draw: () => void) => void;
  /** Draws on a page that was left, as decoration that is not read aloud. */
  readonly onPage: (page: number, draw: () => void) => void;
  readonly finish: () => DrawnBill;
};

export function billPen(size: PaperSize): BillPen {
  const pages: string[][] = [];
  const pieces: number[] = [];
  const faces = new Set<string>();
  const root: Part = { tag: 'Document', kids: [] };
  const open: Part[] = [root];
  let at = -1;
  let artifact = false;
  const out = (operators: string): void => void pages[at]?.push(operators);
  const decoration = (operators: string): void =>
    out(artifact ? operators : `/Artifact BMC ${operators} EMC`);
  const point = (x: number, y: number): string => `${num(x)} ${num(size.height - y)}`;
  const piece = (operators: string): void => {
    if (artifact) return out(operators);
    const id = pieces[at] ?? 0;
    pieces[at] = id + 1;
    const part = open.at(-1) ?? root;
    part.kids.push({ page: at, piece: id });
    out(`/${part.tag} <</MCID ${id}>> BDC ${operators} EMC`);
  };
  return {
    size,
    newPage: () => {
      pages.push([]);
      pieces.push(0);
      at = pages.length - 1;
    },
    page: () => at,
    rule: (from, to, { color, width, dash }) =>
      decoration(
        `q ${rgb(color)} RG ${num(width)} w${dash ? ` [${num(dash[0])} ${num(dash[1])}] 0 d` : ''} ${point(...from)} m ${point(...to)} l S Q`,
      ),
    fill: (x, y, width, height, color) =>
      decoration(`q ${rgb(color)} rg ${point(x, y + height)} ${num(width)} ${num(height)} re f Q`),
    text: (text, x, baseline, style, align = 'left') => {
      if (text === '') return;
      const runs = shape(text, style.face);
      const width = align === 'left' ? 0 : widthOf(runs, style);
      let left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
      const shown = runs.map((run) => {
        faces.add(run.face.resource);
        const operators = `/${run.face.resource} ${num(style.size)} Tf 1 0 0 1 ${point(left, baseline)} Tm <${run.hex}> Tj`;
        left += (run.width * style.size) / 1000;
        return operators;
      });
      piece(`BT ${rgb(style.color)} rg ${shown.join(' ')} ET`);
    },
    width: (text, style) => widthOf(shape(text, style.face), style),
    fitted: (text, width, style) => {
      const wide = widthOf(shape(text, style.face), style);
      return wide <= width ? style : { ...style, size: (style.size * width) / wide };
    },
    wrap: (text, width, style) => wrapLines(text, width, style),
    part: (tag, draw) => {
      const part: Part = { tag, kids: [] };
      (open.at(-1) ?? root).kids.push(part);
      open.push(part);
      draw();
      open.pop();
    },
    outside: (draw) => {
      const stack = open.splice(1);
      draw();
      open.push(...stack);
    },
    onPage: (page, draw) => {
      const before = at;
      at = page;
      artifact = true;
      out('/Artifact <</Type /Pagination>> BDC');
      draw();
      out('EMC');
      artifact = false;
      at = before;
    },
    finish: () => ({
      pages: pages.map((operators) => Buffer.from(operators.join('\n'), 'latin1')),
      pieces,
      parts: root,
      faces,
    }),
  };
}

type Run = { readonly face: GlyphFace; readonly hex: string; readonly width: number };

const shaped = new Map<string, readonly Run[]>();
const MOST_SHAPED = 4000;

/** A text as glyphs, cut where its letters come from another file of the same face. Common texts are remembered. */
function shape(text: string, name: FontName): readonly Run[] {
  const key = `${name} ${text}`;
  const known = shaped.get(key);
  if (known) return known;
  const runs: { face: GlyphFace; hex: string; width: number }[] = [];
  for (const letter of text.normalize('NFC')) {
    const { face, glyph } = find(letter, name);
    const last = runs.at(-1);
    const run = last?.face === face ? last : { face, hex: '', width: 0 };
    if (run !== last) runs.push(run);
    run.hex += glyph.toString(16).padStart(4, '0');
    run.width += face.widthOf(glyph);
  }
  if (shaped.size >= MOST_SHAPED) shaped.clear();
  shaped.set(key, runs);
  return runs;
}

/** A letter of another script is shown without its marks, and else as a question mark rather than as nothing. */
function find(letter: string, name: FontName): { readonly face: GlyphFace; readonly glyph: number } {
  const latin = glyphFace(name, 'latin');
  for (const form of [letter, letter.normalize('NFD').replace(/\p{M}/gu, ''), '?']) {
    const code = form.codePointAt(0);
    if (code === undefined || [...form].length !== 1) continue;
    const glyph = latin.glyphOf(code);
    if (glyph !== 0) return { face: latin, glyph };
    if (code < 0x100) continue;
    const ext = glyphFace(name, 'latin-ext');
    const other = ext.glyphOf(code);
    if (other !== 0) return { face: ext, glyph: other };
  }
  return { face: latin, glyph: 0 };
}

function widthOf(runs: readonly Run[], style: PenStyle): number {
  return (runs.reduce((sum, run) => sum + run.width, 0) * style.size) / 1000;
}

/** Width of a single letter or word, without remembering every part of a sentence. */
function letters(text: string, style: PenStyle): number {
  let width = 0;
  for (const letter of text) {
    const { face, glyph } = find(letter, style.face);
    width += face.widthOf(glyph);
  }
  return (width * style.size) / 1000;
}

function wrapLines(text: string, width: number, style: PenStyle): string[] {
  const lines: string[] = [];
  const blank = letters(' ', style);
  let line = '';
  let used = 0;
  for (const word of text
    .normalize('NFC')
    .split(/[ \t\n]+/)
    .filter((w) => w !== '')) {
    const wide = letters(word, style);
    if (line !== '' && used + blank + wide <= width) {
      line += ` ${word}`;
      used += blank + wide;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = wide <= width ? [word] : breakWord(word, width, style);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
    used = letters(line, style);
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(word: string, width: number, style: PenStyle): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && letters(piece + letter, style) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function rgb(color: string): string {
  return [1, 3, 5].map((at) => num(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}

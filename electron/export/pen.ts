import type { FontName } from './assets.ts';
import { FIRST_CODE, trueTypeFace, winAnsi } from './true-type.ts';

/** How a run of text looks. Sizes in points. */
export type PenStyle = {
  readonly face: FontName;
  readonly size: number;
  /** `#rrggbb`. */
  readonly color: string;
  /** Added after each letter, for a fixed pitch. */
  readonly spacing?: number;
};

export type PenRule = {
  readonly color: string;
  readonly width: number;
  readonly dash?: readonly [on: number, off: number];
};

/** Draws on a US Letter page; all measures in points from the upper left corner. */
export type Pen = {
  readonly rule: (
    from: readonly [x: number, y: number],
    to: readonly [x: number, y: number],
    look: PenRule,
  ) => void;
  readonly box: (
    at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    look: { readonly fill?: string; readonly stroke?: PenRule },
  ) => void;
  /** One line. @param x left edge, right edge or middle, by `align`. @param baseline from the top. */
  readonly text: (
    text: string,
    x: number,
    baseline: number,
    style: PenStyle,
    align?: 'left' | 'right' | 'center',
  ) => void;
};

/** A pen whose strokes become the content of a page, and which faces it used. */
export type Recorder = Pen & {
  readonly content: () => Buffer;
  readonly faces: () => readonly FontName[];
};

const PAGE_HEIGHT = 792;

/** A pen that writes the operators of a PDF's content stream. Source: PDF 1.7, annex A. */
export function recordingPen(): Recorder {
  const out: string[] = [];
  const used = new Set<FontName>();
  const stroke = ({ color, width, dash }: PenRule): string =>
    `${rgb(color)} RG ${num(width)} w${dash ? ` [${num(dash[0])} ${num(dash[1])}] 0 d` : ''}`;
  return {
    rule: (from, to, look) => {
      out.push(`q ${stroke(look)} ${point(...from)} m ${point(...to)} l S Q`);
    },
    box: ({ x, y, width, height }, { fill, stroke: line }) => {
      const inks = `${fill === undefined ? '' : `${rgb(fill)} rg `}${line === undefined ? '' : stroke(line)}`;
      const paint = fill === undefined ? 'S' : line === undefined ? 'f' : 'B';
      out.push(`q ${inks} ${point(x, y + height)} ${num(width)} ${num(height)} re ${paint} Q`);
    },
    text: (text, x, baseline, style, align = 'left') => {
      if (text === '') return;
      used.add(style.face);
      const width = align === 'left' ? 0 : textWidth(text, style);
      const left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
      out.push(
        `BT ${rgb(style.color)} rg /${style.face} ${num(style.size)} Tf ${num(style.spacing ?? 0)} Tc ${point(left, baseline)} Td ${literal(text)} Tj ET`,
      );
    },
    content: () => Buffer.from(out.join('\n'), 'latin1'),
    faces: () => [...used],
  };
}

/** Width of a line in points. */
export function textWidth(text: string, style: PenStyle): number {
  const { widths } = trueTypeFace(style.face);
  let width = 0;
  for (const code of winAnsi(text)) width += widths[code - FIRST_CODE] ?? 0;
  return (width * style.size) / 1000 + [...text].length * (style.spacing ?? 0);
}

/** A place on the page as a PDF counts, from the lower left. */
export function point(x: number, y: number): string {
  return `${num(x)} ${num(PAGE_HEIGHT - y)}`;
}

/** A number with at most three decimals, the same on every machine. */
export function num(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A text as a PDF string, in latin-1 characters that stand for bytes. */
export function literal(text: string): string {
  if (/^[A-Z0-9 ,.-]*$/.test(text)) return `(${text})`;
  return `(${winAnsi(text)
    .toString('latin1')
    .replace(/[\\()\r]/g, (c) => (c === '\r' ? '\\r' : `\\${c}`))})`;
}

function rgb(color: string): string {
  return [1, 3, 5].map((at) => num(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}

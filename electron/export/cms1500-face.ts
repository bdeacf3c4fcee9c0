import type { LineNumber } from '#shared/domain/cms1500/boxes.ts';
import { columnLeft, lineBaseline, placeOf, SERVICE_ROWS, SQUARES } from './cms1500-grid.ts';
import { CAPTIONS, DIVIDERS, SQUARE_WORDS, type Divider } from './cms1500-face-table.ts';
import type { Pen, PenStyle } from './pen.ts';

/** Our own drawing of the form's compartments, for reading and filing. Measures in inches. */
const INCH = 72;
const LEFT = 0.24;
const RIGHT = 8.2;
const TOP = 8 / 6;
const BOTTOM = 10.5;

/** A brick red of the kind that scanners drop, so that the black data stands before it. */
const RULE = '#c8796a';
const SHADE = '#f8e7e2';
const WORDS = '#a5412f';
const CAPTION: PenStyle = { face: 'Inter-400', size: 5.2, color: WORDS };
const TITLE: PenStyle = { face: 'Inter-600', size: 12, color: WORDS };
const NOTE: PenStyle = { face: 'Inter-400', size: 6.5, color: WORDS };

/** Horizontal rules stand on thirds of an inch; where not the whole width, from and to. */
const HORIZONTALS: readonly (readonly [y: number, from: number, to: number])[] = [
  ...[8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 32, 34, 36, 38, 42, 44, 56, 58, 63].map(
    (line) => [line / 6, LEFT, RIGHT] as const,
  ),
  ...[46, 48, 50, 52, 54].map((line) => [line / 6, LEFT, RIGHT] as const),
  [40 / 6, 5.14, RIGHT],
  [35 / 6, 2.95, 5.14],
  [62 / 6, 2.45, RIGHT],
];

/** Draws the face of the form, the same on every page. */
export function drawFace(pen: Pen): void {
  drawShades(pen);
  for (const [y, from, to] of HORIZONTALS) rule(pen, [from, y], [to, y], 0.5);
  for (const divider of DIVIDERS) drawDivider(pen, divider);
  pen.box(
    { x: LEFT * INCH, y: TOP * INCH, width: (RIGHT - LEFT) * INCH, height: (BOTTOM - TOP) * INCH },
    { stroke: { color: RULE, width: 1 } },
  );
  drawSquares(pen);
  for (const [x, y, words] of CAPTIONS) pen.text(words, x * INCH, y * INCH, CAPTION);
  drawServiceRows(pen);
  drawSigningRules(pen);
  drawMargins(pen);
}

function rule(
  pen: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
  width: number,
  dash?: readonly [number, number],
): void {
  const look = { color: RULE, width };
  pen.rule([from[0] * INCH, from[1] * INCH], [to[0] * INCH, to[1] * INCH], dash ? { ...look, dash } : look);
}

function drawDivider(pen: Pen, { x, from, to, dotted }: Divider): void {
  rule(pen, [x, from], [x, to], dotted ? 0.4 : 0.5, dotted ? [1.2, 1.6] : undefined);
}

function shade(pen: Pen, x: number, y: number, width: number, height: number): void {
  pen.box({ x: x * INCH, y: y * INCH, width: width * INCH, height: height * INCH }, { fill: SHADE });
}

/** The upper halves of the service lines, and the places for numbers other than the NPI. */
function drawShades(pen: Pen): void {
  for (const row of SERVICE_ROWS) shade(pen, LEFT, shadedTop(row), RIGHT - LEFT, 1 / 6);
  shade(pen, 2.95, 34 / 6, 5.14 - 2.95, 1 / 6);
  shade(pen, 3.67, 62 / 6, 5.15 - 3.67, 1 / 6);
  shade(pen, 6.38, 62 / 6, RIGHT - 6.38, 1 / 6);
}

const shadedTop = (row: LineNumber): number => (42 + 2 * row) / 6;

/** An X goes into the middle of its square: 0.14 in wide, about the character's cell. */
function drawSquares(pen: Pen): void {
  const size = 0.14;
  for (const box of SQUARES) {
    const { line, column } = placeOf(box);
    const left = columnLeft(column) / INCH + 0.05 - size / 2;
    const top = lineBaseline(line) / INCH - 0.06 - size / 2;
    pen.box(
      { x: left * INCH, y: top * INCH, width: size * INCH, height: size * INCH },
      { fill: '#ffffff', stroke: { color: RULE, width: 0.5 } },
    );
    const words = SQUARE_WORDS[box];
    if (words) pen.text(words, (left - 0.03) * INCH, (top + 0.1) * INCH, CAPTION, 'right');
  }
}

function drawServiceRows(pen: Pen): void {
  for (const row of SERVICE_ROWS) {
    const top = shadedTop(row);
    pen.text(String(row), (LEFT - 0.05) * INCH, (top + 0.27) * INCH, CAPTION, 'right');
    pen.text('NPI', 6.8 * INCH, (top + 0.28) * INCH, CAPTION, 'center');
    rule(pen, [6.64, top + 1 / 6], [8.2, top + 1 / 6], 0.4, [1.2, 1.6]);
  }
}

/** The rules on which boxes 12 and 13 are signed. */
function drawSigningRules(pen: Pen): void {
  const y = 5.285;
  for (const [from, to] of [
    [0.78, 3.3],
    [3.8, 5.02],
    [5.7, 8.1],
  ] as const)
    rule(pen, [from, y], [to, y], 0.4);
}

function drawMargins(pen: Pen): void {
  pen.text('Health insurance claim form', LEFT * INCH, 0.66 * INCH, TITLE);
  pen.text('Approximates form 02/12; not for scanning payers', LEFT * INCH, 0.82 * INCH, NOTE);
  pen.text('Payer', 4.3 * INCH, 0.42 * INCH, CAPTION);
  pen.text('Layout of the CMS-1500 (02/12), own drawing', LEFT * INCH, 10.64 * INCH, CAPTION);
}

/** Which form of the claim this is; only on our own face, where the pre-printed form has no place for it. */
export function drawFormNumber(pen: Pen, number: number, count: number): void {
  if (count < 2) return;
  const style: PenStyle = { ...NOTE, face: 'Inter-600' };
  pen.text(`Form ${number} of ${count}`, RIGHT * INCH, 10.64 * INCH, style, 'right');
}

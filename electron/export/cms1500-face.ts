import type { LineNumber } from '#shared/domain/cms1500/boxes.ts';
import { columnLeft, lineBaseline, placeOf, SERVICE_ROWS, SQUARES } from './cms1500-grid.ts';
import { CAPTIONS, DIVIDERS, SQUARE_WORDS, type Divider } from './cms1500-face-table.ts';
import { drawRule, drawText, type Pdf, type Style } from './pdf-document.ts';

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
const CAPTION: Style = { face: 'Inter-400', size: 5.2, color: WORDS };
const TITLE: Style = { face: 'Inter-600', size: 12, color: WORDS };
const NOTE: Style = { face: 'Inter-400', size: 6.5, color: WORDS };

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

/**
 * Draws the face of the form under the data.
 * @param number of this form among the `count` forms of the claim.
 */
export function drawFace(doc: Pdf, number: number, count: number): void {
  drawShades(doc);
  for (const [y, from, to] of HORIZONTALS) rule(doc, [from, y], [to, y], 0.5);
  for (const divider of DIVIDERS) drawDivider(doc, divider);
  doc.save().lineWidth(1).strokeColor(RULE);
  doc.rect(LEFT * INCH, TOP * INCH, (RIGHT - LEFT) * INCH, (BOTTOM - TOP) * INCH).stroke();
  doc.restore();
  drawSquares(doc);
  for (const [x, y, words] of CAPTIONS) drawText(doc, words, x * INCH, y * INCH, CAPTION);
  drawServiceRows(doc);
  drawSigningRules(doc);
  drawMargins(doc, number, count);
}

function rule(
  doc: Pdf,
  from: readonly [number, number],
  to: readonly [number, number],
  width: number,
  dash?: readonly [number, number],
): void {
  const pen = { color: RULE, width };
  drawRule(
    doc,
    [from[0] * INCH, from[1] * INCH],
    [to[0] * INCH, to[1] * INCH],
    dash ? { ...pen, dash } : pen,
  );
}

function drawDivider(doc: Pdf, { x, from, to, dotted }: Divider): void {
  rule(doc, [x, from], [x, to], dotted ? 0.4 : 0.5, dotted ? [1.2, 1.6] : undefined);
}

function shade(doc: Pdf, x: number, y: number, width: number, height: number): void {
  doc.save().fillColor(SHADE);
  doc.rect(x * INCH, y * INCH, width * INCH, height * INCH).fill();
  doc.restore();
}

/** The upper halves of the service lines, and the places for numbers other than the NPI. */
function drawShades(doc: Pdf): void {
  for (const row of SERVICE_ROWS) shade(doc, LEFT, shadedTop(row), RIGHT - LEFT, 1 / 6);
  shade(doc, 2.95, 34 / 6, 5.14 - 2.95, 1 / 6);
  shade(doc, 3.67, 62 / 6, 5.15 - 3.67, 1 / 6);
  shade(doc, 6.38, 62 / 6, RIGHT - 6.38, 1 / 6);
}

const shadedTop = (row: LineNumber): number => (42 + 2 * row) / 6;

/** An X goes into the middle of its square: 0.14 in wide, about the character's cell. */
function drawSquares(doc: Pdf): void {
  const size = 0.14;
  for (const box of SQUARES) {
    const { line, column } = placeOf(box);
    const left = columnLeft(column) / INCH + 0.05 - size / 2;
    const top = lineBaseline(line) / INCH - 0.06 - size / 2;
    doc.save().lineWidth(0.5).strokeColor(RULE).fillColor('#ffffff');
    doc.rect(left * INCH, top * INCH, size * INCH, size * INCH).fillAndStroke();
    doc.restore();
    const words = SQUARE_WORDS[box];
    if (words) drawText(doc, words, (left - 0.03) * INCH, (top + 0.1) * INCH, CAPTION, 'right');
  }
}

function drawServiceRows(doc: Pdf): void {
  for (const row of SERVICE_ROWS) {
    const top = shadedTop(row);
    drawText(doc, String(row), (LEFT - 0.05) * INCH, (top + 0.27) * INCH, CAPTION, 'right');
    drawText(doc, 'NPI', 6.8 * INCH, (top + 0.28) * INCH, CAPTION, 'center');
    rule(doc, [6.64, top + 1 / 6], [8.2, top + 1 / 6], 0.4, [1.2, 1.6]);
  }
}

/** The rules on which boxes 12 and 13 are signed. */
function drawSigningRules(doc: Pdf): void {
  const y = 5.285;
  for (const [from, to] of [
    [0.78, 3.3],
    [3.8, 5.02],
    [5.7, 8.1],
  ] as const)
    rule(doc, [from, y], [to, y], 0.4);
}

function drawMargins(doc: Pdf, number: number, count: number): void {
  drawText(doc, 'Health insurance claim form', LEFT * INCH, 0.66 * INCH, TITLE);
  drawText(doc, 'Approximates form 02/12; not for scanning payers', LEFT * INCH, 0.82 * INCH, NOTE);
  drawText(doc, 'Payer', 4.3 * INCH, 0.42 * INCH, CAPTION);
  drawText(doc, 'Layout of the CMS-1500 (02/12), own drawing', LEFT * INCH, 10.64 * INCH, CAPTION);
  if (count > 1)
    drawText(
      doc,
      `Form ${number} of ${count}`,
      RIGHT * INCH,
      10.64 * INCH,
      { ...NOTE, face: 'Inter-600' },
      'right',
    );
}

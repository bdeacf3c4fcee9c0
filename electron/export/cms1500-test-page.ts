import type { BoxName } from '#shared/domain/cms1500/boxes.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { columnLeft, lineBaseline, placeOf } from './cms1500-grid.ts';
import { recordingPen, type Pen, type PenStyle } from './pen.ts';
import { newSheets } from './sheet-pdf.ts';

/** A printer's offsets as they are entered now, hundredths of an inch. */
export type TestedPrinter = { readonly name: string; readonly offsetX: number; readonly offsetY: number };

const INCH = 72;
const INK = '#000000';
const WORDS: PenStyle = { face: 'Inter-400', size: 9, color: INK };
const STRONG: PenStyle = { face: 'Inter-600', size: 9, color: INK };
const TITLE: PenStyle = { face: 'Inter-600', size: 14, color: INK };
const NUMBER: PenStyle = { face: 'Inter-400', size: 5, color: INK };
const PRESENT: PenStyle = { ...NUMBER, face: 'Inter-600' };
const HAIR = { color: INK, width: 0.35 };

/** Rules of the printed form that the scales are read against, inches. Measured on the 02/12 form. */
const TOP_RULE = 8 / 6;
const MIDDLE_RULE = 5.15;
/** Steps of a scale either way, hundredths of an inch. */
const REACH = 12;

/** Squares over the whole page: an X in each shows a page that is turned or stretched. */
const SQUARES: readonly BoxName[] = [
  '1.medicare',
  '1.other',
  '3.sex.F',
  '6.self',
  '10a.yes',
  '10c.no',
  '11a.sex.F',
  '11d.yes',
  '20.no',
  '25.ein',
  '27.yes',
];

/**
 * A page that tells a printer's offset: two scales to be read against rules of the pre-printed form, an X in squares of
 * the form, and a line of six inches. The marks are printed with the offsets as entered, and each step of a scale carries
 * the number to enter, so that nobody has to add; the number that is entered now stands in bold.
 */
export function cms1500TestPage(printer: TestedPrinter, createdOn: IsoDate): Uint8Array {
  const sheets = newSheets('CMS-1500 alignment test', createdOn, ['Inter-400', 'Inter-600']);
  const pen = recordingPen();
  drawWords(pen, printer);
  drawSixInches(pen);
  drawDownScale(pen, printer);
  drawRightScale(pen, printer);
  for (const box of SQUARES) drawCross(pen, box, printer);
  sheets.page(pen.content());
  return sheets.finish();
}

/** Instructions stand where the service lines are: the scales and squares are elsewhere. */
function drawWords(pen: Pen, { name, offsetX, offsetY }: TestedPrinter): void {
  pen.text('CMS-1500 alignment test', 0.3 * INCH, 0.55 * INCH, TITLE);
  const printer = name === '' ? 'Printer without a name' : name;
  pen.text(
    `${printer}: right ${offsetX}, down ${offsetY} hundredths of an inch`,
    0.3 * INCH,
    0.75 * INCH,
    STRONG,
  );
  const lines = [
    'Print this page at actual size: no fitting to the page, no scaling.',
    '1   Check the size: the line below is exactly six inches long. If not, change the print settings first.',
    '2   Lay the page on a pre-printed form and hold both against the light, or print it on a spare form.',
    '3   DOWN: above box 1a, find the short line that lies on the top rule of the form. Enter its number.',
    '4   RIGHT: find the short line that lies on the rule left of boxes 4 to 11d. Enter its number.',
    '5   Save the printer and print this page once more: the lines marked with the numbers entered lie on both rules,',
    '     and every X stands inside its square. If one corner fits and another does not, the paper is fed askew.',
  ];
  lines.forEach((line, i) => pen.text(line, 0.4 * INCH, (7.5 + i * 0.19) * INCH, i === 0 ? STRONG : WORDS));
}

/** From 1.00 to 7.00 in, with tenths: not moved by the offsets. */
function drawSixInches(pen: Pen): void {
  const y = 9.05 * INCH;
  pen.rule([INCH, y], [7 * INCH, y], HAIR);
  for (let tenth = 0; tenth <= 60; tenth += 1) {
    const x = (1 + tenth / 10) * INCH;
    pen.rule([x, y], [x, y - (tenth % 10 === 0 ? 9 : tenth % 5 === 0 ? 6 : 3.5)], HAIR);
    if (tenth % 10 === 0) pen.text(String(tenth / 10), x, y + 10, WORDS, 'center');
  }
}

/**
 * Short lines side by side, each a hundredth of an inch lower than the one before. The one on the form's rule tells: it
 * was drawn `step` off, so the printer is `step` off the other way, beside what is entered already.
 */
function drawDownScale(pen: Pen, { offsetX, offsetY }: TestedPrinter): void {
  pen.text('DOWN', 5.2 * INCH, 0.95 * INCH, STRONG);
  for (let step = -REACH; step <= REACH; step += 1) {
    const x = 6.75 + step * 0.11 + offsetX / 100;
    const y = TOP_RULE + step / 100 + offsetY / 100;
    pen.rule([(x - 0.045) * INCH, y * INCH], [(x + 0.045) * INCH, y * INCH], HAIR);
    const labelled = TOP_RULE + offsetY / 100 - 0.22 + (step % 2 === 0 ? 0 : 0.07);
    pen.text(signed(offsetY + step), x * INCH, labelled * INCH, step === 0 ? PRESENT : NUMBER, 'center');
  }
}

/** Short upright lines one below the other, each a hundredth of an inch further right. */
function drawRightScale(pen: Pen, { offsetX, offsetY }: TestedPrinter): void {
  pen.text('RIGHT', 4.42 * INCH, 2.06 * INCH, STRONG);
  for (let step = -REACH; step <= REACH; step += 1) {
    const x = MIDDLE_RULE + step / 100 + offsetX / 100;
    const y = 3.5 + step * 0.11 + offsetY / 100;
    pen.rule([x * INCH, (y - 0.045) * INCH], [x * INCH, (y + 0.045) * INCH], HAIR);
    const left = MIDDLE_RULE + offsetX / 100 - 0.22;
    pen.text(signed(offsetX + step), left * INCH, (y + 0.025) * INCH, step === 0 ? PRESENT : NUMBER, 'right');
  }
}

/** An X of two strokes through the middle of a square's character cell. */
function drawCross(pen: Pen, box: BoxName, { offsetX, offsetY }: TestedPrinter): void {
  const { line, column } = placeOf(box);
  const x = columnLeft(column) + 0.05 * INCH + (offsetX / 100) * INCH;
  const y = lineBaseline(line) - 0.06 * INCH + (offsetY / 100) * INCH;
  const half = 0.045 * INCH;
  pen.rule([x - half, y - half], [x + half, y + half], { color: INK, width: 0.8 });
  pen.rule([x - half, y + half], [x + half, y - half], { color: INK, width: 0.8 });
}

function signed(hundredths: number): string {
  return hundredths > 0 ? `+${hundredths}` : hundredths < 0 ? `\u2013${-hundredths}` : '0';
}

import {
  boxLength,
  LINE_NUMBERS,
  type BoxName,
  type LineBox,
  type LineNumber,
  type SingleBox,
} from '#shared/domain/cms1500/boxes.ts';

/**
 * Where each box of the CMS-1500 (02/12) prints: first column and line of a page with ten characters and
 * six lines an inch. Column 1 begins 0.30 in from the left edge; the form's top rule is 1.33 in down.
 * Fractions are the places where the form itself leaves the grid (boxes 12, 13 and 31 stand on signing
 * rules between two lines). Source: published front margins of the form; measured on the 02/12 form.
 */
export type Place = { readonly line: number; readonly column: number; readonly align: 'left' | 'right' };

const INCH = 72;
const COLUMN_ONE_IN = 0.3;
const COLUMNS_AN_INCH = 10;
const LINES_AN_INCH = 6;
/** From the top of a line's slot to its baseline, with the page's own offset. */
const BASELINE_IN = 0.285;

/** `[line, column]`; `r` for amounts, which end at the divider before the cents. */
type Cell = readonly [line: number, column: number, align?: 'r'];

const SINGLE: Readonly<Record<SingleBox, Cell>> = {
  'payer.name': [2, 41],
  'payer.street1': [3, 41],
  'payer.street2': [4, 41],
  'payer.city_state_zip': [5, 41],
  '1.medicare': [8, 1],
  '1.medicaid': [8, 8],
  '1.tricare': [8, 15],
  '1.champva': [8, 24],
  '1.group': [8, 31],
  '1.feca': [8, 39],
  '1.other': [8, 45],
  '1a': [8, 50],
  '2': [10, 1],
  '3.birth': [10, 31],
  '3.sex.M': [10, 42],
  '3.sex.F': [10, 47],
  '4': [10, 50],
  '5.street': [12, 1],
  '6.self': [12, 33],
  '6.spouse': [12, 38],
  '6.child': [12, 42],
  '6.other': [12, 47],
  '7.street': [12, 50],
  '5.city': [14, 1],
  '5.state': [14, 26],
  '7.city': [14, 50],
  '7.state': [14, 74],
  '5.zip': [16, 1],
  '5.phone.area': [16, 15],
  '5.phone.number': [16, 19],
  '7.zip': [16, 50],
  '7.phone.area': [16, 65],
  '7.phone.number': [16, 69],
  '9': [18, 1],
  '9a': [20, 1],
  '9d': [26, 1],
  '11': [18, 50],
  '10a.yes': [20, 35],
  '10a.no': [20, 41],
  '11a.date': [20, 53],
  '11a.sex.M': [20, 68],
  '11a.sex.F': [20, 75],
  '11b.qual': [22, 50],
  '11b': [22, 53],
  '10b.yes': [22, 35],
  '10b.no': [22, 41],
  '10b.state': [22, 45],
  '10c.yes': [24, 35],
  '10c.no': [24, 41],
  '10d': [26, 30],
  '11c': [24, 50],
  '11d.yes': [26, 52],
  '11d.no': [26, 57],
  '12.signature': [29.67, 7],
  '13': [29.67, 55.3],
  '14.date': [32, 2],
  '14.qual': [32, 16],
  '15.qual': [32, 31],
  '15.date': [32, 37],
  '16.from': [32, 54],
  '16.to': [32, 68],
  '17.qual': [34, 1],
  '17': [34, 4],
  '17a.qual': [33, 30],
  '17a': [33, 32.3],
  '17b': [34, 33],
  '18.from': [34, 54],
  '18.to': [34, 68],
  '19.upper': [35, 30],
  '19': [36, 1],
  '20.yes': [36, 52],
  '20.no': [36, 57],
  '20.dollars': [36, 63, 'r'],
  '20.cents': [36, 71],
  '21.icd_ind': [37, 42],
  '21.A': [38, 3],
  '21.B': [38, 16],
  '21.C': [38, 29],
  '21.D': [38, 42],
  '21.E': [39, 3],
  '21.F': [39, 16],
  '21.G': [39, 29],
  '21.H': [39, 42],
  '21.I': [40, 3],
  '21.J': [40, 16],
  '21.K': [40, 29],
  '21.L': [40, 42],
  '22.code': [38, 50],
  '22.ref': [38, 62],
  '23': [40, 50],
  '25': [56, 1],
  '25.ssn': [56, 17],
  '25.ein': [56, 19],
  '26': [56, 23],
  '27.yes': [56, 38],
  '27.no': [56, 43],
  '28.dollars': [56, 51, 'r'],
  '28.cents': [56, 58],
  '29.dollars': [56, 62, 'r'],
  '29.cents': [56, 68],
  '31.signature': [59.61, 1],
  '31.date': [60.69, 14],
  '32.name': [58, 23],
  '32.street': [59, 23],
  '32.city': [60, 23],
  '32a': [61, 24],
  '32b': [61, 35],
  '33.phone.area': [57, 66],
  '33.phone.number': [57, 70],
  '33.name': [58, 50],
  '33.street': [59, 50],
  '33.city': [60, 50],
  '33a': [61, 51],
  '33b': [61, 63],
};

/** Columns of box 24; the unshaded halves of its six lines stand on every second print line. */
const LINE: Readonly<Record<LineBox, readonly [column: number, align?: 'r']>> = {
  shaded: [1],
  'H.reason': [62.48],
  'I.qual': [65],
  'J.shaded': [68],
  'A.from': [1],
  'A.to': [10],
  B: [19],
  C: [22],
  'D.code': [25],
  'D.mod1': [33],
  'D.mod2': [36],
  'D.mod3': [39],
  'D.mod4': [42],
  E: [45],
  'F.dollars': [50, 'r'],
  'F.cents': [56],
  G: [59],
  'H.epsdt': [63],
  'J.npi': [68],
};
const SHADED: ReadonlySet<string> = new Set<LineBox>(['shaded', 'H.reason', 'I.qual', 'J.shaded']);

/** The print line of one half of a service line. */
function serviceLine(row: LineNumber, box: string): number {
  return 42 + 2 * row - (SHADED.has(box) ? 1 : 0);
}

const places = new Map<BoxName, Place>();

/** Where a box prints. */
export function placeOf(box: BoxName): Place {
  const place = places.get(box) ?? findPlace(box);
  places.set(box, place);
  return place;
}

function findPlace(box: BoxName): Place {
  const parts = /^24\.(\d)\.(.+)$/.exec(box);
  if (parts) {
    const [column, align] = LINE[parts[2] as LineBox];
    return { line: serviceLine(Number(parts[1]) as LineNumber, parts[2] ?? ''), column, align: side(align) };
  }
  const [line, column, align] = SINGLE[box as SingleBox];
  return { line, column, align: side(align) };
}

const side = (align: 'r' | undefined): Place['align'] => (align === 'r' ? 'right' : 'left');

/** Left edge of a column, points from the left edge of the page. */
export function columnLeft(column: number): number {
  return (COLUMN_ONE_IN + (column - 1) / COLUMNS_AN_INCH) * INCH;
}

/** Baseline of a print line, points from the top of the page. */
export function lineBaseline(line: number): number {
  return (line / LINES_AN_INCH + BASELINE_IN) * INCH;
}

/**
 * A text where its box begins, cut to the box: `paper-text-too-long` has stopped the print before.
 * @returns points from the left and from the top (baseline), and what is printed there.
 */
export function placedText(
  box: BoxName,
  text: string,
): { readonly x: number; readonly baseline: number; readonly text: string } {
  const { line, column, align } = placeOf(box);
  const length = boxLength(box);
  const shown = text.slice(0, length);
  const indent = align === 'right' ? length - shown.length : 0;
  return { x: columnLeft(column + indent), baseline: lineBaseline(line), text: shown };
}

/** All squares that take an X. */
export const SQUARES: readonly BoxName[] = (Object.keys(SINGLE) as SingleBox[]).filter((box) =>
  /^(1\.|3\.sex|6\.|25\.|27\.|11a\.sex|(10[abc]|11d|20)\.(yes|no)$)/.test(box),
);

/** The rows of box 24, for the form's face. */
export const SERVICE_ROWS = LINE_NUMBERS;

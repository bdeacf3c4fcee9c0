/**
 * The boxes of the CMS-1500 (02/12) that we fill, with the characters that each can show at ten an inch.
 * Source: NUCC 02/12 field lengths; where fewer characters fit before the printed border, that number.
 * Where a box stands on the page is the printer's business, not the form's meaning.
 */
const BOX_LENGTHS = {
  'payer.name': 38,
  'payer.street1': 38,
  'payer.street2': 38,
  'payer.city_state_zip': 38,
  '1.medicare': 1,
  '1.medicaid': 1,
  '1.tricare': 1,
  '1.champva': 1,
  '1.group': 1,
  '1.feca': 1,
  '1.other': 1,
  '1a': 29,
  '2': 28,
  '3.birth': 10,
  '3.sex.M': 1,
  '3.sex.F': 1,
  '4': 29,
  '5.street': 28,
  '5.city': 24,
  '5.state': 3,
  '5.zip': 12,
  '5.phone.area': 3,
  '5.phone.number': 10,
  '6.self': 1,
  '6.spouse': 1,
  '6.child': 1,
  '6.other': 1,
  '7.street': 29,
  '7.city': 23,
  '7.state': 4,
  '7.zip': 12,
  '7.phone.area': 3,
  '7.phone.number': 10,
  '9': 28,
  '9a': 28,
  '9d': 28,
  '10a.yes': 1,
  '10a.no': 1,
  '10b.yes': 1,
  '10b.no': 1,
  '10b.state': 2,
  '10c.yes': 1,
  '10c.no': 1,
  '10d': 19,
  '11': 29,
  '11a.date': 10,
  '11a.sex.M': 1,
  '11a.sex.F': 1,
  '11b.qual': 2,
  // NUCC says 28; the border comes after 26.
  '11b': 26,
  '11c': 29,
  '11d.yes': 1,
  '11d.no': 1,
  '12.signature': 23,
  '13': 23,
  '14.date': 8,
  '14.qual': 3,
  '15.qual': 3,
  '15.date': 8,
  '16.from': 8,
  '16.to': 8,
  '17.qual': 2,
  // NUCC says 24; the border comes after 23.
  '17': 23,
  '17a.qual': 2,
  '17a': 17,
  '17b': 10,
  '18.from': 8,
  '18.to': 8,
  // NUCC says 71, which no line of ten an inch holds: a longer text begins on the line of the caption.
  '19.upper': 19,
  '19': 48,
  '20.yes': 1,
  '20.no': 1,
  '20.dollars': 8,
  '20.cents': 2,
  '21.icd_ind': 1,
  '21.A': 7,
  '21.B': 7,
  '21.C': 7,
  '21.D': 7,
  '21.E': 7,
  '21.F': 7,
  '21.G': 7,
  '21.H': 7,
  '21.I': 7,
  '21.J': 7,
  '21.K': 7,
  '21.L': 7,
  '22.code': 11,
  '22.ref': 18,
  '23': 29,
  '25': 15,
  '25.ssn': 1,
  '25.ein': 1,
  '26': 14,
  '27.yes': 1,
  '27.no': 1,
  '28.dollars': 7,
  '28.cents': 2,
  '29.dollars': 6,
  '29.cents': 2,
  '31.signature': 21,
  '31.date': 8,
  '32.name': 26,
  '32.street': 26,
  '32.city': 26,
  '32a': 10,
  '32b': 14,
  '33.phone.area': 3,
  '33.phone.number': 9,
  '33.name': 29,
  '33.street': 29,
  '33.city': 29,
  '33a': 10,
  '33b': 17,
} as const;

/** The boxes of one service line, box 24: first its shaded half, then the other. */
export const LINE_BOX_LENGTHS = {
  shaded: 61,
  'H.reason': 2,
  'I.qual': 2,
  'J.shaded': 11,
  'A.from': 8,
  'A.to': 8,
  B: 2,
  C: 2,
  'D.code': 6,
  'D.mod1': 2,
  'D.mod2': 2,
  'D.mod3': 2,
  'D.mod4': 2,
  E: 4,
  'F.dollars': 6,
  'F.cents': 2,
  // Three places and the blank before 24H: miles of an ambulance have four figures, or a point (ch. 15 §30.1.2).
  G: 4,
  'H.epsdt': 1,
  'J.npi': 10,
} as const;

/** Service lines on one form; a seventh needs a further form. */
export const LINES_PER_FORM = 6;
export const LINE_NUMBERS = [1, 2, 3, 4, 5, 6] as const;
export type LineNumber = (typeof LINE_NUMBERS)[number];
export type LineBox = keyof typeof LINE_BOX_LENGTHS;
export type SingleBox = keyof typeof BOX_LENGTHS;
export type BoxName = SingleBox | `24.${LineNumber}.${LineBox}`;

/** What stands in the boxes of one form; a box that is not named stays empty. */
export type Cms1500Form = { readonly [box in BoxName]?: string };

/** Names of all boxes that can be filled, in the order of the form. */
export const BOX_NAMES: readonly BoxName[] = orderedNames();
/** Each box's place in that order. */
export const BOX_ORDER: ReadonlyMap<string, number> = new Map(BOX_NAMES.map((box, i) => [box, i]));

function orderedNames(): BoxName[] {
  const single = Object.keys(BOX_LENGTHS) as SingleBox[];
  const line = Object.keys(LINE_BOX_LENGTHS) as LineBox[];
  const after = single.indexOf('25');
  const lines = LINE_NUMBERS.flatMap((n) => line.map((box): BoxName => `24.${n}.${box}`));
  return [...single.slice(0, after), ...lines, ...single.slice(after)];
}

const LENGTHS: ReadonlyMap<string, number> = new Map([
  ...Object.entries(BOX_LENGTHS),
  ...LINE_NUMBERS.flatMap((n) =>
    Object.entries(LINE_BOX_LENGTHS).map(([box, length]) => [`24.${n}.${box}`, length] as const),
  ),
]);

/** Characters that fit a box. */
export function boxLength(box: BoxName): number {
  return LENGTHS.get(box) ?? 0;
}

/** The box as a person names it: `box 24F of line 2`, `box 33`, `the payer's address`. */
export function boxWords(box: BoxName): string {
  const line = /^24\.(\d)\.(shaded|[A-J])/.exec(box);
  if (line?.[2] === 'shaded') return `the shaded half of line ${line[1]} on the form`;
  if (line) return `box 24${line[2]} of line ${line[1]} on the form`;
  if (box.startsWith('payer.')) return "the payer's address";
  return `box ${box.split('.')[0]}`;
}

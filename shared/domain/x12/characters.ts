import type { Delimiters } from './segments.ts';

/** The delimiters that we write; 005010X222A1 appendix B.1.1.2.5 recommends them. */
export const STANDARD_DELIMITERS: Delimiters = {
  element: '*',
  component: ':',
  repetition: '^',
  terminator: '~',
};

/** Something in the data that X12 cannot carry and that was written otherwise. */
export type CharacterNote = {
  /** Segment in the written text after the ISA, 1-based. */
  readonly segment: number;
  /** Element, e.g. `NM103`. */
  readonly where: string;
  /** One sentence; it names characters, never the value. */
  readonly message: string;
};

/** Letters without an accent that decomposition does not find. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '\u2212': '-',
  '…': '...',
};

/**
 * What becomes of characters that a receiver may not take: `extended` takes accents off and keeps to the extended
 * set of X12.6, `basic` writes capitals of the basic set only, `unchanged` leaves every letter as it is, for
 * receivers that take them. `verbatim` changes nothing at all: for a file that is written with the delimiters
 * with which it was read.
 */
export const CHARACTER_POLICIES = ['extended', 'basic', 'unchanged'] as const;
export type CharacterPolicy = (typeof CHARACTER_POLICIES)[number] | 'verbatim';

/** What the extended set of X12.6 (appendix B.1.1.2.2) holds beyond letters, digits and blank. */
const EXTENDED = /^[A-Za-z0-9 !"&'()*+,\-./:;?=%~@[\]_{}\\|<>#$^`]*$/;
/** The basic set, appendix B.1.1.2.1. */
const NOT_BASIC = /[^A-Z0-9 !"&'()*+,\-./:;?=]/g;

/**
 * A value as X12 can carry it: blanks at both ends removed, accents taken off, line ends and delimiters
 * turned into a blank, anything else unknown to the extended set into `?`. Whatever changes a character is
 * noted, so that nothing changes its meaning silently. Source: 005010X222A1 appendix B.1.1.2.
 */
export function cleanText(
  value: string,
  d: Delimiters,
  where: string,
  segment: number,
  notes: CharacterNote[],
  policy: CharacterPolicy = 'extended',
): string {
  if (policy === 'verbatim' || (isPlain(value, policy) && usual(d))) return value;
  const note = (message: string): number => notes.push({ segment, where, message });
  let text = value.trim();
  if (policy !== 'unchanged' && !EXTENDED.test(text)) text = intoExtendedSet(text, note);
  if (policy === 'basic') text = intoBasicSet(text, note);
  const used = [d.element, d.component, d.repetition, d.terminator].filter((c) => c !== '');
  for (const c of used) {
    if (!text.includes(c)) continue;
    text = text.replaceAll(c, ' ').trim();
    note(`The character ${c} separates fields in an X12 file and was replaced by a blank.`);
  }
  return text;
}

/** Which of the characters below 128 stand in plain values; a blank only within. */
function setOf(text: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const c of text) set[c.charCodeAt(0)] = 1;
  return set;
}
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
// The delimiters that we write are in none of them.
const PLAIN_BASIC = setOf(`${CAPITALS}0123456789 .,-/&'()`);
const PLAIN_EXTENDED = setOf(`${CAPITALS}${CAPITALS.toLowerCase()}0123456789 .,-/#&'()`);

/** Whether a value may be written as it is between the usual delimiters, which is the ordinary case. */
export function isPlain(value: string, policy: CharacterPolicy): boolean {
  if (policy === 'verbatim') return true;
  const set = policy === 'basic' ? PLAIN_BASIC : PLAIN_EXTENDED;
  const last = value.length - 1;
  for (let i = 0; i <= last; i += 1) {
    const code = value.charCodeAt(i);
    if (set[code] !== 1 || (code === 0x20 && (i === 0 || i === last))) return false;
  }
  return true;
}

export function usual(d: Delimiters): boolean {
  return d.element === '*' && d.component === ':' && d.repetition === '^' && d.terminator === '~';
}

function intoBasicSet(text: string, note: (message: string) => number): string {
  const capitals = text.toUpperCase();
  const basic = capitals.replaceAll(NOT_BASIC, ' ').trim();
  if (basic !== capitals) note('A character outside the basic set was replaced by a blank.');
  return basic;
}

function intoExtendedSet(text: string, note: (message: string) => number): string {
  let plain = '';
  let accents = false;
  const lost = new Set<string>();
  for (const c of text.normalize('NFD')) {
    if (/\p{M}/u.test(c)) accents = true;
    else if (EXTENDED.test(c)) plain += c;
    else if (PLAIN[c] !== undefined) {
      plain += PLAIN[c];
      accents = true;
    } else if (/[\s\p{Cc}\p{Cf}]/u.test(c)) {
      plain += ' ';
      lost.add('a line end or control character');
    } else {
      plain += '?';
      lost.add(c);
    }
  }
  if (accents) note('Accented letters were written without accent, as X12 requires.');
  if (lost.size > 0) note(`X12 cannot carry ${[...lost].join(' ')}; it was replaced.`);
  return plain.trim();
}

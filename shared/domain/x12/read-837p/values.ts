import { fromD8 } from '#shared/kernel/dates.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { CarriedSegment } from '#shared/domain/claim-parts/parties.ts';
import { segmentParts } from '../segments.ts';
import type { Segment } from '../segments.ts';

/**
 * Blanks and line ends at the ends. A no-break space is none, since it may be half of a letter in a file read as
 * Latin-1; control characters are none, since they may be separators.
 */
const BLANK_ENDS = /^[\t-\r ]+|[\t-\r ]+$/g;

/** Element `position` without blanks at its ends, or empty. */
export function el(s: Segment, position: number): string {
  const value = s.elements[position];
  if (value === undefined || value === '') return '';
  return value.charCodeAt(0) <= 32 || value.charCodeAt(value.length - 1) <= 32
    ? value.replaceAll(BLANK_ENDS, '')
    : value;
}

/** Whether nothing is said after element `last`. */
export function endsAt(s: Segment, last: number): boolean {
  const { elements } = s;
  for (let i = last + 1; i < elements.length; i += 1) if (elements[i] !== '') return false;
  return true;
}

/** Whether elements `from` to `to` say nothing. */
export function empty(s: Segment, from: number, to: number): boolean {
  const { elements } = s;
  for (let i = from; i <= to && i < elements.length; i += 1) if (elements[i] !== '') return false;
  return true;
}

/** Composites taken apart, by separator and text: files repeat few of them. */
const COMPOSITES = new Map<string, Map<string, readonly string[]>>();
/** Not without limit. */
const KEPT = 5000;

/** The components of a text that has at least one separator. */
function componentsOf(text: string, separator: string): readonly string[] {
  let known = COMPOSITES.get(separator);
  if (!known) COMPOSITES.set(separator, (known = new Map()));
  let found = known.get(text);
  if (!found) {
    found = text.split(separator);
    if (known.size < KEPT) known.set(text, found);
  }
  return found;
}

const OTHER_SEPARATOR = /^[A-Za-z0-9]{1,3}([^A-Za-z0-9\s.-])/;

/**
 * The components of an element that has a short code first (place of service, qualifier, pointer). Some writers
 * use another separator here than ISA16 says; the first character that is no letter or digit tells it.
 */
export function parts(s: Segment, position: number): readonly string[] {
  const text = el(s, position);
  if (text.includes(s.delimiters.component)) return componentsOf(text, s.delimiters.component);
  if (text.length < 3) return [text];
  const odd = OTHER_SEPARATOR.exec(text)?.[1];
  return odd === undefined ? [text] : text.split(odd);
}

/** Whether the element is punctuated as ISA16 says and has no empty component at its end. */
export function wellPunctuated(s: Segment, position: number, found: readonly string[]): boolean {
  return (
    (found.length === 1 || el(s, position).includes(s.delimiters.component)) &&
    (found.length === 1 || found.at(-1) !== '')
  );
}

/** A segment as it can be kept and written again, composites taken apart. */
export function raw(s: Segment): CarriedSegment['segment'] {
  return segmentParts(s) as CarriedSegment['segment'];
}

const DAYS = new Map<string, IsoDate | null>();

/** D8 → day, or null when it is no day of the calendar. */
export function dayOf(text: string): IsoDate | null {
  let known = DAYS.get(text);
  if (known === undefined) {
    known = fromD8(text);
    if (DAYS.size < KEPT) DAYS.set(text, known);
  }
  return known;
}

const AMOUNTS = new Map<string, Cents | null>();

/** X12 decimal → cents, or null when it is not an amount with at most two decimals. */
export function amountOf(text: string): Cents | null {
  let known = AMOUNTS.get(text);
  if (known === undefined) {
    // X12 decimal data knows no grouping, which `parseAmount` would accept.
    known = text.includes(',') ? null : parseAmount(text);
    if (AMOUNTS.size < KEPT) AMOUNTS.set(text, known);
  }
  return known;
}

const NUMBERS = new Map<string, number | null>();
const DECIMAL = /^-?(\d{1,12}\.?\d{0,6}|\.\d{1,6})$/;

/** X12 decimal → number, or null when it is none. */
export function numberOf(text: string): number | null {
  let known = NUMBERS.get(text);
  if (known === undefined) {
    known = DECIMAL.test(text) ? Number(text) : null;
    if (NUMBERS.size < KEPT) NUMBERS.set(text, known);
  }
  return known;
}

import { X12Problem } from './problem.ts';

/** The four characters with which an interchange is punctuated; each ISA names its own. */
export type Delimiters = {
  readonly element: string;
  readonly component: string;
  /** Empty when the version knows no repetition (ISA11 was `U` before 00501). */
  readonly repetition: string;
  readonly terminator: string;
};

/** One segment. `elements[0]` is its name, so that `elements[2]` is what guides call element 02. */
export type Segment = {
  readonly id: string;
  readonly elements: readonly string[];
  /** Place in the file, 1-based, counting every segment from the first ISA. */
  readonly number: number;
  readonly delimiters: Delimiters;
};

/** A whole text, or its pieces in order: a large file never needs to be in memory at once. */
export type X12Source = string | Iterable<string>;

const NOT_X12 = 'This is not an X12 file: it does not begin with ISA.';
/** 106 characters by the standard; sloppy writers pad the fields differently. */
const LONGEST_ISA = 300;

/** Element `position` (01 is 1) or the empty text. */
export function element(segment: Segment, position: number): string {
  return segment.elements[position] ?? '';
}

/** The components of an element; a missing element has one empty component. */
export function components(segment: Segment, position: number): string[] {
  return element(segment, position).split(segment.delimiters.component);
}

/**
 * Reads the segments of an X12 file one by one, whatever its delimiters, line ends and indentation.
 * The delimiters are those of the nearest ISA: element separator the 4th character, component separator
 * ISA16, terminator the character after it (a line end or control character too), repetition separator
 * ISA11 from version 00501 on. Byte-order marks, white space and control characters between segments
 * are skipped; a last segment without terminator is given as it is. The envelope is not checked here.
 * Source: X12.5 interchange control structure; 005010X222A1 appendix B.1.
 * @throws X12Problem when the text does not begin with ISA or an ISA is not whole.
 */
export function* readSegments(source: X12Source): Generator<Segment, void, undefined> {
  const pieces = typeof source === 'string' ? [source][Symbol.iterator]() : source[Symbol.iterator]();
  let buffer = '';
  let at = 0;
  let number = 0;
  let delimiters: Delimiters | null = null;
  let ended = false;

  /** Appends the next piece, dropping what was read; false at the end. */
  const more = (): boolean => {
    const piece = pieces.next();
    if (piece.done === true) {
      ended = true;
      return false;
    }
    buffer = at >= buffer.length ? piece.value : buffer.slice(at) + piece.value;
    at = 0;
    return true;
  };

  for (;;) {
    at = skipBlank(buffer, at);
    while (at >= buffer.length || (buffer.length - at < 3 && !ended)) {
      if (!more()) break;
      at = skipBlank(buffer, at);
    }
    if (at >= buffer.length) {
      if (number === 0) throw new X12Problem(NOT_X12, 0);
      return;
    }
    if (delimiters === null || isIsa(buffer, at, delimiters)) {
      if (!buffer.startsWith('ISA', at)) throw new X12Problem(NOT_X12, 0);
      while (buffer.length - at < LONGEST_ISA && more());
      delimiters = readDelimiters(buffer, at, number + 1);
    }
    let end = buffer.indexOf(delimiters.terminator, at);
    while (end < 0) {
      const from = buffer.length - at;
      if (!more()) break;
      end = buffer.indexOf(delimiters.terminator, at + from);
    }
    const text = end < 0 ? buffer.slice(at).trimEnd() : buffer.slice(at, end);
    at = end < 0 ? buffer.length : end + 1;
    if (text === '') continue;
    number += 1;
    yield new ReadSegment(text, number, delimiters);
  }
}

/** A segment as it stands in the text; it is taken apart only when an element is asked for. */
class ReadSegment implements Segment {
  readonly id: string;
  readonly number: number;
  readonly delimiters: Delimiters;
  readonly #text: string;
  #elements: readonly string[] | null = null;

  constructor(text: string, number: number, delimiters: Delimiters) {
    const end = text.indexOf(delimiters.element);
    this.id = end < 0 ? text : text.slice(0, end);
    this.number = number;
    this.delimiters = delimiters;
    this.#text = text;
  }

  get elements(): readonly string[] {
    return (this.#elements ??= this.#text.split(this.delimiters.element));
  }
}

/** Skips byte-order mark, blanks, line ends and other control characters between segments. */
function skipBlank(text: string, from: number): number {
  // A byte-order mark of UTF-8 in a file that was decoded as Latin-1.
  let at = from === 0 && text.startsWith('\u00ef\u00bb\u00bf') ? 3 : from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code !== 0x7f && code !== 0xa0 && code !== 0xfeff) break;
    at += 1;
  }
  return at;
}

/** A further ISA may bring other delimiters, so it is known by its shape and not by the current ones. */
function isIsa(text: string, at: number, now: Delimiters): boolean {
  if (!text.startsWith('ISA', at)) return false;
  const fourth = text.charAt(at + 3);
  return fourth === now.element || !/[A-Za-z0-9]/.test(fourth);
}

function readDelimiters(text: string, at: number, segment: number): Delimiters {
  const separator = text.charAt(at + 3);
  if (separator === '' || /[A-Za-z0-9\s]/.test(separator))
    throw new X12Problem('The ISA segment names no element separator, so the file cannot be read.', segment);
  let end = at + 3;
  for (let i = 1; i < 16 && end >= 0; i += 1) end = text.indexOf(separator, end + 1);
  if (end < 0 || end - at > LONGEST_ISA || end + 2 >= text.length)
    throw new X12Problem(
      'The ISA segment is not whole: it needs sixteen elements and a segment terminator.',
      segment,
    );
  const fields = text.slice(at, end).split(separator);
  const repetition = fields[11] ?? '';
  return {
    element: separator,
    component: text.charAt(end + 1),
    // ISA11 is a separator only from 00501 on; some files keep the older `U` there.
    repetition: /^[^A-Za-z0-9\s]$/.test(repetition) ? repetition : '',
    terminator: text.charAt(end + 2),
  };
}

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

/** A segment on its own, as it can be kept: name, elements without empty ones at the end, composites as arrays. */
export type SegmentParts = readonly (string | readonly string[])[];

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

/** The segment taken apart into elements and components; the ISA keeps its component separator. */
export function segmentParts(segment: Segment): SegmentParts {
  return segment instanceof ReadSegment
    ? segment.parts
    : partsOf(segment.elements, segment.delimiters.component);
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
  const reader = new SegmentReader(source);
  for (let segment = reader.next(); segment; segment = reader.next()) yield segment;
}

/** As `readSegments`, asked for one segment after another: the quicker way for readers of whole files. */
export class SegmentReader {
  readonly #pieces: Iterator<string>;
  #buffer = '';
  #at = 0;
  #number = 0;
  #known: KnownSegments | null = null;
  #ended = false;

  constructor(source: X12Source) {
    this.#pieces = typeof source === 'string' ? [source][Symbol.iterator]() : source[Symbol.iterator]();
  }

  /** The next segment, or null at the end. @throws X12Problem as `readSegments`. */
  next(): Segment | null {
    for (;;) {
      if (!this.#toNext()) {
        if (this.#number === 0) throw new X12Problem(NOT_X12, 0);
        return null;
      }
      const known = this.#current();
      const { terminator } = known.delimiters;
      let end = this.#buffer.indexOf(terminator, this.#at);
      while (end < 0) {
        const from = this.#buffer.length - this.#at;
        if (!this.#more()) break;
        end = this.#buffer.indexOf(terminator, this.#at + from);
      }
      const text = end < 0 ? this.#buffer.slice(this.#at).trimEnd() : this.#buffer.slice(this.#at, end);
      this.#at = end < 0 ? this.#buffer.length : end + 1;
      if (text === '') continue;
      this.#number += 1;
      return new ReadSegment(known.content(text), this.#number, known.delimiters);
    }
  }

  /** Goes to where the next segment begins; false when there is none. */
  #toNext(): boolean {
    this.#at = skipBlank(this.#buffer, this.#at);
    while (this.#at >= this.#buffer.length || (this.#buffer.length - this.#at < 3 && !this.#ended)) {
      if (!this.#more()) break;
      this.#at = skipBlank(this.#buffer, this.#at);
    }
    return this.#at < this.#buffer.length;
  }

  /** The interchange's delimiters and what was read with them; a further ISA brings its own. */
  #current(): KnownSegments {
    const now = this.#known;
    if (now !== null && !isIsa(this.#buffer, this.#at, now.delimiters)) return now;
    if (!this.#buffer.startsWith('ISA', this.#at)) throw new X12Problem(NOT_X12, 0);
    while (this.#buffer.length - this.#at < LONGEST_ISA && this.#more());
    this.#known = new KnownSegments(readDelimiters(this.#buffer, this.#at, this.#number + 1));
    return this.#known;
  }

  /** Appends the next piece, dropping what was read; false at the end. */
  #more(): boolean {
    const piece = this.#pieces.next();
    if (piece.done === true) {
      this.#ended = true;
      return false;
    }
    this.#buffer = this.#at >= this.#buffer.length ? piece.value : this.#buffer.slice(this.#at) + piece.value;
    this.#at = 0;
    return true;
  }
}

/** Names by their characters, each kept once: comparing them is then comparing one reference. */
const NAMES = new Map<number, string>();

/** The name of a segment: what stands before its first separator. */
function nameOf(text: string, separator: string): string {
  const third = text.charAt(2) === separator ? 0 : text.charCodeAt(2);
  if (third !== 0 && text.charAt(3) !== separator) {
    const end = text.indexOf(separator);
    return end < 0 ? text : text.slice(0, end);
  }
  const key = (text.charCodeAt(0) * 65_536 + text.charCodeAt(1)) * 65_536 + third;
  const known = NAMES.get(key);
  if (known !== undefined) return known;
  const name = text.slice(0, third === 0 ? 2 : 3);
  // A damaged file could bring any number of them.
  if (NAMES.size < 500) NAMES.set(key, name);
  return name;
}

/** What the text of a segment says, wherever it stands. */
class SegmentContent {
  readonly id: string;
  readonly elements: readonly string[];
  readonly #component: string;
  #parts: SegmentParts | null = null;

  constructor(text: string, delimiters: Delimiters) {
    this.id = nameOf(text, delimiters.element);
    this.elements = text.split(delimiters.element);
    this.#component = delimiters.component;
  }

  get parts(): SegmentParts {
    return (this.#parts ??= partsOf(this.elements, this.#component));
  }
}

function partsOf(elements: readonly string[], component: string): SegmentParts {
  let end = elements.length;
  while (end > 1 && elements[end - 1] === '') end -= 1;
  const parts: (string | readonly string[])[] = elements.slice(0, end);
  // ISA16 is the component separator itself and may not be taken apart.
  if (elements[0] === 'ISA') return parts;
  for (let i = 1; i < end; i += 1) {
    const value = elements[i] ?? '';
    if (value.length > 1 && value.includes(component)) parts[i] = value.split(component);
  }
  return parts;
}

/**
 * Segments taken apart, by their text. Files repeat themselves from claim to claim (payers, dates, codes), so the
 * last few hundred are remembered; not more, since each may hold on to the piece of the file that it came from.
 */
class KnownSegments {
  readonly delimiters: Delimiters;
  readonly #byText = new Map<string, SegmentContent>();

  constructor(delimiters: Delimiters) {
    this.delimiters = delimiters;
  }

  content(text: string): SegmentContent {
    let content = this.#byText.get(text);
    if (content === undefined) {
      content = new SegmentContent(text, this.delimiters);
      if (this.#byText.size >= 400) this.#byText.clear();
      this.#byText.set(text, content);
    }
    return content;
  }
}

/** A segment at its place in a file. */
class ReadSegment implements Segment {
  readonly id: string;
  readonly elements: readonly string[];
  readonly number: number;
  readonly delimiters: Delimiters;
  readonly #content: SegmentContent;

  constructor(content: SegmentContent, number: number, delimiters: Delimiters) {
    this.id = content.id;
    this.elements = content.elements;
    this.number = number;
    this.delimiters = delimiters;
    this.#content = content;
  }

  get parts(): SegmentParts {
    return this.#content.parts;
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
  if (text.charCodeAt(at) !== 73 || !text.startsWith('ISA', at)) return false;
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

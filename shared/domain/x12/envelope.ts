import { X12Problem } from './problem.ts';
import { element, readSegments } from './segments.ts';
import type { Segment, X12Source } from './segments.ts';

type Open = { readonly control: string; readonly segment: number; count: number };

/**
 * The segments of a file whose envelope is proved on the way: ISA, GS and ST close in order with IEA, GE
 * and SE; SE01, GE01 and IEA01 count right; the control numbers of each pair agree (leading zeros aside);
 * every segment has a name. Segments are given as soon as they are read, so a reader must keep what it
 * gathers to itself until the generator has ended.
 * Source: X12.6 control segments; 005010X222A1 and 005010X221A1 appendix C.
 * @throws X12Problem naming the segment.
 */
export function* readCheckedSegments(source: X12Source): Generator<Segment, void, undefined> {
  const check = new EnvelopeCheck();
  let last = 0;
  for (const segment of readSegments(source)) {
    check.take(segment);
    last = segment.number;
    yield segment;
  }
  check.end(last);
}

/** Hears of a fault after which a reader can go on. */
export type EnvelopeFault = (message: string, segment: Segment) => void;

/**
 * Follows one file through its envelopes: `take` every segment in order, then `end` with the last number.
 * @param tolerated for readers that take what is sound: told of wrong counts, control numbers that do not agree
 *   and segments without a proper name inside a transaction, which otherwise are thrown like all other faults.
 */
export class EnvelopeCheck {
  #interchange: Open | null = null;
  #group: Open | null = null;
  #set: Open | null = null;
  readonly #tolerated: EnvelopeFault | null;

  constructor(tolerated: EnvelopeFault | null = null) {
    this.#tolerated = tolerated;
  }

  take(segment: Segment): void {
    if (this.#set) this.#set.count += 1;
    switch (segment.id) {
      case 'ISA':
        return this.#openInterchange(segment);
      case 'GS':
        return this.#openGroup(segment);
      case 'ST':
        return this.#openSet(segment);
      case 'SE':
        return this.#closeSet(segment);
      case 'GE':
        return this.#closeGroup(segment);
      case 'IEA':
        return this.#closeInterchange(segment);
      default:
        return this.#inside(segment);
    }
  }

  end(last: number): void {
    const missing = this.#set ? 'SE' : this.#group ? 'GE' : this.#interchange ? 'IEA' : '';
    if (missing !== '')
      throw new X12Problem(
        `The file is cut off after segment ${last}: its closing ${missing} segment is missing.`,
        last,
      );
  }

  #openInterchange(segment: Segment): void {
    if (this.#interchange) throw cutOff(segment, 'a new ISA begins before the last one was closed by IEA');
    this.#interchange = { control: element(segment, 13), segment: segment.number, count: 0 };
  }

  #openGroup(segment: Segment): void {
    if (!this.#interchange || this.#group) throw cutOff(segment, 'a GS stands where none may begin');
    this.#interchange.count += 1;
    this.#group = { control: element(segment, 6), segment: segment.number, count: 0 };
  }

  #openSet(segment: Segment): void {
    if (!this.#group || this.#set) throw cutOff(segment, 'an ST stands where none may begin');
    this.#group.count += 1;
    this.#set = { control: element(segment, 2), segment: segment.number, count: 1 };
  }

  #closeSet(segment: Segment): void {
    if (!this.#set) throw cutOff(segment, 'an SE stands without its ST');
    close(segment, this.#set, 'SE', 'segments', 'ST02', this.#tolerated);
    this.#set = null;
  }

  #closeGroup(segment: Segment): void {
    if (!this.#group || this.#set)
      throw cutOff(segment, 'a GE stands before the transaction was closed by SE');
    close(segment, this.#group, 'GE', 'transactions', 'GS06', this.#tolerated);
    this.#group = null;
  }

  #closeInterchange(segment: Segment): void {
    if (!this.#interchange || this.#group)
      throw cutOff(segment, 'an IEA stands before the group was closed by GE');
    close(segment, this.#interchange, 'IEA', 'groups', 'ISA13', this.#tolerated);
    this.#interchange = null;
  }

  #inside(segment: Segment): void {
    if (!isName(segment.id)) {
      const message = `Segment ${segment.number} has no segment name: the file is damaged or uses other separators than its ISA says.`;
      if (!this.#set || !this.#tolerated) throw new X12Problem(message, segment.number);
      return this.#tolerated(message, segment);
    }
    // TA1 may stand between ISA and GS (X12.56).
    if (!this.#set && !(segment.id === 'TA1' && this.#interchange && !this.#group))
      throw cutOff(segment, `a ${segment.id} stands outside of any transaction`);
  }
}

/** Two or three capital letters or digits, a letter first; without a regular expression for speed. */
function isName(id: string): boolean {
  if (id.length < 2 || id.length > 3) return false;
  for (let i = 0; i < id.length; i += 1) {
    const code = id.charCodeAt(i);
    const letter = code >= 0x41 && code <= 0x5a;
    if (!letter && (i === 0 || code < 0x30 || code > 0x39)) return false;
  }
  return true;
}

function cutOff(segment: Segment, what: string): X12Problem {
  return new X12Problem(`The file is not whole: in segment ${segment.number} ${what}.`, segment.number);
}

function close(
  segment: Segment,
  open: Open,
  id: string,
  unit: string,
  opener: string,
  tolerated: EnvelopeFault | null,
): void {
  const fault = (message: string): void => {
    if (!tolerated) throw new X12Problem(message, segment.number);
    tolerated(message, segment);
  };
  const said = element(segment, 1).trim();
  const control = element(segment, 2).trim();
  if (said === '' || control === '')
    throw new X12Problem(
      `The file is cut off: its closing ${id} in segment ${segment.number} is not whole.`,
      segment.number,
    );
  if (!/^\d{1,10}$/.test(said) || Number(said) !== open.count)
    fault(
      `The count in segment ${segment.number} is wrong: ${id}01 says ${clip(said)} ${unit}, the file has ${open.count}.`,
    );
  if (bare(control) !== bare(open.control))
    fault(
      `The control numbers do not agree: ${id}02 in segment ${segment.number} is ${clip(control)}, ${opener} in segment ${open.segment} is ${clip(open.control)}.`,
    );
}

function bare(control: string): string {
  return control.trim().replace(/^0+(?=.)/, '');
}

/** Keeps a sentence short when the file holds rubbish there. */
function clip(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

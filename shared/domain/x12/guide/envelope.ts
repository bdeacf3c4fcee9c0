import { element } from '../segments.ts';
import type { Segment } from '../segments.ts';
import { checkElements } from './check-elements.ts';
import { envelopeUses } from './envelope-uses.ts';
import type { Report } from './model.ts';

type Open = { readonly segment: Segment; count: number };

/**
 * Follows ISA, GS and ST through a file and tells every departure instead of stopping at the first: nesting,
 * fixed widths, counts, pairs of control numbers, numbers that occur twice.
 * Source: X12.5, X12.6; 005010X222A1 appendix C.1.
 */
export class EnvelopeFindings {
  readonly #report: Report;
  readonly #names = new Set<string>();
  readonly #interchanges = new Set<string>();
  #groups = new Set<string>();
  #sets = new Set<string>();
  #interchange: Open | null = null;
  #group: Open | null = null;
  #set: Open | null = null;

  constructor(report: Report) {
    this.#report = report;
  }

  /** The GS of the open group. */
  get group(): Segment | null {
    return this.#group?.segment ?? null;
  }

  /** Takes every segment of the file in its order. */
  take(segment: Segment): void {
    if (this.#set) this.#set.count += 1;
    switch (segment.id) {
      case 'ISA':
        return this.#isa(segment);
      case 'GS':
        return this.#gs(segment);
      case 'ST':
        return this.#st(segment);
      case 'SE':
        this.#close(segment, this.#set, 'ST', 2, 'segments');
        this.#set = null;
        return;
      case 'GE':
        this.#missing(segment, this.#set && 'SE');
        this.#set = null;
        this.#close(segment, this.#group, 'GS', 6, 'transactions');
        this.#group = null;
        return;
      case 'IEA':
        this.#missing(segment, this.#set && 'SE', this.#group && 'GE');
        this.#set = this.#group = null;
        this.#close(segment, this.#interchange, 'ISA', 13, 'groups');
        this.#interchange = null;
        return;
      default:
        this.#outside(segment);
    }
  }

  /** To be called once after the last segment. */
  end(last: number): void {
    for (const [open, id, loop] of [
      [this.#set, 'SE', 'ST'],
      [this.#group, 'GE', 'GS'],
      [this.#interchange, 'IEA', 'ISA'],
    ] as const)
      if (open)
        this.#report(
          { number: last, id },
          loop,
          '',
          'error',
          'cut-off',
          `The file ends before its ${id} segment: it was cut off after segment ${last}.`,
        );
  }

  #isa(segment: Segment): void {
    this.#missing(segment, this.#set && 'SE', this.#group && 'GE', this.#interchange && 'IEA');
    this.#set = this.#group = null;
    this.#interchange = { segment, count: 0 };
    this.#groups = new Set();
    checkElements(segment, envelopeUses('ISA'), [], 'ISA', this.#report);
    this.#widths(segment);
    this.#delimiters(segment);
    this.#once(segment, this.#interchanges, 'ISA13', element(segment, 13), 'the file');
  }

  #gs(segment: Segment): void {
    this.#missing(segment, this.#set && 'SE', this.#group && 'GE');
    if (!this.#interchange) this.#misplaced(segment, 'outside of any ISA');
    else this.#interchange.count += 1;
    this.#set = null;
    this.#group = { segment, count: 0 };
    this.#sets = new Set();
    checkElements(segment, envelopeUses('GS'), [], 'GS', this.#report);
    this.#once(segment, this.#groups, 'GS06', element(segment, 6), 'the interchange');
  }

  #st(segment: Segment): void {
    this.#missing(segment, this.#set && 'SE');
    if (!this.#group) this.#misplaced(segment, 'outside of any GS');
    else this.#group.count += 1;
    this.#set = { segment, count: 1 };
    this.#once(segment, this.#sets, 'ST02', element(segment, 2), 'the group');
  }

  #outside(segment: Segment): void {
    if (!this.#isName(segment.id))
      this.#report(
        segment,
        this.#set ? 'ST' : 'ISA',
        '',
        'error',
        'segment-name',
        `Segment ${segment.number} does not begin with a segment name: the file is damaged or uses other separators than its ISA says.`,
      );
    else if (segment.id === 'TA1' && this.#interchange && !this.#group) return;
    else if (!this.#set) this.#misplaced(segment, 'outside of any ST');
  }

  /** Two or three capital letters or digits; a name once seen is not looked at again. */
  #isName(id: string): boolean {
    if (this.#names.has(id)) return true;
    if (!/^[A-Z][A-Z0-9]{1,2}$/.test(id)) return false;
    this.#names.add(id);
    return true;
  }

  /** Every element of the ISA has its width, blanks included, so that readers find the separators by place. */
  #widths(segment: Segment): void {
    for (const [position, width] of FIXED_WIDTHS) {
      const value = element(segment, position);
      const name = `ISA${String(position).padStart(2, '0')}`;
      if (value.length !== width && value !== '')
        this.#report(
          segment,
          'ISA',
          name,
          'error',
          'isa-width',
          `${name} has to be ${width} characters wide, filled up with blanks.`,
        );
    }
    if (segment.elements.length < 17)
      this.#report(segment, 'ISA', 'ISA16', 'error', 'isa-width', 'ISA has to have sixteen elements.');
  }

  #delimiters(segment: Segment): void {
    const { element: separator, component, repetition, terminator } = segment.delimiters;
    if (repetition === '' && element(segment, 12) >= '00402')
      this.#report(
        segment,
        'ISA',
        'ISA11',
        'error',
        'isa-repetition',
        'ISA11 has to be the repetition separator, a sign such as ^, from version 00501 on.',
      );
    const used = [separator, component, repetition, terminator].filter((c) => c !== '');
    if (new Set(used).size < used.length)
      this.#report(segment, 'ISA', 'ISA16', 'error', 'isa-delimiters', 'Two of the separators are the same.');
    if (/[A-Za-z0-9 ]/.test(component))
      this.#report(
        segment,
        'ISA',
        'ISA16',
        'error',
        'isa-delimiters',
        'ISA16 has to be the component separator, a sign such as a colon.',
      );
  }

  #once(segment: Segment, seen: Set<string>, name: string, value: string, within: string): void {
    const plain = value.trim();
    if (plain === '') return;
    if (seen.has(plain))
      this.#report(
        segment,
        segment.id,
        name,
        'error',
        'control-number-twice',
        `${name} occurs a second time in ${within}; control numbers may not repeat.`,
      );
    seen.add(plain);
  }

  #close(segment: Segment, open: Open | null, opener: string, at: number, unit: string): void {
    const { id } = segment;
    if (!open) return this.#misplaced(segment, `without its ${opener}`);
    checkElements(segment, envelopeUses(id), [], opener, this.#report);
    const said = element(segment, 1).trim();
    if (said !== '' && Number(said) !== open.count)
      this.#report(
        segment,
        opener,
        `${id}01`,
        'error',
        'count',
        `${id}01 has to be ${open.count}, the number of ${unit}.`,
      );
    const control = element(segment, 2);
    const name = `${opener}${String(at).padStart(2, '0')}`;
    if (control !== '' && !sameNumber(control, element(open.segment, at), opener))
      this.#report(
        segment,
        opener,
        `${id}02`,
        'error',
        'control-number',
        `${id}02 has to be the same as ${name} in segment ${open.segment.number}.`,
      );
  }

  #missing(segment: Segment, ...trailers: readonly (string | null)[]): void {
    for (const id of trailers)
      if (id)
        this.#report(
          { number: segment.number, id },
          OPENERS[id] ?? '',
          '',
          'error',
          'trailer-missing',
          `${id} is missing in front of ${segment.id}.`,
        );
  }

  #misplaced(segment: Segment, where: string): void {
    this.#report(
      segment,
      OPENERS[segment.id] ?? (this.#interchange ? 'GS' : 'ISA'),
      '',
      'error',
      'envelope',
      `${segment.id} stands ${where}.`,
    );
  }
}

/** Fields of free text; the others have their length from the dictionary. */
const FIXED_WIDTHS = [
  [2, 10],
  [4, 10],
  [6, 15],
  [8, 15],
  [11, 1],
  [16, 1],
] as const;
const OPENERS: Readonly<Record<string, string>> = { SE: 'ST', GE: 'GS', IEA: 'ISA', GS: 'GS', ST: 'ST' };

/** GS06 is a number, so that leading zeros do not count; ST02 and ISA13 are compared as they are. */
function sameNumber(a: string, b: string, opener: string): boolean {
  return opener === 'GS' ? a.replace(/^0+(?=.)/, '') === b.replace(/^0+(?=.)/, '') : a === b;
}

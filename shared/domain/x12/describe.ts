import { readSegments, element } from './segments.ts';
import type { Segment, X12Source } from './segments.ts';
import { elementWords } from './element-words.ts';
import { AMOUNT_WORDS, DATE_WORDS, ENTITY_WORDS, REFERENCE_WORDS, SEGMENT_WORDS } from './segment-words.ts';
import { valueWords } from './value-words.ts';

/** One segment of a claim file with where it stands and what it says, for reading. */
export type AnnotatedSegment = {
  /** 1-based, the ISA is 1. */
  readonly number: number;
  /** Loop of the guide, e.g. `2010AA`; `ISA`, `GS`, `ST` for the envelopes. */
  readonly loop: string;
  /** The segment as it stands in the file, without its terminator. */
  readonly segment: string;
  /** Our own short words. */
  readonly words: string;
};

/** One element, or component of a composite, of an annotated segment. */
export type AnnotatedElement = {
  /** `NM109`, `CLM05-1`. */
  readonly element: string;
  readonly value: string;
  /** What the element says, in our words, e.g. `person or organisation`; empty when we have none. */
  readonly words: string;
  /** What the value means where it is a code, e.g. `person`. */
  readonly means: string;
};

/**
 * An 837P file, segment by segment, with loop and words. It reads any file that begins with ISA and never
 * judges it: an unknown segment is shown as such.
 * @throws X12Problem when the text is no X12.
 */
export function annotate837(text: string): AnnotatedSegment[] {
  return [...annotateX12(text)].map(({ number, loop, segment, words }) => ({ number, loop, segment, words }));
}

/**
 * As `annotate837`, with every element that is filled, and one segment at a time, so that a large file need not
 * be held. Loops are those of the professional claim; in other transactions only the envelopes have a name.
 * @throws X12Problem when the text is no X12.
 */
export function* annotateX12(
  source: X12Source,
): Generator<AnnotatedSegment & { readonly elements: readonly AnnotatedElement[] }, void, undefined> {
  const place = new LoopTracker();
  for (const segment of readSegments(source)) {
    const loop = place.of(segment);
    yield {
      number: segment.number,
      loop,
      segment: segment.elements.join(segment.delimiters.element),
      words: place.isClaim || ENVELOPE.has(segment.id) ? wordsOf(segment) : (SEGMENT_WORDS[segment.id] ?? ''),
      elements: annotateElements(segment),
    };
  }
}

/** The filled elements of a segment with our words. */
export function annotateElements(segment: Segment): AnnotatedElement[] {
  const { component } = segment.delimiters;
  return segment.elements.slice(1).flatMap((value, i) => {
    const position = i + 1;
    const name = `${segment.id}${String(position).padStart(2, '0')}`;
    if (value.trim() === '') return [];
    if (segment.id === 'ISA' || component === '' || !isComposite(segment, position, value))
      return [described(segment.id, name, position, 0, value)];
    return value
      .split(component)
      .flatMap((part, k) =>
        part === '' ? [] : [described(segment.id, `${name}-${k + 1}`, position, k + 1, part)],
      );
  });
}

/** Taken apart: whatever holds the separator, and composites of one component. */
function isComposite(segment: Segment, position: number, value: string): boolean {
  return value.includes(segment.delimiters.component) || COMPOSITES.has(`${segment.id}${position}`);
}
const COMPOSITES: ReadonlySet<string> = new Set(['SV11', 'SV17', 'SVD3', 'CTP5', 'CLM11']);

function described(
  id: string,
  name: string,
  position: number,
  part: number,
  value: string,
): AnnotatedElement {
  return { element: name, value, words: elementWords(id, position, part), means: valueWords(name, value) };
}

const ENVELOPE: ReadonlySet<string> = new Set(['ISA', 'IEA', 'GS', 'GE', 'ST', 'SE']);

/** 005010X222A1: the loop that an entity opens, by what encloses it. */
const LEVEL_LOOPS: Readonly<Record<string, string>> = { '20': '2000A', '22': '2000B', '23': '2000C' };
const ENTITY_LOOPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  header: { '41': '1000A', '40': '1000B' },
  '2000A': { '85': '2010AA', '87': '2010AB', PE: '2010AC' },
  '2000B': { IL: '2010BA', PR: '2010BB' },
  '2000C': { QC: '2010CA' },
  '2300': { DN: '2310A', P3: '2310A', '82': '2310B', '77': '2310C', DQ: '2310D', PW: '2310E', '45': '2310F' },
  '2320': {
    IL: '2330A',
    PR: '2330B',
    DN: '2330C',
    P3: '2330C',
    '82': '2330D',
    '77': '2330E',
    DQ: '2330F',
    '85': '2330G',
  },
  '2400': {
    '82': '2420A',
    QB: '2420B',
    '77': '2420C',
    DQ: '2420D',
    DK: '2420E',
    DN: '2420F',
    P3: '2420F',
    PW: '2420G',
    '45': '2420H',
  },
};

class LoopTracker {
  #level = 'header';
  #loop = 'ISA';
  #claim = true;

  /** Whether the open transaction is a claim. */
  get isClaim(): boolean {
    return this.#claim;
  }

  of(segment: Segment): string {
    if (segment.id === 'ST') this.#claim = element(segment, 1) === '837';
    if (!this.#claim && !ENVELOPE.has(segment.id)) return '';
    switch (segment.id) {
      case 'ISA':
      case 'IEA':
        return this.#at('header', 'ISA');
      case 'GS':
      case 'GE':
        return this.#at('header', 'GS');
      case 'ST':
      case 'BHT':
      case 'SE':
        return this.#at('header', 'ST');
      case 'HL': {
        const level = LEVEL_LOOPS[element(segment, 3)] ?? 'HL';
        return this.#at(level, level);
      }
      case 'CLM':
        return this.#at('2300', '2300');
      case 'LX':
        return this.#at('2400', '2400');
      // A second SBR after the claim begins another payer's loop.
      case 'SBR':
        return this.#level === '2000B' ? this.#loop : this.#at('2320', '2320');
      case 'NM1':
        return this.#at(this.#level, ENTITY_LOOPS[this.#level]?.[element(segment, 1)] ?? this.#loop);
      case 'LIN':
        return this.#at('2400', '2410');
      case 'SVD':
        return this.#at('2400', '2430');
      case 'LQ':
        return this.#at('2400', '2440');
      default:
        return this.#loop;
    }
  }

  #at(level: string, loop: string): string {
    this.#level = level;
    this.#loop = loop;
    return loop;
  }
}

function wordsOf(segment: Segment): string {
  const code = element(segment, 1);
  switch (segment.id) {
    case 'NM1':
      return ENTITY_WORDS[code] ?? 'name';
    case 'REF':
      return REFERENCE_WORDS[code] ?? 'reference number';
    case 'DTP':
      return DATE_WORDS[code] ?? 'date';
    case 'HL':
      return HL_WORDS[element(segment, 3)] ?? 'level';
    case 'PRV':
      return code === 'PE' ? 'taxonomy of the rendering provider' : 'taxonomy of the billing provider';
    case 'AMT':
      return AMOUNT_WORDS[code] ?? 'amount';
    default:
      return SEGMENT_WORDS[segment.id] ?? 'not used in a professional claim';
  }
}

const HL_WORDS: Readonly<Record<string, string>> = {
  '20': 'level of the billing provider',
  '22': 'level of the subscriber',
  '23': 'level of the patient',
};

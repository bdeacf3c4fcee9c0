import type { Instant } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { STANDARD_DELIMITERS, cleanText, isPlain, usual } from './characters.ts';
import type { CharacterNote, CharacterPolicy } from './characters.ts';
import { components } from './segments.ts';
import type { Delimiters, Segment } from './segments.ts';

/** An element's value; an array is a composite of components. */
export type ElementData = string | readonly string[];
/** A segment before it is text: name, then elements from 01 on. Empty elements at the end are dropped. */
export type SegmentData = readonly [id: string, ...elements: ElementData[]];

/** Where segments go one after the other: a list, or the text of an interchange itself. */
export type SegmentSink = { push(segment: SegmentData): unknown };

/** What stands between ST and SE: its segments, or the work that hands them over. */
export type TransactionBody = Iterable<SegmentData> | ((to: SegmentSink) => void);

/** A text and what had to be replaced in the data so that it could be written. */
export type WrittenX12 = { readonly text: string; readonly notes: readonly CharacterNote[] };

/** What an interchange says of itself. Control numbers and time come from the service, never from here. */
export type Envelope = {
  /** ISA13, 1 to 999999999; must never repeat between the same partners. */
  readonly interchangeControl: number;
  /** GS06. */
  readonly groupControl: number;
  /** ST02 of the first transaction set; the next ones count on. */
  readonly transactionControl: number;
  readonly at: Instant;
  /** ISA15: T test, P production. */
  readonly usage: 'T' | 'P';
  /** ISA06 and GS02, at most 15 characters. */
  readonly senderId: string;
  /** ISA08 and GS03, at most 15 characters. */
  readonly receiverId: string;
};

/** A qualifier and its value, as ISA01 and ISA02. */
type Qualified = { readonly qualifier: string; readonly value: string };

/** How an interchange is punctuated and addressed; what is left out is as `STANDARD_FORM` has it. */
export type InterchangeForm = {
  readonly delimiters: Delimiters;
  /** After each terminator, for readers with eyes; empty for none. */
  readonly lineBreak: '\n' | '';
  readonly characters: CharacterPolicy;
  /** ISA01 and 02, ISA03 and 04. */
  readonly authorization: Qualified;
  readonly security: Qualified;
  /** ISA05, ISA07. */
  readonly senderQualifier: string;
  readonly receiverQualifier: string;
  /** GS02, GS03; empty: as ISA06, ISA08. */
  readonly groupSenderId: string;
  readonly groupReceiverId: string;
  /** ISA14: 1 asks for a TA1. */
  readonly acknowledgment: '0' | '1';
};

export const STANDARD_FORM: InterchangeForm = {
  delimiters: STANDARD_DELIMITERS,
  lineBreak: '\n',
  characters: 'extended',
  authorization: { qualifier: '00', value: '' },
  security: { qualifier: '00', value: '' },
  senderQualifier: 'ZZ',
  receiverQualifier: 'ZZ',
  groupSenderId: '',
  groupReceiverId: '',
  acknowledgment: '0',
};

/** What kind of transaction the group carries. */
export type GroupKind = {
  /** GS01: HC claims, HP remittances. */
  readonly functionalCode: string;
  /** ST01. */
  readonly transaction: string;
  /** GS08, e.g. 005010X222A1. */
  readonly version: string;
  /** ST03; the remittance guide does not use it. */
  readonly convention: string;
};

/**
 * Segments → text. Empty elements and components at the end are dropped (X12.6), characters outside the
 * extended set and delimiters inside data are replaced and noted.
 * @param lineBreak put after each terminator, for readers with eyes; none inside an interchange is needed.
 */
export function writeSegments(
  segments: Iterable<SegmentData>,
  delimiters: Delimiters = STANDARD_DELIMITERS,
  lineBreak = '\n',
  characters: CharacterPolicy = 'extended',
): WrittenX12 {
  const writer = new SegmentWriter(delimiters, lineBreak, characters);
  for (const segment of segments) writer.push(segment);
  return { text: writer.text, notes: writer.notes };
}

/** Gathers the text of segments, see `writeSegments`. */
class SegmentWriter implements SegmentSink {
  /** All that was added. */
  text = '';
  readonly notes: CharacterNote[] = [];
  readonly #d: Delimiters;
  readonly #end: string;
  readonly #characters: CharacterPolicy;
  /** With the usual delimiters a plain value need not be looked at twice. */
  readonly #ordinary: boolean;
  /** How many were added. */
  number = 0;

  constructor(delimiters: Delimiters, lineBreak: string, characters: CharacterPolicy) {
    this.#d = delimiters;
    this.#end = delimiters.terminator + lineBreak;
    this.#characters = characters;
    this.#ordinary = usual(delimiters);
  }

  push(segment: SegmentData): void {
    this.number += 1;
    this.text += this.#textOf(segment) + this.#end;
  }

  /** Empty elements are kept back until something follows them. */
  #textOf(segment: SegmentData): string {
    const id = segment[0];
    const separator = this.#d.element;
    if (id === 'ISA') return segment.map(String).join(separator);
    let text = id;
    let waiting = '';
    for (let i = 1; i < segment.length; i += 1) {
      const value = segment[i];
      waiting += separator;
      if (value === undefined || value === '') continue;
      const written = typeof value === 'string' ? this.#clean(value, id, i) : this.#composite(value, id, i);
      if (written === '') continue;
      text += waiting + written;
      waiting = '';
    }
    return text;
  }

  #composite(parts: readonly string[], id: string, position: number): string {
    let text = '';
    let waiting = '';
    for (const part of parts) {
      const written = part === '' ? '' : this.#clean(part, id, position);
      if (written !== '') {
        text += waiting + written;
        waiting = '';
      }
      waiting += this.#d.component;
    }
    return text;
  }

  #clean(value: string, id: string, position: number): string {
    if (this.#ordinary && isPlain(value, this.#characters)) return value;
    const where = `${id}${String(position).padStart(2, '0')}`;
    return cleanText(value, this.#d, where, this.number, this.notes, this.#characters);
  }
}

/** A segment that was read, in the shape in which it can be written again. */
export function toSegmentData(segment: Segment): SegmentData {
  const [id = '', ...rest] = segment.elements;
  // ISA16 is the component separator itself and may not be taken apart.
  if (id === 'ISA') return [id, ...rest];
  return [
    id,
    ...rest.map((value, i) =>
      value.includes(segment.delimiters.component) ? components(segment, i + 1) : value,
    ),
  ];
}

/**
 * Puts transaction sets into one ISA/GS envelope. Each body is what stands between ST and SE; its
 * segments come one by one, so that they need not all be in memory.
 * Source: 005010X222A1 appendix C.1 (ISA fields have fixed widths, SE01 counts ST and SE).
 * @throws Refusal when an identifier or control number does not fit its field.
 */
export function writeInterchange(
  envelope: Envelope,
  kind: GroupKind,
  bodies: readonly TransactionBody[],
  form: InterchangeForm = STANDARD_FORM,
): WrittenX12 {
  const d = form.delimiters;
  const control = fixedNumber(envelope.interchangeControl, 'interchange');
  const group = String(Number(fixedNumber(envelope.groupControl, 'group')));
  const date = envelope.at.slice(0, 10).replaceAll('-', '');
  const time = envelope.at.slice(11, 16).replace(':', '');
  const sender = partyId(envelope.senderId, 'sender');
  const receiver = partyId(envelope.receiverId, 'receiver');
  // Every element of the ISA has its width, blanks included, so it is not written like other segments.
  const isa = [
    'ISA',
    form.authorization.qualifier,
    form.authorization.value.padEnd(10),
    form.security.qualifier,
    form.security.value.padEnd(10),
    form.senderQualifier,
    sender.padEnd(15),
    form.receiverQualifier,
    receiver.padEnd(15),
    date.slice(2),
    time,
    d.repetition,
    '00501',
    control,
    form.acknowledgment,
    envelope.usage,
    d.component,
  ].join(d.element);
  const gs02 = form.groupSenderId === '' ? sender : partyId(form.groupSenderId, 'sender');
  const gs03 = form.groupReceiverId === '' ? receiver : partyId(form.groupReceiverId, 'receiver');
  const writer = new SegmentWriter(d, form.lineBreak, form.characters);
  writer.push(['GS', kind.functionalCode, gs02, gs03, date, time, group, 'X', kind.version]);
  bodies.forEach((body, i) => {
    // ST02 has four to nine characters and is unique within the group.
    const st02 = String(envelope.transactionControl + i).padStart(4, '0');
    const before = writer.number;
    writer.push(['ST', kind.transaction, st02, kind.convention]);
    if (typeof body === 'function') body(writer);
    else for (const segment of body) writer.push(segment);
    // SE01 counts ST and SE too.
    writer.push(['SE', String(writer.number - before + 1), st02]);
  });
  writer.push(['GE', String(bodies.length), group]);
  writer.push(['IEA', '1', control]);
  return { text: `${isa}${d.terminator}${form.lineBreak}${writer.text}`, notes: writer.notes };
}

function partyId(id: string, which: string): string {
  const plain = id.trim();
  if (plain === '' || plain.length > 15 || /[^A-Za-z0-9 .\-_/]/.test(plain))
    throw new Refusal(
      'rule_violated',
      `The ${which} id has to be 1 to 15 letters or digits. Correct it in the settings; no file was written.`,
    );
  return plain;
}

function fixedNumber(n: number, which: string): string {
  if (!Number.isSafeInteger(n) || n < 1 || n > 999_999_999)
    throw new Refusal(
      'rule_violated',
      `The ${which} control number has to be between 1 and 999999999; no file was written.`,
    );
  return String(n).padStart(9, '0');
}

import type { Instant } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { STANDARD_DELIMITERS, cleanText } from './characters.ts';
import type { CharacterNote } from './characters.ts';
import { components } from './segments.ts';
import type { Delimiters, Segment } from './segments.ts';

/** An element's value; an array is a composite of components. */
export type ElementData = string | readonly string[];
/** A segment before it is text: name, then elements from 01 on. Empty elements at the end are dropped. */
export type SegmentData = readonly [id: string, ...elements: ElementData[]];

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
): WrittenX12 {
  const notes: CharacterNote[] = [];
  const end = delimiters.terminator + lineBreak;
  let text = '';
  let number = 0;
  for (const segment of segments) {
    number += 1;
    text += segmentText(segment, delimiters, number, notes) + end;
  }
  return { text, notes };
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
 * Puts transaction sets into one ISA/GS envelope. Each body is what stands between ST and SE.
 * Source: 005010X222A1 appendix C.1 (ISA fields have fixed widths, SE01 counts ST and SE).
 * @throws Refusal when an identifier or control number does not fit its field.
 */
export function writeInterchange(
  envelope: Envelope,
  kind: GroupKind,
  bodies: readonly (readonly SegmentData[])[],
): WrittenX12 {
  const d = STANDARD_DELIMITERS;
  const control = fixedNumber(envelope.interchangeControl, 'interchange');
  const group = String(Number(fixedNumber(envelope.groupControl, 'group')));
  const date = envelope.at.slice(0, 10).replaceAll('-', '');
  const time = envelope.at.slice(11, 16).replace(':', '');
  // Every element of the ISA has its width, blanks included, so it is not written like other segments.
  const isa = [
    'ISA',
    '00',
    ' '.repeat(10),
    '00',
    ' '.repeat(10),
    'ZZ',
    partyId(envelope.senderId, 'sender').padEnd(15),
    'ZZ',
    partyId(envelope.receiverId, 'receiver').padEnd(15),
    date.slice(2),
    time,
    d.repetition,
    '00501',
    control,
    '0',
    envelope.usage,
    d.component,
  ].join(d.element);
  const inner: SegmentData[] = [
    [
      'GS',
      kind.functionalCode,
      envelope.senderId.trim(),
      envelope.receiverId.trim(),
      date,
      time,
      group,
      'X',
      kind.version,
    ],
  ];
  bodies.forEach((body, i) => {
    // ST02 has four to nine characters and is unique within the group.
    const st02 = String(envelope.transactionControl + i).padStart(4, '0');
    inner.push(['ST', kind.transaction, st02, kind.convention]);
    for (const segment of body) inner.push(segment);
    inner.push(['SE', String(body.length + 2), st02]);
  });
  inner.push(['GE', String(bodies.length), group], ['IEA', '1', control]);
  const written = writeSegments(inner, d);
  return { text: `${isa}${d.terminator}\n${written.text}`, notes: written.notes };
}

function segmentText(segment: SegmentData, d: Delimiters, number: number, notes: CharacterNote[]): string {
  const [id, ...rest] = segment;
  const parts: string[] = [id];
  for (const [i, value] of rest.entries()) {
    const where = `${id}${String(i + 1).padStart(2, '0')}`;
    const put = (text: string): string => (id === 'ISA' ? text : cleanText(text, d, where, number, notes));
    parts.push(typeof value === 'string' ? put(value) : trimEmpty(value.map(put)).join(d.component));
  }
  return id === 'ISA' ? parts.join(d.element) : trimEmpty(parts).join(d.element);
}

function trimEmpty(parts: readonly string[]): readonly string[] {
  let end = parts.length;
  while (end > 0 && parts[end - 1] === '') end -= 1;
  return end === parts.length ? parts : parts.slice(0, end);
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

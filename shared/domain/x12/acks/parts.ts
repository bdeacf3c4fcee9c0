import { fromD8 } from '#shared/kernel/dates.ts';
import { EnvelopeCheck } from '../envelope.ts';
import { element, readSegments } from '../segments.ts';
import type { Segment, X12Source } from '../segments.ts';

/** What an ISA says of its interchange. */
export type InterchangeHead = {
  /** ISA13 as it stands. */
  readonly control: string;
  /** ISA06 and ISA08 without padding. */
  readonly senderId: string;
  readonly receiverId: string;
  /** ISA09 and ISA10: `2026-03-04T15:30`; empty when they are no time. */
  readonly at: string;
  /** ISA15: P production, T test. */
  readonly usage: string;
  /** Its place in the file, 1-based. */
  readonly segment: number;
};

/** What a GS says of its group. */
export type GroupHead = {
  /** GS01: FA acknowledgement, HN status, HB eligibility answer, HP remittance. */
  readonly functionalCode: string;
  readonly senderId: string;
  readonly receiverId: string;
  /** GS04 and GS05: `2026-03-04T15:30`; empty when they are no time. */
  readonly at: string;
  /** GS06. */
  readonly control: string;
  /** GS08. */
  readonly version: string;
};

/** Something in a file that is not as its guide says and that did not hinder the reading. */
export type Oddity = { readonly segment: number; readonly sentence: string };

/** A TA1 between ISA and GS. */
export type Ta1Part = {
  readonly type: 'TA1';
  readonly interchange: InterchangeHead;
  readonly segment: Segment;
};
/** One ST to SE. */
export type SetPart = {
  readonly type: 'set';
  readonly interchange: InterchangeHead;
  readonly group: GroupHead;
  /** ST01, ST02 and ST03 (GS08 where ST03 is left out). */
  readonly transaction: string;
  readonly control: string;
  readonly version: string;
  /** From ST to SE; empty for a transaction that was not asked for. */
  readonly segments: readonly Segment[];
  /** Place of the ST in the file, 1-based. */
  readonly number: number;
};
export type Part = Ta1Part | SetPart;

export type PartsOptions = {
  /** Which transactions are kept (ST01); the others are given without their segments. */
  readonly keep: (transaction: string) => boolean;
  readonly onOddity: (oddity: Oddity) => void;
};

/**
 * Reads a file of answers part by part: every TA1 and every transaction, in the order of the file, whatever it
 * mixes. Counts must be right and every envelope must close, or it is refused as cut off; two slips of senders
 * that take nothing away are told as odd instead: an interchange of TA1s alone that counts a group, and an SE
 * that repeats another control number although its count is right.
 * What was given may be used only when the generator has ended.
 * Source: X12.6 control segments; 005010X231A1 appendix C (TA1 stands between ISA and GS).
 * @throws X12Problem naming the segment.
 */
export function* readParts(source: X12Source, options: PartsOptions): Generator<Part, number, undefined> {
  const check = new EnvelopeCheck();
  let interchange: InterchangeHead | null = null;
  let group: GroupHead | null = null;
  let open: { st: Segment; segments: Segment[]; count: number; keep: boolean } | null = null;
  let groups = 0;
  let last = 0;
  for (const segment of readSegments(source)) {
    last = segment.number;
    if (open) {
      open.count += 1;
      if (open.keep) open.segments.push(segment);
    }
    check.take(asMeant(segment, open, groups, options.onOddity));
    switch (segment.id) {
      case 'ISA':
        interchange = interchangeHead(segment);
        groups = 0;
        break;
      case 'TA1':
        if (interchange && !open) yield { type: 'TA1', interchange, segment };
        break;
      case 'GS':
        group = groupHead(segment);
        groups += 1;
        break;
      case 'ST': {
        const keep = options.keep(element(segment, 1).trim());
        open = { st: segment, segments: keep ? [segment] : [], count: 1, keep };
        break;
      }
      case 'SE':
        if (interchange && group && open) yield setPart(interchange, group, open);
        open = null;
        break;
      default:
    }
  }
  check.end(last);
  return last;
}

/** The segment as its sender will have meant it, where a known slip takes nothing away. */
function asMeant(
  segment: Segment,
  open: { readonly st: Segment; readonly count: number } | null,
  groups: number,
  onOddity: (oddity: Oddity) => void,
): Segment {
  if (segment.id === 'IEA' && groups === 0 && element(segment, 1).trim() === '1') {
    onOddity({
      segment: segment.number,
      sentence: 'IEA01 counts one group, but the interchange holds none; only its TA1 was read.',
    });
    return changed(segment, 1, '0');
  }
  if (segment.id === 'SE' && open) {
    const said = element(segment, 2).trim();
    const control = element(open.st, 2).trim();
    const counted = Number(element(segment, 1).trim()) === open.count;
    if (said !== '' && said.replace(/^0+/, '') !== control.replace(/^0+/, '') && counted) {
      onOddity({
        segment: segment.number,
        sentence: `SE02 says ${clip(said)}, but ST02 says ${clip(control)}; the count of segments is right, so it was read.`,
      });
      return changed(segment, 2, control);
    }
  }
  return segment;
}

function changed(segment: Segment, position: number, value: string): Segment {
  return {
    id: segment.id,
    number: segment.number,
    delimiters: segment.delimiters,
    elements: segment.elements.map((text, i) => (i === position ? value : text)),
  };
}

function setPart(
  interchange: InterchangeHead,
  group: GroupHead,
  open: { readonly st: Segment; readonly segments: readonly Segment[] },
): SetPart {
  const { st } = open;
  return {
    type: 'set',
    interchange,
    group,
    transaction: element(st, 1).trim(),
    control: element(st, 2).trim(),
    version: element(st, 3).trim() || group.version,
    segments: open.segments,
    number: st.number,
  };
}

function interchangeHead(isa: Segment): InterchangeHead {
  const of = (position: number): string => element(isa, position).trim();
  return {
    control: of(13),
    senderId: of(6),
    receiverId: of(8),
    at: timeText(`20${of(9)}`, of(10)),
    usage: of(15),
    segment: isa.number,
  };
}

function groupHead(gs: Segment): GroupHead {
  const of = (position: number): string => element(gs, position).trim();
  return {
    functionalCode: of(1),
    senderId: of(2),
    receiverId: of(3),
    at: timeText(of(4), of(5)),
    control: of(6),
    version: of(8),
  };
}

/**
 * A day (`CCYYMMDD`) and a time (`HHMM`, seconds are left out) as they stand in X12, for putting things in order.
 * @returns `2026-03-04T15:30`, the day alone at 00:00, or the empty text when it is no day.
 */
export function timeText(day: string, time: string): string {
  const on = fromD8(day.trim());
  if (on === null) return '';
  const clock = /^([01]\d|2[0-3])([0-5]\d)/.exec(time.trim());
  return `${on}T${clock ? `${clock[1]}:${clock[2]}` : '00:00'}`;
}

/** Keeps a sentence short when the file holds rubbish there. */
export function clip(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

import { element } from '../segments.ts';
import { timeText, type Ta1Part } from './parts.ts';

/** A TA1: what became of one interchange of ours at its first reading. */
export type InterchangeAck = {
  readonly segment: number;
  /** TA101: ISA13 of the interchange that it answers. */
  readonly control: string;
  /** TA102 and TA103: ISA09 and ISA10 of that interchange. */
  readonly sentAt: string;
  /** TA104: A accepted, E accepted with errors, R rejected. */
  readonly code: string;
  readonly outcome: 'accepted' | 'accepted_with_errors' | 'rejected';
  /** TA105: three digits, 000 no error. */
  readonly note: string;
};

/** Reads a TA1 (X12.56). A code that is none of A, E and R is taken as a rejection: nothing may pass by itself. */
export function readTa1(part: Ta1Part): InterchangeAck {
  const of = (position: number): string => element(part.segment, position).trim();
  const code = of(4);
  return {
    segment: part.segment.number,
    control: of(1),
    sentAt: timeText(`20${of(2)}`, of(3)),
    code,
    outcome: code === 'A' ? 'accepted' : code === 'E' ? 'accepted_with_errors' : 'rejected',
    note: of(5),
  };
}

/** TA105 in our words. The numbers are those of X12 data element I18. */
const NOTES: Readonly<Record<string, string>> = {
  '000': 'no error',
  '001': 'the control numbers at the beginning and the end of the file (ISA13, IEA02) are not the same',
  '002': 'the standard that the file names (ISA11) is not supported',
  '003': 'the version of the file (ISA12) is not supported',
  '004': 'the segment terminator is not valid',
  '005': 'the kind of the sender id (ISA05) is not valid',
  '006': 'the sender id (ISA06) is not valid',
  '007': 'the kind of the receiver id (ISA07) is not valid',
  '008': 'the receiver id (ISA08) is not valid',
  '009': 'the receiver id (ISA08) is not known there',
  '010': 'the kind of authorisation (ISA01) is not valid',
  '011': 'the authorisation (ISA02) is not valid',
  '012': 'the kind of security (ISA03) is not valid',
  '013': 'the security information (ISA04) is not valid',
  '014': 'the date of the file (ISA09) is not valid',
  '015': 'the time of the file (ISA10) is not valid',
  '016': 'the standard that the file names (ISA11) is not valid',
  '017': 'the version of the file (ISA12) is not valid',
  '018': 'the control number of the file (ISA13) is not valid',
  '019': 'the request for an acknowledgement (ISA14) is not valid',
  '020': 'the mark for test or production (ISA15) is not valid',
  '021': 'the number of groups in the file (IEA01) is wrong',
  '022': 'the control structure of the file is not valid',
  '023': 'the file ended too early: it arrived cut off',
  '024': 'the content of the file is not valid: a group header (GS) is wrong',
  '025': 'this control number (ISA13) arrived before',
  '026': 'the element separator is not valid',
  '027': 'the component separator is not valid',
  '028': 'the delivery date of a deferred delivery is not valid',
  '029': 'the delivery time of a deferred delivery is not valid',
  '030': 'the delivery time code of a deferred delivery is not valid',
  '031': 'the grade of service is not valid',
};

/** Why an interchange was rejected or complained of: `the receiver id (ISA08) is not valid (TA1 008)`. */
export function ta1Words(note: string): string {
  const words = NOTES[note.padStart(3, '0')];
  return words
    ? `${words} (TA1 ${note})`
    : `a reason that the standard does not know (TA1 ${note || 'none'})`;
}

import type { Instant } from '#shared/kernel/dates.ts';
import type { SegmentData } from '../writer.ts';
import type { LoopWriter } from './loop-writer.ts';
import { organization } from './place.ts';
import type { WritableClaim } from './writable-claim.ts';

/** What BHT says of a transaction. */
export type Beginning = {
  /** BHT03: our number for this transaction, unique within the practice. */
  readonly reference: string;
  readonly at: Instant;
  /** BHT06: CH claims to be paid, RP reports of encounters only, 31 subrogation demand. */
  readonly purpose: 'CH' | 'RP' | '31';
};

/** Beginning of the transaction, 005010X222A1 table 1. */
export function beginning({ reference, at, purpose }: Beginning): SegmentData {
  // BHT01 0019 source, subscriber, dependent; BHT02 00 original.
  const date = at.slice(0, 10).replaceAll('-', '');
  return ['BHT', '0019', '00', reference, date, at.slice(11, 19).replaceAll(':', ''), purpose];
}

/** 1000A submitter name and contact, 1000B receiver name, as the first claim of the transaction has them. */
export function parties(w: LoopWriter, claim: WritableClaim): void {
  const s = claim.submitter;
  // PER02 only when the contact has another name than NM103 (situational rule of PER02).
  const contact = s.contactName.trim() === s.name.trim() ? '' : s.contactName;
  w.rest('1000');
  w.put('1000A', 0, [organization('41', s.name, '46', s.id), ['PER', 'IC', contact, 'TE', s.phone]]);
  w.rest('1000A', 1);
  w.put('1000B', 0, [organization('40', claim.receiver.name, '46', claim.receiver.id)]);
  w.rest('1000B', 1);
}

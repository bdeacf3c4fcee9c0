import type { Instant } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { SegmentData } from '../writer.ts';

/**
 * Beginning of the transaction, 005010X222A1 table 1.
 * @param reference BHT03: our number for this transaction, unique within the practice.
 */
export function beginning(reference: string, at: Instant): SegmentData[] {
  // BHT01 0019 source, subscriber, dependent; BHT02 00 original; BHT06 CH chargeable.
  const date = at.slice(0, 10).replaceAll('-', '');
  return [['BHT', '0019', '00', reference, date, at.slice(11, 19).replaceAll(':', ''), 'CH']];
}

/** 1000A submitter name and contact. */
export function submitter(claim: ProfessionalClaim): SegmentData[] {
  const s = claim.submitter;
  // PER02 only when the contact has another name than NM103 (situational rule of PER02).
  const contact = s.contactName.trim() === s.name.trim() ? '' : s.contactName;
  return [
    ['NM1', '41', '2', s.name, '', '', '', '', '46', s.id],
    ['PER', 'IC', contact, 'TE', s.phone],
  ];
}

/** 1000B receiver name. */
export function receiver(claim: ProfessionalClaim): SegmentData[] {
  return [['NM1', '40', '2', claim.receiver.name, '', '', '', '', '46', claim.receiver.id]];
}

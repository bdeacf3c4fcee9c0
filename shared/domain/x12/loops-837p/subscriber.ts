import { toD8 } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { SegmentData } from '../writer.ts';
import { place } from './place.ts';

/** SBR01 by the order of the coverage: primary, secondary, tertiary, then A to H for the fourth on. */
const RANKS = 'PSTABCDEFGH';

/** Whether the patient is the subscriber, so that no 2000C loop follows. */
export function isSubscriber(claim: ProfessionalClaim): boolean {
  return claim.coverage.relationship === '18';
}

/** 2000B subscriber hierarchical level, 2010BA subscriber name, 2010BB payer name. */
export function subscriber(claim: ProfessionalClaim, hl: string, parent: string): SegmentData[] {
  const self = isSubscriber(claim);
  const { coverage, subscriber: s } = claim;
  const segments: SegmentData[] = [
    ['HL', hl, parent, '22', self ? '0' : '1'],
    [
      'SBR',
      RANKS[coverage.rank - 1] ?? 'U',
      // SBR02 18 only when the subscriber is the patient.
      self ? '18' : '',
      coverage.groupNumber,
      // SBR04 plan name only when there is no group number (situational rule of SBR04).
      coverage.groupNumber === '' ? coverage.planName : '',
      '',
      '',
      '',
      '',
      claim.payer.filingIndicator,
    ],
    // 2010BA NM1: NM108 MI, member identification number.
    ['NM1', 'IL', '1', s.lastName, s.firstName, s.middleName, '', '', 'MI', coverage.memberId],
  ];
  // 2010BA N3, N4, DMG: sent when the patient is the subscriber, otherwise not sent
  // (005010X222A1 2010BA situational rules; X12 request for interpretation 2281).
  if (self) segments.push(...place(s.address), ['DMG', 'D8', toD8(s.birthDate), s.sex]);
  return [...segments, ...payer(claim)];
}

/** 2010BB payer name: NM108 PI, payer identification. */
function payer(claim: ProfessionalClaim): SegmentData[] {
  const p = claim.payer;
  const name: SegmentData = ['NM1', 'PR', '2', p.name, '', '', '', '', 'PI', p.payerIdentifier];
  return p.address.line1 === '' ? [name] : [name, ...place(p.address)];
}

/** Claims with the same key share one 2000B loop; self and dependents never do, because of SBR02. */
export function subscriberKey(claim: ProfessionalClaim): string {
  const { coverage: c, subscriber: s, payer: p } = claim;
  return JSON.stringify([
    p.payerIdentifier,
    c.memberId,
    isSubscriber(claim) ? '18' : '',
    c.rank,
    c.groupNumber,
    c.planName,
    p.filingIndicator,
    p.name,
    ...Object.values(p.address),
    s.lastName,
    s.firstName,
    s.middleName,
    s.birthDate,
    s.sex,
    ...Object.values(s.address),
  ]);
}

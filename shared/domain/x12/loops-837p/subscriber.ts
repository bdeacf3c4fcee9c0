import { toD8 } from '#shared/kernel/dates.ts';
import type { SegmentData } from '../writer.ts';
import { keyOf, placeKey, sharedExtras } from './extras-key.ts';
import type { LoopWriter } from './loop-writer.ts';
import { conditions, patientFacts } from './patient.ts';
import { name, organization, otherIds, place } from './place.ts';
import type { WritableClaim } from './writable-claim.ts';

/** SBR01 by the order of the coverage: primary, secondary, tertiary, then A to H for the fourth on, U unknown. */
export const RANKS = 'PSTABCDEFGHU';

/** Whether the patient is the subscriber, so that no 2000C loop follows. */
export function isSubscriber(claim: WritableClaim): boolean {
  return claim.coverage.relationship === '18';
}

/**
 * 2000B subscriber hierarchical level, 2010BA subscriber name, 2010BB payer name.
 * @param children whether a 2000C loop follows (HL04).
 */
export function subscriber(
  w: LoopWriter,
  claim: WritableClaim,
  hl: string,
  parent: string,
  children: boolean,
): void {
  const self = isSubscriber(claim);
  const { coverage, subscriber: s } = claim;
  w.put('2000B', 0, [
    ['HL', hl, parent, '22', children ? '1' : '0'],
    [
      'SBR',
      RANKS[coverage.rank - 1] ?? 'U',
      // SBR02 18 only when the subscriber is the patient.
      self ? '18' : '',
      coverage.groupNumber,
      // SBR04 plan name only when there is no group number (situational rule of SBR04).
      coverage.groupNumber === '' ? coverage.planName : '',
      // SBR05 only when Medicare is not first.
      coverage.insuranceType ?? '',
      '',
      '',
      '',
      claim.payer.filingIndicator,
    ],
    ...(self ? conditions('', claim) : []),
  ]);
  // 2010BA NM1: NM108 MI, member identification number.
  const segments: SegmentData[] = [name('IL', '1', s, 'MI', coverage.memberId)];
  // 2010BA N3, N4, DMG: sent when the patient is the subscriber, otherwise not sent
  // (005010X222A1 2010BA situational rules; X12 request for interpretation 2281).
  if (self) {
    segments.push(...place(s.address));
    if (s.birthDate !== null) segments.push(['DMG', 'D8', toD8(s.birthDate), s.sex]);
    const casualty = claim.situation?.casualtyClaimNumber ?? '';
    if (casualty !== '') segments.push(['REF', 'Y4', casualty]);
  }
  w.put('2010BA', 0, segments);
  w.rest('2010BA', 1);
  payer(w, claim);
}

/** 2010BB payer name: NM108 PI, payer identification. */
function payer(w: LoopWriter, claim: WritableClaim): void {
  const p = claim.payer;
  w.put('2010BB', 0, [
    organization('PR', p.name, 'PI', p.payerIdentifier),
    ...place(p.address),
    ...otherIds(p.otherIds),
  ]);
  w.rest('2010BB', 1);
  w.rest('2010B');
}

/** Claims with the same key share one 2000B loop; self and dependents never do, because of SBR02. */
export function subscriberKey(claim: WritableClaim): string {
  const { coverage: c, subscriber: s, payer: p } = claim;
  const self = isSubscriber(claim);
  return keyOf(
    [
      p.payerIdentifier,
      c.memberId,
      self ? '18' : '',
      c.rank,
      c.groupNumber,
      c.planName,
      p.filingIndicator,
      p.name,
      placeKey(p.address),
      s.lastName,
      s.firstName,
      s.middleName,
      s.birthDate,
      s.sex,
      placeKey(s.address),
    ],
    [
      ...(s.suffix ? [s.suffix] : []),
      ...(c.insuranceType ? [{ insuranceType: c.insuranceType }] : []),
      ...(p.otherIds ?? []),
      ...(self ? patientFacts(claim) : []),
      ...sharedExtras(claim, '2000B', '2010B'),
    ],
  );
}

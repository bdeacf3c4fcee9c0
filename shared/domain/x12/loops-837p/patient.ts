import { toD8 } from '#shared/kernel/dates.ts';
import type { SegmentData } from '../writer.ts';
import { keyOf, placeKey, sharedExtras } from './extras-key.ts';
import type { LoopWriter } from './loop-writer.ts';
import { name, place } from './place.ts';
import type { WritableClaim } from './writable-claim.ts';

/** 2000C patient hierarchical level and 2010CA patient name, when the patient is not the subscriber. */
export function dependentPatient(w: LoopWriter, claim: WritableClaim, hl: string, parent: string): void {
  const p = claim.patient;
  w.put('2000C', 0, [
    ['HL', hl, parent, '23', '0'],
    // PAT01: the patient's relationship to the subscriber.
    ...conditions(claim.coverage.relationship, claim),
  ]);
  const segments: SegmentData[] = [name('QC', '1', p, '', ''), ...place(p.address)];
  if (p.birthDate !== null) segments.push(['DMG', 'D8', toD8(p.birthDate), p.sex]);
  const casualty = claim.situation?.casualtyClaimNumber ?? '';
  if (casualty !== '') segments.push(['REF', 'Y4', casualty]);
  w.put('2010CA', 0, segments);
  w.rest('2010CA', 1);
  w.rest('2010C');
}

/** PAT of 2000B and 2000C: relationship, date of death, weight in pounds, pregnancy; none when it says nothing. */
export function conditions(relationship: string, claim: WritableClaim): SegmentData[] {
  const { patientDeath, patientWeight = '', pregnant = false } = claim.situation ?? {};
  if (relationship === '' && !patientDeath && patientWeight === '' && !pregnant) return [];
  return [
    [
      'PAT',
      relationship,
      '',
      '',
      '',
      patientDeath ? 'D8' : '',
      patientDeath ? toD8(patientDeath) : '',
      patientWeight === '' ? '' : '01',
      patientWeight,
      pregnant ? 'Y' : '',
    ],
  ];
}

/** Facts of the situation that stand in the patient's loop: claims that differ in them do not share it. */
export function patientFacts(claim: WritableClaim): readonly unknown[] {
  const { patientDeath, patientWeight, pregnant, casualtyClaimNumber } = claim.situation ?? {};
  return patientDeath || patientWeight || pregnant || casualtyClaimNumber
    ? [patientDeath, patientWeight, pregnant, casualtyClaimNumber]
    : [];
}

/** Claims with the same key share one 2000C loop. */
export function patientKey(claim: WritableClaim): string {
  const p = claim.patient;
  return keyOf(
    [
      claim.coverage.relationship,
      p.lastName,
      p.firstName,
      p.middleName,
      p.birthDate,
      p.sex,
      placeKey(p.address),
    ],
    [...(p.suffix ? [p.suffix] : []), ...patientFacts(claim), ...sharedExtras(claim, '2000C', '2010C')],
  );
}

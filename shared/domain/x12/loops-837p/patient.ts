import { toD8 } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { SegmentData } from '../writer.ts';
import { place } from './place.ts';

/** 2000C patient hierarchical level and 2010CA patient name, when the patient is not the subscriber. */
export function dependentPatient(claim: ProfessionalClaim, hl: string, parent: string): SegmentData[] {
  const p = claim.patient;
  return [
    ['HL', hl, parent, '23', '0'],
    // PAT01: the patient's relationship to the subscriber.
    ['PAT', claim.coverage.relationship],
    ['NM1', 'QC', '1', p.lastName, p.firstName, p.middleName],
    ...place(p.address),
    ['DMG', 'D8', toD8(p.birthDate), p.sex],
  ];
}

/** Claims with the same key share one 2000C loop. */
export function patientKey(claim: ProfessionalClaim): string {
  const p = claim.patient;
  return JSON.stringify([
    claim.coverage.relationship,
    p.lastName,
    p.firstName,
    p.middleName,
    p.birthDate,
    p.sex,
    ...Object.values(p.address),
  ]);
}

import { checkCoding } from '#shared/domain/coding/check-coding.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** What the coding rules say of a coding, as of the encounter's date of service, with today's records. */
export function findingsOf(
  { records, lookup }: Pick<ServiceContext, 'records' | 'lookup'>,
  db: ReadDb,
  encounter: Encounter,
  coding: Coding,
): Finding[] {
  const on = encounter.serviceDate;
  const patient = records.patient(db, encounter.patientId);
  const facility = records.facility(db, encounter.facilityId);
  // Foreign keys make these sure; an absent one means a damaged file.
  if (!patient || !facility) throw new Error('An encounter points to a record that is not there.');
  const coverage = records.coverageOn(db, patient.id, on);
  return checkCoding({
    coding,
    serviceDate: on,
    placeOfService: facility.placeOfService,
    patient: { birthDate: patient.birthDate, sex: patient.sex },
    payerFilingIndicator: (coverage && records.payer(db, coverage.payerId)?.filingIndicator) ?? '',
    clia: facility.clia || (records.practice(db)?.clia ?? ''),
    lookup,
    fee: (code) => records.feeOn(db, code, on)?.chargeCents ?? null,
  });
}

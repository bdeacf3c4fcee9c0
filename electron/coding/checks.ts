import type { EmVisit } from '#shared/domain/em/visit.ts';
import { checkCoding, type CheckCodingInput } from '#shared/domain/coding/check-coding.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** What the checks stand on; without `emVisit` visits are not levelled. */
export type CheckGround = Pick<ServiceContext, 'records' | 'tables' | 'documented'> & {
  readonly emVisit?: (db: ReadDb, encounter: Encounter) => EmVisit;
};

/** What the coding rules say of a coding, as of the encounter's date of service, with today's records. */
export function findingsOf(ground: CheckGround, db: ReadDb, encounter: Encounter, coding: Coding): Finding[] {
  return checkCoding(checkInput(ground, db, encounter, coding));
}

/** Everything that the rules look at, with today's records. */
export function checkInput(
  { records, tables, documented, emVisit }: CheckGround,
  db: ReadDb,
  encounter: Encounter,
  coding: Coding,
): CheckCodingInput {
  const on = encounter.serviceDate;
  const patient = records.patient(db, encounter.patientId);
  const facility = records.facility(db, encounter.facilityId);
  // Foreign keys make these sure; an absent one means a damaged file.
  if (!patient || !facility) throw new Error('An encounter points to a record that is not there.');
  const coverage = records.coverageOn(db, patient.id, on);
  const { lookup, edits } = tables.now();
  return {
    coding,
    serviceDate: on,
    placeOfService: facility.placeOfService,
    patient: { birthDate: patient.birthDate, sex: patient.sex },
    payerFilingIndicator: (coverage && records.payer(db, coverage.payerId)?.filingIndicator) ?? '',
    clia: facility.clia || (records.practice(db)?.clia ?? ''),
    lookup,
    edits,
    fee: (code) => records.feeOn(db, code, on)?.chargeCents ?? null,
    ...(documented ? { documented: documented(db, encounter.id) } : {}),
    ...(emVisit ? { em: emVisit(db, encounter) } : {}),
  };
}

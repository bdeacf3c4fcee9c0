import type { EncounterDetail } from '#shared/contract/coding.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type { Encounter } from '#shared/domain/encounter.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { findingsOf, type CheckGround } from './checks.ts';
import { findCoding, findDocuments, findEncounter, findLiveClaim } from './queries.ts';

/** What the service stands on; levelling of visits comes from another feature. */
export type CodingGround = ServiceContext & Pick<CheckGround, 'emVisit'>;

/** @throws Refusal `not_found`. */
export function needEncounter(db: ReadDb, id: EncounterId): Encounter {
  const encounter = findEncounter(db, id);
  if (!encounter) throw new Refusal('not_found', 'This encounter is not in the practice file.');
  return encounter;
}

/** An encounter with all that the workbench shows of it, findings by today's records included. */
export function readDetail(context: CodingGround, db: ReadDb, id: EncounterId): EncounterDetail {
  const encounter = needEncounter(db, id);
  const { records, lookup } = context;
  const patient = records.patient(db, encounter.patientId);
  const provider = records.provider(db, encounter.renderingProviderId);
  const facility = records.facility(db, encounter.facilityId);
  // Foreign keys make these three sure; an absent one means a damaged file.
  if (!patient || !provider || !facility)
    throw new Error('An encounter points to a record that is not there.');
  const on = encounter.serviceDate;
  const coverage = records.coverageOn(db, patient.id, on);
  const coding = findCoding(db, id);
  const titles = new Map<string, string>();
  for (const code of coding.diagnoses) {
    const verdict = lookup('icd10cm', code, on);
    if (verdict.known === 'valid' || verdict.known === 'not_on_date') titles.set(code, verdict.entry.title);
  }
  for (const { code } of coding.lines) {
    const verdict = lookup(procedureSystem(code), code, on);
    const own = records.feeOn(db, code, on)?.description;
    if (own) titles.set(code, own);
    else if (verdict.known === 'valid' || verdict.known === 'not_on_date')
      titles.set(code, verdict.entry.title);
  }
  return {
    encounter,
    patient,
    providerName: [provider.firstName, provider.lastName, provider.credentials].filter(Boolean).join(' '),
    facilityName: facility.name,
    placeOfService: facility.placeOfService,
    payerName: (coverage && records.payer(db, coverage.payerId)?.name) ?? '',
    documents: findDocuments(db, id),
    coding,
    titles: Object.fromEntries(titles),
    findings: findingsOf(context, db, encounter, coding),
    releases: [...context.releasesOn(on)],
    claimId: findLiveClaim(db, id),
  };
}

import type {
  ClinicalDocument,
  Coding,
  Encounter,
  EncounterStatus,
  ServiceLine,
} from '#shared/domain/encounter.ts';
import type { ClaimId, EncounterId, UserId } from '#shared/kernel/ids.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type EncounterRecord = {
  readonly id: string;
  readonly patient_id: string;
  readonly service_on: string;
  readonly rendering_provider_id: string;
  readonly facility_id: string;
  readonly reason: string;
  readonly status: EncounterStatus;
  readonly hold_reason: string;
  readonly coded_at: string | null;
  readonly coded_by: string | null;
  readonly returned_note: string;
  readonly version: number;
};

/** One encounter, or null. */
export function findEncounter(db: ReadDb, id: EncounterId): Encounter | null {
  const row = db.get<EncounterRecord>(sql`
    SELECT id, patient_id, service_on, rendering_provider_id, facility_id, reason, status, hold_reason,
      coded_at, coded_by, returned_note, version
    FROM encounter WHERE id = ${id}`);
  if (!row) return null;
  return {
    id: row.id,
    patientId: row.patient_id,
    serviceDate: row.service_on,
    renderingProviderId: row.rendering_provider_id,
    facilityId: row.facility_id,
    reason: row.reason,
    status: row.status,
    holdReason: row.hold_reason,
    codedAt: row.coded_at,
    codedBy: row.coded_by,
    returnedNote: row.returned_note,
    version: row.version,
  } as Encounter;
}

/** Diagnoses and service lines as the coder keeps them, in their order. */
export function findCoding(db: ReadDb, id: EncounterId): Coding {
  const diagnoses = db
    .all<{ code: string }>(
      sql`SELECT code FROM encounter_diagnosis WHERE encounter_id = ${id} ORDER BY position`,
    )
    .map((row) => row.code);
  const lines = db
    .all<{
      id: string;
      code: string;
      modifiers: string;
      pointers: string;
      units: number;
      charge_cents: number;
    }>(
      sql`SELECT id, code, modifiers, pointers, units, charge_cents FROM encounter_line
          WHERE encounter_id = ${id} ORDER BY position`,
    )
    .map((row) => ({
      id: row.id,
      code: row.code,
      modifiers: JSON.parse(row.modifiers) as string[],
      pointers: JSON.parse(row.pointers) as number[],
      units: row.units,
      chargeCents: row.charge_cents,
    })) as ServiceLine[];
  return { diagnoses, lines };
}

/** The documents of an encounter, oldest first. */
export function findDocuments(db: ReadDb, id: EncounterId): ClinicalDocument[] {
  return db
    .all<{ id: string; kind: string; title: string; text: string; sha256: string; received_at: string }>(
      sql`SELECT id, kind, title, text, sha256, received_at FROM clinical_document
          WHERE encounter_id = ${id} ORDER BY received_at, rowid`,
    )
    .map((row) => ({
      id: row.id,
      encounterId: id,
      kind: row.kind,
      title: row.title,
      text: row.text,
      sha256: row.sha256,
      receivedAt: row.received_at,
    })) as ClinicalDocument[];
}

/** The claim that stands for an encounter now, the one to the first payer; a voided one does not. */
export function findLiveClaim(db: ReadDb, id: EncounterId): ClaimId | null {
  return (
    db.get<{ id: ClaimId }>(sql`SELECT id FROM claim WHERE encounter_id = ${id} AND status <> 'voided'
      ORDER BY coverage_rank LIMIT 1`)?.id ?? null
  );
}

export type WorkCounts = {
  readonly toCode: number;
  readonly held: number;
  readonly queriesOpen: number;
  readonly returned: number;
  readonly codedWithoutClaim: number;
  readonly claimsToCheck: number;
  readonly claimsReady: number;
  readonly remittancesWaiting: number;
};

/** How much of each kind of work is open. */
export function countWork(db: ReadDb): WorkCounts {
  const row = db.get<WorkCounts>(sql`SELECT
    (SELECT COUNT(*) FROM encounter WHERE status IN ('open','coding')) AS toCode,
    (SELECT COUNT(*) FROM encounter WHERE status = 'held') AS held,
    (SELECT COUNT(DISTINCT encounter_id) FROM clinician_query WHERE status = 'open') AS queriesOpen,
    (SELECT COUNT(*) FROM encounter WHERE returned_note <> '' AND status IN ('open','coding','held')) AS returned,
    (SELECT COUNT(*) FROM encounter WHERE status = 'coded') AS codedWithoutClaim,
    (SELECT COUNT(*) FROM claim WHERE status = 'draft') AS claimsToCheck,
    (SELECT COUNT(*) FROM claim WHERE status = 'ready') AS claimsReady,
    (SELECT COUNT(*) FROM remittance WHERE status = 'waiting') AS remittancesWaiting`);
  return (
    row ?? {
      toCode: 0,
      held: 0,
      queriesOpen: 0,
      returned: 0,
      codedWithoutClaim: 0,
      claimsToCheck: 0,
      claimsReady: 0,
      remittancesWaiting: 0,
    }
  );
}

export function insertEncounter(db: WriteDb, e: Encounter, createdAt: Instant): void {
  db.run(sql`INSERT INTO encounter
    (id, patient_id, service_on, rendering_provider_id, facility_id, reason, status, hold_reason, version, created_at)
    VALUES (${e.id}, ${e.patientId}, ${e.serviceDate}, ${e.renderingProviderId}, ${e.facilityId}, ${e.reason},
      ${e.status}, ${e.holdReason}, ${e.version}, ${createdAt})`);
}

/**
 * An encounter that is coded as it is written: for a claim that is made without one.
 * @param on the day on the wall.
 */
export function writeCodedEncounter(db: WriteDb, e: Encounter, coding: Coding, on: IsoDate): void {
  if (e.codedAt === null || e.codedBy === null) throw new Error('A coded encounter was coded by nobody.');
  insertEncounter(db, e, e.codedAt);
  replaceCoding(db, e.id, coding);
  noteCoded(db, e.id, { userId: e.codedBy, at: e.codedAt, on });
}

/** The visit behind a claim that another system sent: billed as it is written, and coded by nobody here. */
export function writeBilledEncounter(db: WriteDb, e: Encounter, coding: Coding, createdAt: Instant): void {
  insertEncounter(db, e, createdAt);
  replaceCoding(db, e.id, coding);
}

export function insertDocument(db: WriteDb, d: ClinicalDocument): void {
  db.run(sql`INSERT INTO clinical_document (id, encounter_id, kind, title, text, sha256, received_at)
    VALUES (${d.id}, ${d.encounterId}, ${d.kind}, ${d.title}, ${d.text}, ${d.sha256}, ${d.receivedAt})`);
}

/** Puts this coding in place of the one before. */
export function replaceCoding(db: WriteDb, id: EncounterId, coding: Coding): void {
  db.run(sql`DELETE FROM encounter_diagnosis WHERE encounter_id = ${id}`);
  db.run(sql`DELETE FROM encounter_line WHERE encounter_id = ${id}`);
  coding.diagnoses.forEach((code, i) => {
    db.run(
      sql`INSERT INTO encounter_diagnosis (encounter_id, position, code) VALUES (${id}, ${i + 1}, ${code})`,
    );
  });
  coding.lines.forEach((line, i) => {
    db.run(sql`INSERT INTO encounter_line (id, encounter_id, position, code, modifiers, pointers, units, charge_cents)
      VALUES (${line.id}, ${id}, ${i + 1}, ${line.code}, ${JSON.stringify(line.modifiers)},
        ${JSON.stringify(line.pointers)}, ${line.units}, ${line.chargeCents})`);
  });
}

/** Whether one of these line ids belongs to another encounter already. */
export function lineIdsTakenElsewhere(db: ReadDb, id: EncounterId, lineIds: readonly string[]): boolean {
  return (
    db.get(
      sql`SELECT 1 FROM encounter_line WHERE encounter_id <> ${id} AND id IN (${list(lineIds)}) LIMIT 1`,
    ) !== null
  );
}

/**
 * Moves an encounter on when it still has the version that the caller saw.
 * @returns false when somebody was faster.
 */
export function updateEncounter(
  db: WriteDb,
  id: EncounterId,
  seen: number,
  to: { readonly status: EncounterStatus; readonly holdReason: string },
): boolean {
  const { changes } = db.run(sql`UPDATE encounter
    SET status = ${to.status}, hold_reason = ${to.holdReason}, version = version + 1
    WHERE id = ${id} AND version = ${seen}`);
  return changes === 1;
}

/** Notes who marked an encounter coded, when, and on which day on the wall; what an audit asked is done with. */
export function noteCoded(
  db: WriteDb,
  id: EncounterId,
  by: { readonly userId: UserId; readonly at: Instant; readonly on: IsoDate },
): void {
  db.run(sql`UPDATE encounter SET coded_at = ${by.at}, coded_on = ${by.on}, coded_by = ${by.userId}, returned_note = ''
    WHERE id = ${id}`);
}

/** Notes what an audit asks to be looked at again. */
export function noteReturned(db: WriteDb, id: EncounterId, note: string): void {
  db.run(sql`UPDATE encounter SET returned_note = ${note} WHERE id = ${id}`);
}

/** Whether a query to the clinician waits for its answer. */
export function hasOpenQuery(db: ReadDb, id: EncounterId): boolean {
  return (
    db.get(sql`SELECT 1 FROM clinician_query WHERE encounter_id = ${id} AND status = 'open' LIMIT 1`) !== null
  );
}

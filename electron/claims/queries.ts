import { claimTotal, type ClaimStatus, type ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Coding, Encounter, ServiceLine } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimFileId, ClaimId, EncounterId, PatientId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

export type ClaimRecord = {
  readonly id: ClaimId;
  readonly encounterId: EncounterId;
  readonly status: ClaimStatus;
  readonly claim: ProfessionalClaim;
  readonly findings: Finding[];
  /** Grows with every change. */
  readonly version: number;
  /** The number of what is in work or was sent last, and why there is that version. */
  readonly versionNumber: number;
  readonly versionReason: string;
  readonly payerControlNumber: string;
  readonly coverageRank: number;
  /** The claim to the payer before, when this is one to a later payer. */
  readonly priorClaimId: ClaimId | null;
  readonly waitsForPrior: boolean;
  readonly crossover: boolean;
  readonly followUpOn: IsoDate | null;
  /** Fields that were written by hand. */
  readonly edited: readonly string[];
};

type Row = {
  readonly id: ClaimId;
  readonly encounter_id: EncounterId;
  readonly status: ClaimStatus;
  readonly frozen: string;
  readonly findings: string;
  readonly version: number;
  readonly version_number: number;
  readonly version_reason: string;
  readonly payer_control_number: string;
  readonly coverage_rank: number;
  readonly prior_claim_id: ClaimId | null;
  readonly waits_for_prior: number;
  readonly crossover: number;
  readonly follow_up_on: IsoDate | null;
  readonly edited: string;
};

/** One claim with its frozen copy and the findings of the last check, or null. */
export function findClaim(db: ReadDb, id: ClaimId): ClaimRecord | null {
  const row =
    db.get<Row>(sql`SELECT id, encounter_id, status, frozen, findings, version, version_number, version_reason,
      payer_control_number, coverage_rank, prior_claim_id, waits_for_prior, crossover, follow_up_on, edited
    FROM claim WHERE id = ${id}`);
  if (!row) return null;
  return {
    id,
    encounterId: row.encounter_id,
    status: row.status,
    claim: JSON.parse(row.frozen) as ProfessionalClaim,
    findings: JSON.parse(row.findings) as Finding[],
    version: row.version,
    versionNumber: row.version_number,
    versionReason: row.version_reason,
    payerControlNumber: row.payer_control_number,
    coverageRank: row.coverage_rank,
    priorClaimId: row.prior_claim_id,
    waitsForPrior: row.waits_for_prior === 1,
    crossover: row.crossover === 1,
    followUpOn: row.follow_up_on,
    edited: JSON.parse(row.edited) as string[],
  };
}

/** A claim by control number or id, or null. */
export function findClaimId(db: ReadDb, reference: string): ClaimId | null {
  return (
    db.get<{ id: ClaimId }>(
      sql`SELECT id FROM claim WHERE id = ${reference} OR control_number = ${reference}`,
    )?.id ?? null
  );
}

/** Ids of all claims in a status, by control number. */
export function findClaimIds(db: ReadDb, status: ClaimStatus): ClaimId[] {
  return db
    .all<{ id: ClaimId }>(
      sql`SELECT id FROM claim WHERE status = ${status} ORDER BY length(control_number), control_number`,
    )
    .map((row) => row.id);
}

export type NewClaim = Pick<ClaimRecord, 'id' | 'encounterId' | 'status' | 'claim' | 'findings'> &
  Partial<Pick<ClaimRecord, 'priorClaimId' | 'waitsForPrior' | 'crossover' | 'edited'>> & {
    readonly holdReason?: string;
    readonly fileBy: IsoDate;
    readonly followUpOn?: IsoDate | null;
  };

export function insertClaim(db: WriteDb, record: NewClaim, at: Instant): void {
  const { claim } = record;
  const { stops, warns } = countFindings(record.findings);
  db.run(sql`INSERT INTO claim (id, control_number, encounter_id, patient_id, payer_id, coverage_id, coverage_rank,
      service_on, status, hold_reason, waits_for_prior, prior_claim_id, crossover, frequency, charge_cents, file_by_on,
      follow_up_on, stops, warns, created_at, edited, frozen, findings)
    VALUES (${record.id}, ${claim.controlNumber}, ${record.encounterId}, ${claim.patient.patientId},
      ${claim.payer.payerId}, ${claim.coverage.coverageId}, ${claim.coverage.rank}, ${claim.serviceDate},
      ${record.status}, ${record.holdReason ?? ''}, ${record.waitsForPrior ?? false}, ${record.priorClaimId ?? null},
      ${record.crossover ?? false}, ${claim.frequency}, ${claimTotal(claim)}, ${record.fileBy},
      ${record.followUpOn ?? null}, ${stops}, ${warns}, ${at}, ${JSON.stringify(record.edited ?? [])}, ${JSON.stringify(claim)}, ${JSON.stringify(record.findings)})`);
  writeLines(db, claim);
}

/** Puts a frozen copy in place of the one before. */
export function updateFrozen(
  db: WriteDb,
  claim: ProfessionalClaim,
  fileBy: IsoDate,
  edited: readonly string[],
): void {
  db.run(sql`UPDATE claim SET frozen = ${JSON.stringify(claim)}, payer_id = ${claim.payer.payerId},
      coverage_id = ${claim.coverage.coverageId}, service_on = ${claim.serviceDate}, frequency = ${claim.frequency},
      charge_cents = ${claimTotal(claim)}, file_by_on = ${fileBy}, edited = ${JSON.stringify(edited)},
      version = version + 1 WHERE id = ${claim.claimId}`);
  writeLines(db, claim);
}

/** A line that is no longer on the claim loses its number and stays, because money may have been posted to it. */
function writeLines(db: WriteDb, claim: ProfessionalClaim): void {
  db.run(sql`UPDATE claim_line SET number = NULL WHERE claim_id = ${claim.claimId}`);
  for (const line of claim.lines)
    db.run(sql`INSERT INTO claim_line (id, claim_id, service_line_id, number, code, charge_cents)
      VALUES (${`${claim.claimId}/${line.serviceLineId}`}, ${claim.claimId}, ${line.serviceLineId}, ${line.number},
        ${line.code}, ${line.chargeCents})
      ON CONFLICT (claim_id, service_line_id) DO UPDATE SET number = excluded.number, code = excluded.code,
        charge_cents = excluded.charge_cents`);
}

export function updateFindings(db: WriteDb, id: ClaimId, findings: readonly Finding[]): void {
  const { stops, warns } = countFindings(findings);
  db.run(sql`UPDATE claim SET findings = ${JSON.stringify(findings)}, stops = ${stops}, warns = ${warns}
    WHERE id = ${id}`);
}

function countFindings(findings: readonly Finding[]): { stops: number; warns: number } {
  const count = (severity: Finding['severity']) => findings.filter((f) => f.severity === severity).length;
  return { stops: count('stops'), warns: count('warns') };
}

/** Moves a claim on when it still has the status that the caller saw. @returns false when not. */
export function updateStatus(db: WriteDb, id: ClaimId, from: ClaimStatus, to: ClaimStatus): boolean {
  const { changes } = db.run(sql`UPDATE claim SET status = ${to}, version = version + 1
    WHERE id = ${id} AND status = ${from}`);
  return changes === 1;
}

export function updateHold(db: WriteDb, id: ClaimId, reason: string, waitsForPrior: boolean): void {
  db.run(sql`UPDATE claim SET hold_reason = ${reason}, waits_for_prior = ${waitsForPrior} WHERE id = ${id}`);
}

export function updateFollowUp(db: WriteDb, id: ClaimId, on: IsoDate | null): void {
  db.run(sql`UPDATE claim SET follow_up_on = ${on} WHERE id = ${id} AND follow_up_on IS NOT ${on}`);
}

export function updatePayerNumber(db: WriteDb, id: ClaimId, payerControlNumber: string): void {
  db.run(sql`UPDATE claim SET payer_control_number = ${payerControlNumber} WHERE id = ${id}`);
}

export function updateVersion(
  db: WriteDb,
  id: ClaimId,
  version: { readonly number: number; readonly reason: string },
): void {
  db.run(
    sql`UPDATE claim SET version_number = ${version.number}, version_reason = ${version.reason} WHERE id = ${id}`,
  );
}

/** The primary's payer sends it on itself. */
export function updateCrossover(db: WriteDb, id: ClaimId): void {
  db.run(sql`UPDATE claim SET crossover = 1 WHERE id = ${id}`);
}

/** The live claim of an encounter to the payer of a rank, or null. */
export function findLiveClaim(db: ReadDb, encounterId: EncounterId, rank: number): ClaimId | null {
  return (
    db.get<{ id: ClaimId }>(sql`SELECT id FROM claim
      WHERE encounter_id = ${encounterId} AND coverage_rank = ${rank} AND status <> 'voided'`)?.id ?? null
  );
}

/** Live claims of an encounter that are not this one, by rank. */
export function findSiblings(
  db: ReadDb,
  record: Pick<ClaimRecord, 'id' | 'encounterId'>,
): { id: ClaimId; controlNumber: string; coverageRank: number; status: ClaimStatus }[] {
  return db.all(sql`SELECT id, control_number AS controlNumber, coverage_rank AS coverageRank, status FROM claim
    WHERE encounter_id = ${record.encounterId} AND id <> ${record.id} AND status <> 'voided' ORDER BY coverage_rank`);
}

/** Every file that a claim left in, oldest first. */
export function findFilesOf(db: ReadDb, id: ClaimId): ClaimFileId[] {
  return db
    .all<{
      id: ClaimFileId;
    }>(sql`SELECT f.id FROM claim_file_claim c JOIN claim_file f ON f.id = c.claim_file_id
      WHERE c.claim_id = ${id} ORDER BY f.interchange_control`)
    .map((row) => row.id);
}

/** The encounter and coding behind a claim. */
export function findEncounterForClaim(
  db: ReadDb,
  id: EncounterId,
): { encounter: Encounter; coding: Coding } | null {
  const row = db.get<Record<keyof Encounter, string | number>>(sql`SELECT id, patient_id AS patientId,
      service_on AS serviceDate, rendering_provider_id AS renderingProviderId, facility_id AS facilityId, reason, status,
      hold_reason AS holdReason, version FROM encounter WHERE id = ${id}`);
  if (!row) return null;
  const diagnoses = db
    .all<{ code: string }>(
      sql`SELECT code FROM encounter_diagnosis WHERE encounter_id = ${id} ORDER BY position`,
    )
    .map(({ code }) => code);
  const lines = db
    .all<{
      id: string;
      code: string;
      modifiers: string;
      pointers: string;
      units: number;
      chargeCents: number;
    }>(
      sql`SELECT id, code, modifiers, pointers, units, charge_cents AS chargeCents FROM encounter_line
          WHERE encounter_id = ${id} ORDER BY position`,
    )
    .map((line) => ({
      ...line,
      modifiers: JSON.parse(line.modifiers) as string[],
      pointers: JSON.parse(line.pointers) as number[],
    })) as unknown as ServiceLine[];
  return { encounter: row as unknown as Encounter, coding: { diagnoses, lines } };
}

/** Moves the encounter behind a claim. @returns false when it does not stand where the caller thought. */
export function moveEncounter(
  db: WriteDb,
  id: EncounterId,
  from: Encounter['status'],
  to: Encounter['status'],
): boolean {
  const { changes } = db.run(
    sql`UPDATE encounter SET status = ${to}, version = version + 1 WHERE id = ${id} AND status = ${from}`,
  );
  return changes === 1;
}

/** Coded visits without a claim, oldest first; of one day, or of all. */
export function listCodedEncounters(
  db: ReadDb,
  on: IsoDate | null,
): { id: EncounterId; patientId: PatientId; serviceDate: IsoDate; chargeCents: number }[] {
  const day = on === null ? sql`1` : sql`e.service_on = ${on}`;
  return db.all(sql`SELECT e.id, e.patient_id AS patientId, e.service_on AS serviceDate,
      (SELECT coalesce(sum(l.charge_cents), 0) FROM encounter_line l WHERE l.encounter_id = e.id) AS chargeCents
    FROM encounter e WHERE e.status = 'coded' AND ${day} ORDER BY e.service_on, e.id LIMIT 2000`);
}

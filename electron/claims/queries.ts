import type { ClaimFile } from '#shared/contract/claims.ts';
import type { ClaimEvent, ClaimStatus, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Coding, Encounter, ServiceLine } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { OtherService } from '#shared/domain/scrub/facts.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimFileId, ClaimId, EncounterId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

const targetKey = (id: ClaimFileId): string => `claim-file-folder/${id}`;

export type ClaimRecord = {
  readonly id: ClaimId;
  readonly encounterId: EncounterId;
  readonly status: ClaimStatus;
  readonly claim: ProfessionalClaim;
  readonly findings: Finding[];
};

/** One claim with its frozen copy and the findings of the last check, or null. */
export function findClaim(db: ReadDb, id: ClaimId): ClaimRecord | null {
  const row = db.get<{ encounter_id: EncounterId; status: ClaimStatus; frozen: string; findings: string }>(
    sql`SELECT encounter_id, status, frozen, findings FROM claim WHERE id = ${id}`,
  );
  if (!row) return null;
  return {
    id,
    encounterId: row.encounter_id,
    status: row.status,
    claim: JSON.parse(row.frozen) as ProfessionalClaim,
    findings: JSON.parse(row.findings) as Finding[],
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

export function insertClaim(db: WriteDb, record: ClaimRecord, fileBy: string, at: Instant): void {
  const { claim } = record;
  db.run(sql`INSERT INTO claim (id, control_number, encounter_id, patient_id, payer_id, coverage_id, service_on, status,
      charge_cents, file_by_on, frozen, findings, created_at)
    VALUES (${record.id}, ${claim.controlNumber}, ${record.encounterId}, ${claim.patient.patientId},
      ${claim.payer.payerId}, ${claim.coverage.coverageId}, ${claim.serviceDate}, ${record.status},
      ${chargeOf(claim)}, ${fileBy}, ${JSON.stringify(claim)}, ${JSON.stringify(record.findings)}, ${at})`);
  for (const line of claim.lines) {
    db.run(sql`INSERT INTO claim_line (id, claim_id, service_line_id, number, code, charge_cents)
      VALUES (${`${record.id}/${line.number}`}, ${record.id}, ${line.serviceLineId}, ${line.number}, ${line.code}, ${line.chargeCents})`);
  }
}

/** Puts a frozen copy in place of the one before; the lines of a claim never change, only what is around them. */
export function updateFrozen(db: WriteDb, claim: ProfessionalClaim, fileBy: string): void {
  db.run(sql`UPDATE claim SET frozen = ${JSON.stringify(claim)}, payer_id = ${claim.payer.payerId},
      coverage_id = ${claim.coverage.coverageId}, file_by_on = ${fileBy} WHERE id = ${claim.claimId}`);
}

export function updateFindings(db: WriteDb, id: ClaimId, findings: readonly Finding[]): void {
  db.run(sql`UPDATE claim SET findings = ${JSON.stringify(findings)} WHERE id = ${id}`);
}

/** Moves a claim on when it still has the status that the caller saw. @returns false when not. */
export function updateStatus(db: WriteDb, id: ClaimId, from: ClaimStatus, to: ClaimStatus): boolean {
  return db.run(sql`UPDATE claim SET status = ${to} WHERE id = ${id} AND status = ${from}`).changes === 1;
}

export type NewClaimEvent = Pick<ClaimEvent, 'kind' | 'from' | 'to' | 'detail'> & {
  readonly claimFileId?: ClaimFileId;
  readonly remittanceId?: string;
};

export function insertEvent(
  db: WriteDb,
  id: ClaimId,
  event: NewClaimEvent,
  at: Instant,
  userId: string,
): void {
  db.run(sql`INSERT INTO claim_event (claim_id, at, kind, from_status, to_status, detail, user_id, claim_file_id, remittance_id)
    VALUES (${id}, ${at}, ${event.kind}, ${event.from}, ${event.to}, ${event.detail}, ${userId},
      ${event.claimFileId ?? null}, ${event.remittanceId ?? null})`);
}

/** The life of a claim, oldest first. */
export function findEvents(db: ReadDb, id: ClaimId): ClaimEvent[] {
  return db.all<ClaimEvent>(sql`SELECT e.id, e.at, e.kind, e.from_status AS "from", e.to_status AS "to", e.detail,
      u.name AS userName, e.claim_file_id AS claimFileId, e.remittance_id AS remittanceId
    FROM claim_event e JOIN user_account u ON u.id = e.user_id WHERE e.claim_id = ${id} ORDER BY e.id`);
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

type FileRow = {
  readonly id: ClaimFileId;
  readonly kind: '837P';
  readonly file_name: string;
  readonly sha256: string;
  readonly interchange_control: number;
  readonly receiver_name: string;
  readonly charge_cents: number;
  readonly created_at: Instant;
  readonly placed_at: Instant | null;
  readonly claims: number;
};

const FILE_COLUMNS = sql`f.id, f.kind, f.file_name, f.sha256, f.interchange_control, f.receiver_name, f.charge_cents,
  f.created_at, f.placed_at, (SELECT COUNT(*) FROM claim_file_claim c WHERE c.claim_file_id = f.id) AS claims`;

/** Every claim file, newest first. */
export function listFiles(db: ReadDb): ClaimFile[] {
  return db
    .all<FileRow>(sql`SELECT ${FILE_COLUMNS} FROM claim_file f ORDER BY f.interchange_control DESC`)
    .map(toFile);
}

/** Files whose bytes are not known to stand in a folder, oldest first. */
export function listUnplaced(db: ReadDb): ClaimFile[] {
  return db
    .all<FileRow>(
      sql`SELECT ${FILE_COLUMNS} FROM claim_file f WHERE f.placed_at IS NULL ORDER BY f.interchange_control`,
    )
    .map(toFile);
}

/** One claim file with its bytes, or null. */
export function findFile(db: ReadDb, id: ClaimFileId): { file: ClaimFile; content: Uint8Array } | null {
  const row = db.get<FileRow & { content: Uint8Array }>(
    sql`SELECT ${FILE_COLUMNS}, f.content FROM claim_file f WHERE f.id = ${id}`,
  );
  return row ? { file: toFile(row), content: row.content } : null;
}

function toFile(row: FileRow): ClaimFile {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    sha256: row.sha256,
    interchangeControl: String(row.interchange_control).padStart(9, '0'),
    receiverName: row.receiver_name,
    createdAt: row.created_at,
    placedAt: row.placed_at,
    claims: row.claims,
    chargeCents: row.charge_cents as ClaimFile['chargeCents'],
  };
}

export type NewClaimFile = {
  readonly id: ClaimFileId;
  readonly fileName: string;
  readonly sha256: string;
  readonly interchangeControl: number;
  readonly receiverId: string;
  readonly receiverName: string;
  readonly content: Uint8Array;
  readonly chargeCents: number;
  readonly claimIds: readonly ClaimId[];
};

/** Keeps a claim file's bytes; whether they stand in a folder is not known yet. */
export function insertFile(db: WriteDb, file: NewClaimFile, at: Instant): void {
  db.run(sql`INSERT INTO claim_file (id, kind, file_name, sha256, interchange_control, receiver_id, receiver_name, content,
      charge_cents, created_at, placed_at)
    VALUES (${file.id}, '837P', ${file.fileName}, ${file.sha256}, ${file.interchangeControl}, ${file.receiverId},
      ${file.receiverName}, ${file.content}, ${file.chargeCents}, ${at}, NULL)`);
  db.run(sql`INSERT INTO claim_file_claim (claim_file_id, claim_id)
    SELECT ${file.id}, value FROM (${list(file.claimIds)})`);
}

/** Notes that the bytes stand in a folder; where exactly need not be remembered any longer. */
export function setPlaced(db: WriteDb, id: ClaimFileId, at: Instant): void {
  db.run(sql`UPDATE claim_file SET placed_at = ${at} WHERE id = ${id} AND placed_at IS NULL`);
  db.run(sql`DELETE FROM setting WHERE key = ${targetKey(id)}`);
}

/** The charges journal that stands for a claim: not reversed, newest. */
export function findChargesJournal(db: ReadDb, id: ClaimId): string | null {
  return (
    db.get<{ id: string }>(sql`SELECT j.id FROM journal j
      WHERE j.kind = 'charges' AND j.id IN (SELECT journal_id FROM journal_entry WHERE claim_id = ${id})
        AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = j.id)
      ORDER BY j.number DESC LIMIT 1`)?.id ?? null
  );
}

/**
 * Money that a patient gave for a visit and that was kept for it, less what was taken back, in cents. What of it
 * has been applied since stays counted: it was paid for this visit.
 */
export function sumTakenForEncounter(db: ReadDb, encounter: Encounter): number {
  const row = db.get<{ cents: number }>(sql`SELECT -COALESCE(SUM(e.amount_cents), 0) AS cents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE e.patient_id = ${encounter.patientId} AND e.encounter_id = ${encounter.id}
      AND e.account = 'unapplied_payments' AND (j.kind = 'patient_payment' OR o.kind = 'patient_payment')`);
  return row?.cents ?? 0;
}

function chargeOf(claim: ProfessionalClaim): number {
  return claim.lines.reduce((sum, line) => sum + line.chargeCents, 0);
}

export type LineMoney = {
  readonly insurerPaidCents: number;
  readonly contractualCents: number;
  readonly patientCents: number;
  readonly insurerBalanceCents: number;
};

/**
 * What became of each line's charge, from the journal. What the insurer paid left its receivable in remittances
 * without a reason; what left it with one went to an adjustment or to the patient. The patient's part is what
 * remittances put upon the patient by a reason, whether it has been paid since or not.
 */
export function sumLineMoney(db: ReadDb, id: ClaimId): Map<string, LineMoney> {
  const rows = db.all<LineMoney & { line: string }>(sql`SELECT e.service_line_id AS line,
      -COALESCE(SUM(e.amount_cents) FILTER (WHERE r.remittance AND e.account = 'ar_insurer' AND e.reason = ''), 0) AS insurerPaidCents,
      COALESCE(SUM(e.amount_cents) FILTER (WHERE e.account = 'contractual_adjustment'), 0) AS contractualCents,
      COALESCE(SUM(e.amount_cents) FILTER (WHERE r.remittance AND e.account = 'ar_patient' AND e.reason <> ''), 0) AS patientCents,
      COALESCE(SUM(e.amount_cents) FILTER (WHERE e.account = 'ar_insurer'), 0) AS insurerBalanceCents
    FROM journal_entry e
    JOIN (SELECT j.id, (j.kind = 'remittance' OR o.kind IS 'remittance') AS remittance
          FROM journal j LEFT JOIN journal o ON o.id = j.reverses_journal_id) r ON r.id = e.journal_id
    WHERE e.claim_id = ${id} AND e.service_line_id IS NOT NULL GROUP BY e.service_line_id`);
  return new Map(rows.map(({ line, ...money }) => [line, money]));
}

/** Remembers into which folder a claim file goes, so that a crash while writing can be settled. */
export function keepTargetFolder(db: WriteDb, id: ClaimFileId, folder: string): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${targetKey(id)}, ${JSON.stringify(folder)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

export function findTargetFolder(db: ReadDb, id: ClaimFileId): string | null {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${targetKey(id)}`);
  return row ? (JSON.parse(row.value) as string) : null;
}

/** Services of a patient's other claims on a day, voided claims left out. */
export function findOtherServices(db: ReadDb, claim: ProfessionalClaim): OtherService[] {
  return db
    .all<{ frozen: string }>(sql`SELECT frozen FROM claim WHERE patient_id = ${claim.patient.patientId}
      AND service_on = ${claim.serviceDate} AND status <> 'voided' AND id <> ${claim.claimId}`)
    .flatMap(({ frozen }) => {
      const other = JSON.parse(frozen) as ProfessionalClaim;
      const { controlNumber } = other;
      return other.lines.map(({ serviceDate, code, modifiers }) => ({
        controlNumber,
        serviceDate,
        code,
        modifiers,
      }));
    });
}

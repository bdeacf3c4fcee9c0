import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { UnappliedMoney } from '#shared/domain/posting/apply-unapplied.ts';
import { payerKey } from '#shared/domain/posting/payment-key.ts';
import type { PlannedClaim, RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId, RemittanceId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

const SUMMARY = sql`SELECT id, file_name AS fileName, sha256, received_at AS receivedAt, payer_name AS payerName,
  trace_number AS traceNumber, paid_on AS paidOn, amount_cents AS amountCents, claim_count AS claimCount,
  unmatched_count AS unmatchedCount, status, source, left_out_count AS leftOutCount, journal_id AS journalId FROM remittance`;

/** Every remittance, newest first. */
export function listRemittances(db: ReadDb): RemittanceSummary[] {
  return db.all<RemittanceSummary>(sql`${SUMMARY} ORDER BY received_at DESC, rowid DESC`);
}

export function findRemittance(db: ReadDb, id: RemittanceId): RemittanceSummary | null {
  return db.get<RemittanceSummary>(sql`${SUMMARY} WHERE id = ${id}`);
}

/** The remittance that was made of exactly these bytes, or null. */
export function findByContent(db: ReadDb, sha256: string): RemittanceSummary | null {
  return db.get<RemittanceSummary>(sql`${SUMMARY} WHERE sha256 = ${sha256}`);
}

export function findContent(db: ReadDb, id: RemittanceId): Uint8Array | null {
  return (
    db.get<{ content: Uint8Array }>(sql`SELECT content FROM remittance WHERE id = ${id}`)?.content ?? null
  );
}

export type NewRemittance = Omit<RemittanceSummary, 'journalId' | 'status'> & {
  readonly content: Uint8Array;
};

export function insertRemittance(db: WriteDb, r: NewRemittance): void {
  db.run(sql`INSERT INTO remittance (id, file_name, sha256, content, received_at, payer_name, trace_number, paid_on,
      amount_cents, claim_count, unmatched_count, status, source, left_out_count, journal_id)
    VALUES (${r.id}, ${r.fileName}, ${r.sha256}, ${r.content}, ${r.receivedAt}, ${r.payerName}, ${r.traceNumber},
      ${r.paidOn}, ${r.amountCents}, ${r.claimCount}, ${r.unmatchedCount}, 'waiting', ${r.source}, ${r.leftOutCount}, NULL)`);
}

/** What makes a payment the same one in another file: who pays, its number and its amount, or all that it says. */
export type PaymentIdentity = {
  readonly traceNumber: string;
  readonly originatorId: string;
  readonly amountCents: number;
  /** Hash of what it says of money; empty when it says nothing. */
  readonly digest: string;
};

export function insertPayments(db: WriteDb, id: RemittanceId, payments: readonly PaymentIdentity[]): void {
  for (const [position, p] of payments.entries())
    db.run(sql`INSERT INTO remittance_payment (remittance_id, position, trace_number, originator_id, amount_cents, digest, live)
      VALUES (${id}, ${position}, ${p.traceNumber}, ${p.originatorId}, ${p.amountCents}, ${p.digest}, 0)`);
}

/** A posted payment of another remittance that is the same, or null. */
export function findPostedTwin(
  db: ReadDb,
  p: PaymentIdentity,
  except: RemittanceId | null,
): { readonly fileName: string; readonly traceNumber: string; readonly postedAt: Instant | null } | null {
  const numbered = p.amountCents !== 0 && p.traceNumber !== '';
  return db.get<{ fileName: string; traceNumber: string; postedAt: Instant | null }>(sql`
    SELECT r.file_name AS fileName, q.trace_number AS traceNumber, j.posted_at AS postedAt
    FROM (
      SELECT remittance_id, trace_number FROM remittance_payment WHERE live = 1 AND amount_cents <> 0 AND trace_number <> ''
        AND ${numbered} AND trace_number = ${p.traceNumber} AND originator_id = ${p.originatorId} AND amount_cents = ${p.amountCents}
      UNION ALL
      SELECT remittance_id, trace_number FROM remittance_payment WHERE live = 1 AND digest <> '' AND digest = ${p.digest}
    ) q JOIN remittance r ON r.id = q.remittance_id LEFT JOIN journal j ON j.id = r.journal_id
    WHERE q.remittance_id IS NOT ${except} LIMIT 1`);
}

/** Writes down what the file says of each claim and what becomes of it. */
export function replaceClaims(db: WriteDb, id: RemittanceId, claims: readonly PlannedClaim[]): void {
  db.run(sql`DELETE FROM remittance_claim WHERE remittance_id = ${id}`);
  for (const c of claims)
    db.run(sql`INSERT INTO remittance_claim (remittance_id, position, control_number, payer_control_number, status_code, claim_id,
        patient_name, service_on, charge_cents, paid_cents, outcome, applied, sentence)
      VALUES (${id}, ${c.position}, ${c.controlNumber}, ${c.payerControlNumber}, ${c.statusCode}, ${c.claimId}, ${c.patientName},
        ${c.serviceDate}, ${c.chargeCents}, ${c.paidCents}, ${c.outcome}, ${c.applied}, ${c.applied ? '' : c.sentence})`);
}

export type Posted = {
  readonly journalId: JournalId | null;
  readonly unmatched: number;
  /** Places of the payments that were posted; the others were left out. */
  readonly payments: readonly number[];
  readonly leftOut: number;
  /** The proof as it was posted, compressed; null keeps none. */
  readonly proof: Uint8Array | null;
};

export function setPosted(db: WriteDb, id: RemittanceId, p: Posted): void {
  db.run(sql`UPDATE remittance SET status = 'posted', journal_id = ${p.journalId}, unmatched_count = ${p.unmatched},
      left_out_count = ${p.leftOut}, proof = ${p.proof}
    WHERE id = ${id} AND status = 'waiting'`);
  db.run(
    sql`UPDATE remittance_payment SET live = 1 WHERE remittance_id = ${id} AND position IN (${list(p.payments)})`,
  );
}

export function setUndone(db: WriteDb, id: RemittanceId): void {
  db.run(sql`UPDATE remittance SET status = 'undone' WHERE id = ${id} AND status IN ('posted', 'waiting')`);
  db.run(sql`UPDATE remittance_payment SET live = 0 WHERE remittance_id = ${id}`);
}

export function findStoredProof(db: ReadDb, id: RemittanceId): Uint8Array | null {
  return (
    db.get<{ proof: Uint8Array | null }>(sql`SELECT proof FROM remittance WHERE id = ${id}`)?.proof ?? null
  );
}

/** Changes with every write to the file, by this program or another one. */
export function writeStamp(db: ReadDb): string {
  const ours = db.get<{ n: number }>(sql`SELECT total_changes() AS n`)?.n ?? 0;
  const theirs = db.get<{ n: number }>(sql`SELECT data_version AS n FROM pragma_data_version`)?.n ?? 0;
  return `${ours}:${theirs}`;
}

/** An undone remittance waits again. */
export function setWaiting(db: WriteDb, id: RemittanceId): void {
  db.run(
    sql`UPDATE remittance SET status = 'waiting', journal_id = NULL, proof = NULL WHERE id = ${id} AND status = 'undone'`,
  );
}

export function deleteRemittance(db: WriteDb, id: RemittanceId): void {
  db.run(sql`DELETE FROM remittance_claim WHERE remittance_id = ${id}`);
  db.run(sql`DELETE FROM remittance_payment WHERE remittance_id = ${id}`);
  db.run(sql`DELETE FROM remittance_choice WHERE remittance_id = ${id}`);
  db.run(sql`DELETE FROM remittance WHERE id = ${id} AND status = 'waiting'`);
}

/** How many journals this remittance has made; after an undo it may be posted once more. */
export function countJournals(db: ReadDb, id: RemittanceId): number {
  const row = db.get<{ n: number }>(sql`SELECT COUNT(*) AS n FROM journal
    WHERE source_type = 'remittance' AND (source_id = ${id} OR source_id LIKE ${`${id}/%`})`);
  return row?.n ?? 0;
}

/** The last journal of a remittance, also when it has been reversed. */
export function findLastJournal(db: ReadDb, id: RemittanceId): JournalId | null {
  return (
    db.get<{ id: JournalId }>(sql`SELECT id FROM journal
      WHERE source_type = 'remittance' AND (source_id = ${id} OR source_id LIKE ${`${id}/%`})
      ORDER BY number DESC LIMIT 1`)?.id ?? null
  );
}

/**
 * Unapplied money of a patient by the visit it was taken for, oldest first. Money of a visit that has no claim
 * yet is left out: it waits for that visit.
 */
export function findUnapplied(db: ReadDb, patientId: PatientId): UnappliedMoney[] {
  return db.all<UnappliedMoney>(sql`
    SELECT e.patient_id AS patientId, e.encounter_id AS encounterId, e.claim_id AS claimId,
      -SUM(e.amount_cents) AS amountCents, c.id AS forClaimId
    FROM journal_entry e LEFT JOIN claim c ON c.id = (SELECT k.id FROM claim k
      WHERE k.encounter_id = e.encounter_id AND k.status <> 'voided' ORDER BY k.coverage_rank LIMIT 1)
    WHERE e.patient_id = ${patientId} AND e.account = 'unapplied_payments'
      AND (e.encounter_id IS NULL OR c.id IS NOT NULL)
    GROUP BY e.encounter_id, e.claim_id HAVING SUM(e.amount_cents) < 0 ORDER BY MIN(e.id)`);
}

/** Balance of the patient's receivable for one claim. */
export function sumPatientOwes(db: ReadDb, claimId: ClaimId): number {
  const row = db.get<{
    amount: number;
  }>(sql`SELECT COALESCE(SUM(amount_cents), 0) AS amount FROM journal_entry
    WHERE claim_id = ${claimId} AND account = 'ar_patient'`);
  return row?.amount ?? 0;
}

/** Steps that a remittance made claims take, the last first. */
export function findSteps(
  db: ReadDb,
  id: RemittanceId,
): { claimId: ClaimId; from: ClaimStatus; to: ClaimStatus; eventId: number }[] {
  return db.all(sql`SELECT claim_id AS claimId, from_status AS "from", to_status AS "to", id AS eventId
    FROM claim_event WHERE remittance_id = ${id} AND kind = 'remittance'
      AND id > COALESCE((SELECT MAX(id) FROM claim_event WHERE remittance_id = ${id} AND kind = 'reversed'), 0)
    ORDER BY id DESC`);
}

/** The status that a claim had just before a remittance was posted. */
export function findStatusBefore(
  db: ReadDb,
  claimId: ClaimId,
  id: RemittanceId,
  postedAt: Instant,
): ClaimStatus | null {
  const step = db.get<{ from_status: ClaimStatus }>(sql`SELECT from_status FROM claim_event
    WHERE claim_id = ${claimId} AND remittance_id = ${id} AND kind = 'remittance' ORDER BY id DESC LIMIT 1`);
  if (step) return step.from_status;
  const last = db.get<{ to_status: ClaimStatus }>(sql`SELECT to_status FROM claim_event
    WHERE claim_id = ${claimId} AND at <= ${postedAt} ORDER BY id DESC LIMIT 1`);
  return last?.to_status ?? null;
}

/** Our claims that a remittance was matched with when it was posted. */
export function findMatchedClaimIds(db: ReadDb, id: RemittanceId): Set<ClaimId> {
  const rows = db.all<{ claim_id: ClaimId }>(
    sql`SELECT DISTINCT claim_id FROM remittance_claim WHERE remittance_id = ${id} AND claim_id IS NOT NULL`,
  );
  return new Set(rows.map((row) => row.claim_id));
}

export function updateClaimStatus(db: WriteDb, id: ClaimId, from: ClaimStatus, to: ClaimStatus): boolean {
  return (
    db.run(sql`UPDATE claim SET status = ${to}, version = version + 1
    WHERE id = ${id} AND status = ${from}`).changes === 1
  );
}

type ClaimStanding = {
  readonly id: ClaimId;
  readonly status: ClaimStatus;
  readonly controlNumber: string;
  readonly versionNumber: number;
};

/** Where claims stand, by their ids. */
export function findClaimStatuses(db: ReadDb, ids: readonly ClaimId[]): Map<ClaimId, ClaimStanding> {
  const found = db.all<ClaimStanding>(sql`SELECT id, status, control_number AS controlNumber,
      version_number AS versionNumber FROM claim WHERE id IN (${list(ids)})`);
  return new Map(found.map((row) => [row.id, row]));
}

export type ClaimStep = {
  readonly claimId: ClaimId;
  readonly kind: 'remittance' | 'reversed';
  readonly from: ClaimStatus;
  readonly to: ClaimStatus;
  readonly detail: string;
  /** The version of the claim that was answered. */
  readonly versionNumber: number;
};

export function insertClaimStep(
  db: WriteDb,
  id: RemittanceId,
  step: ClaimStep,
  at: Instant,
  userId: string,
): void {
  db.run(sql`INSERT INTO claim_event (claim_id, at, kind, from_status, to_status, detail, user_id, claim_file_id, remittance_id,
      version_number)
    VALUES (${step.claimId}, ${at}, ${step.kind}, ${step.from}, ${step.to}, ${step.detail}, ${userId}, NULL, ${id}, ${step.versionNumber})`);
}

export function identityOf(payment: RemitPayment, signedCents: number, digest: string): PaymentIdentity {
  return {
    traceNumber: payment.traceNumber,
    originatorId: payerKey(payment),
    amountCents: signedCents,
    digest,
  };
}

/** Who may be paid: providers of the practice, and payees that somebody has said are ours. */
export function listOwnPayees(db: ReadDb): { readonly npis: Set<string>; readonly taxIds: Set<string> } {
  const npis = db.all<{ npi: string }>(sql`SELECT npi FROM provider WHERE npi <> ''`).map((row) => row.npi);
  const accepted = db
    .all<{ identifier: string }>(sql`SELECT identifier FROM remit_payee`)
    .map((row) => row.identifier);
  return { npis: new Set([...npis, ...accepted]), taxIds: new Set(accepted) };
}

export function insertPayee(
  db: WriteDb,
  payee: {
    readonly identifier: string;
    readonly name: string;
    readonly at: Instant;
    readonly userId: string;
  },
): void {
  db.run(sql`INSERT INTO remit_payee (identifier, name, at, user_id)
    VALUES (${payee.identifier}, ${payee.name}, ${payee.at}, ${payee.userId}) ON CONFLICT (identifier) DO NOTHING`);
}

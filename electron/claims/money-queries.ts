import type { Encounter } from '#shared/domain/encounter.ts';
import type { ClaimId, JournalId, ServiceLineId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

/** The charges journal that stands for a claim: not reversed, newest. */
export function findChargesJournal(db: ReadDb, id: ClaimId): JournalId | null {
  return (
    db.get<{ id: JournalId }>(sql`SELECT j.id FROM journal j
      WHERE j.kind = 'charges' AND j.id IN (SELECT journal_id FROM journal_entry WHERE claim_id = ${id})
        AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = j.id)
      ORDER BY j.number DESC LIMIT 1`)?.id ?? null
  );
}

/**
 * Money that a patient gave for a visit and that was kept for it, less what was taken back, in cents. What of it
 * has been applied since stays counted: it was paid for this visit.
 */
export function sumTakenForEncounter(db: ReadDb, encounter: Pick<Encounter, 'id' | 'patientId'>): number {
  const row = db.get<{ cents: number }>(sql`SELECT -COALESCE(SUM(e.amount_cents), 0) AS cents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE e.patient_id = ${encounter.patientId} AND e.encounter_id = ${encounter.id}
      AND e.account = 'unapplied_payments' AND (j.kind = 'patient_payment' OR o.kind = 'patient_payment')`);
  return row?.cents ?? 0;
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

/** What the journal says of a claim: what its insurer owes, and what remittances have posted to it on the whole. */
export function sumClaimMoney(db: ReadDb, id: ClaimId): { insurerBalanceCents: number; postedCents: number } {
  const row = db.get<{ insurerBalanceCents: number; postedCents: number }>(sql`SELECT
      COALESCE(SUM(e.amount_cents), 0) AS insurerBalanceCents,
      COALESCE(SUM(e.amount_cents) FILTER (WHERE 'remittance' IN (j.kind, o.kind)), 0) AS postedCents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE e.claim_id = ${id} AND e.account = 'ar_insurer'`);
  return row ?? { insurerBalanceCents: 0, postedCents: 0 };
}

/** What a claim's patient still owes, line by line; null stands for the claim as a whole. */
export function patientShares(
  db: ReadDb,
  id: ClaimId,
): { serviceLineId: ServiceLineId | null; amountCents: number }[] {
  return db.all(sql`SELECT service_line_id AS serviceLineId, SUM(amount_cents) AS amountCents FROM journal_entry
    WHERE claim_id = ${id} AND account = 'ar_patient' GROUP BY service_line_id HAVING SUM(amount_cents) <> 0
    ORDER BY service_line_id IS NULL, MIN(id)`);
}

/** The journal by which a claim took over what the payer before left, unless it is reversed. */
export function findTransferJournal(db: ReadDb, id: ClaimId): JournalId | null {
  return (
    db.get<{ id: JournalId }>(sql`SELECT j.id FROM journal j
      WHERE j.kind = 'transfer' AND j.id IN (SELECT journal_id FROM journal_entry
          WHERE claim_id = ${id} AND account = 'ar_insurer' AND amount_cents > 0)
        AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = j.id)
      ORDER BY j.number DESC LIMIT 1`)?.id ?? null
  );
}

import type { JournalKind, Tender } from '#shared/domain/journal.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb } from '#electron/db/sql.ts';

/**
 * The claim by which an invoice tells a visit: the one to the first payer. Claims of the same visit to later payers
 * are told with it, since the patient had each service once.
 */
const VISIT_CLAIM = sql`coalesce((SELECT k.id FROM claim k WHERE k.encounter_id = c.encounter_id
  AND k.status <> 'voided' ORDER BY k.coverage_rank LIMIT 1), c.id)`;

/** One service of a patient as the journal tells it. Amounts of the claim as a whole have no line. */
export type ServiceRow = {
  readonly claimId: ClaimId;
  readonly encounterId: EncounterId;
  readonly serviceLineId: string | null;
  readonly serviceOn: IsoDate | null;
  readonly chargeCents: number;
  readonly insurerPaidCents: number;
  /** Agreed discounts, what was written off, and what an agency asks for now: this paper does not ask for it. */
  readonly discountCents: number;
};

/**
 * Charge, insurer's payment and discount of every service, from the journal. What the insurer paid left its
 * receivable in remittances without a reason.
 */
export function readServices(db: ReadDb, patientId: PatientId): ServiceRow[] {
  return db.all<ServiceRow>(sql`
    SELECT ${VISIT_CLAIM} AS claimId, c.encounter_id AS encounterId, e.service_line_id AS serviceLineId,
      MIN(e.service_on) AS serviceOn,
      -COALESCE(SUM(e.amount_cents) FILTER (WHERE e.account = 'service_revenue'), 0) AS chargeCents,
      -COALESCE(SUM(e.amount_cents) FILTER (WHERE e.account = 'ar_insurer' AND e.reason = ''
        AND 'remittance' IN (j.kind, o.kind)), 0) AS insurerPaidCents,
      COALESCE(SUM(e.amount_cents) FILTER (WHERE e.account IN ('contractual_adjustment', 'write_off')), 0)
      - COALESCE(SUM(e.amount_cents) FILTER (WHERE (e.account = 'ar_patient' AND 'collections' IN (j.kind, o.kind))
        OR (e.account IN ('ar_patient', 'ar_insurer') AND 'bad_debt' IN (j.kind, o.kind))), 0) AS discountCents
    FROM journal_entry e JOIN claim c ON c.id = e.claim_id JOIN journal j ON j.id = e.journal_id
      LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE e.patient_id = ${patientId} AND c.status <> 'voided'
    GROUP BY 1, e.service_line_id ORDER BY MIN(e.service_on), MIN(e.id)`);
}

/** What remittances laid upon the patient, by reason: `PR-1`. */
export type ShareRow = {
  readonly claimId: ClaimId;
  readonly serviceLineId: string | null;
  readonly reason: string;
  readonly amountCents: number;
};

/** Journals that move what a patient owes of a service without money: to an insurer, an agency, or off the books. */
const MOVES: readonly JournalKind[] = ['transfer', 'responsibility', 'collections', 'bad_debt', 'write_off'];

/**
 * The patient's shares as they stand. What was moved away from the patient since (billed to a further payer, given
 * back to the insurer, handed over, written off) is taken off the shares of its service, the first share first, so
 * that an invoice never asks for it.
 */
export function readShares(db: ReadDb, patientId: PatientId): ShareRow[] {
  const shares = db.all<ShareRow & { readonly of: ClaimId }>(sql`
    SELECT ${VISIT_CLAIM} AS claimId, e.claim_id AS "of", e.service_line_id AS serviceLineId, e.reason,
      SUM(e.amount_cents) AS amountCents
    FROM journal_entry e JOIN claim c ON c.id = e.claim_id JOIN journal j ON j.id = e.journal_id
      LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE e.patient_id = ${patientId} AND e.account = 'ar_patient'
      AND (e.reason <> '' OR COALESCE(o.kind, j.kind) IN (${list(MOVES)}))
    GROUP BY e.claim_id, e.service_line_id, e.reason HAVING SUM(e.amount_cents) <> 0 ORDER BY MIN(e.id)`);
  const away = new Map<string, number>();
  const keyOf = (s: (typeof shares)[number]): string => `${s.of} ${s.serviceLineId ?? ''}`;
  for (const share of shares)
    if (share.amountCents < 0) away.set(keyOf(share), (away.get(keyOf(share)) ?? 0) - share.amountCents);
  const left = shares
    .filter((share) => share.amountCents > 0)
    .map((share) => {
      const part = Math.min(away.get(keyOf(share)) ?? 0, share.amountCents);
      away.set(keyOf(share), (away.get(keyOf(share)) ?? 0) - part);
      return { ...share, amountCents: share.amountCents - part };
    });
  // More was taken off than was ever laid upon the patient: told as it is, on the share that took it off.
  const credits = shares
    .filter((share) => share.amountCents < 0)
    .map((share) => {
      const part = Math.min(away.get(keyOf(share)) ?? 0, -share.amountCents);
      away.set(keyOf(share), (away.get(keyOf(share)) ?? 0) - part);
      return { ...share, amountCents: -part };
    });
  return [...left, ...credits].flatMap(({ of: _of, ...share }) => (share.amountCents === 0 ? [] : [share]));
}

/** What a patient still owes of each visit, less what was paid on it. */
export function readClaimBalances(db: ReadDb, patientId: PatientId): Map<ClaimId, number> {
  const rows = db.all<{ claimId: ClaimId; amount: number }>(sql`
    SELECT ${VISIT_CLAIM} AS claimId, SUM(e.amount_cents) AS amount
    FROM journal_entry e JOIN claim c ON c.id = e.claim_id
    WHERE e.patient_id = ${patientId} AND e.account = 'ar_patient'
    GROUP BY 1 HAVING SUM(e.amount_cents) <> 0`);
  return new Map(rows.map((row) => [row.claimId, row.amount]));
}

/** One payment of the patient that stands, and what of it was kept unapplied when it was taken. */
export type PaymentRow = {
  readonly journalId: JournalId;
  readonly on: IsoDate;
  readonly tender: Tender;
  readonly encounterId: EncounterId | null;
  readonly unappliedCents: number;
};

export function readPayments(db: ReadDb, patientId: PatientId): PaymentRow[] {
  return db.all<PaymentRow>(sql`
    SELECT j.id AS journalId, COALESCE(j.deposit_on, j.posted_on) AS "on",
      (SELECT account FROM journal_entry t WHERE t.journal_id = j.id
        AND t.account IN ('cash', 'check', 'card', 'eft') LIMIT 1) AS tender,
      MAX(e.encounter_id) AS encounterId,
      -COALESCE(SUM(e.amount_cents) FILTER (WHERE e.account = 'unapplied_payments'), 0) AS unappliedCents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id
    WHERE e.patient_id = ${patientId} AND j.kind = 'patient_payment'
      AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = j.id)
    GROUP BY j.id ORDER BY j.number`);
}

/** What payments paid on claims directly, payments that were reversed left out. */
export function readPaidOnClaims(
  db: ReadDb,
  patientId: PatientId,
): { journalId: JournalId; claimId: ClaimId; amountCents: number }[] {
  return db.all(sql`
    SELECT e.journal_id AS journalId, ${VISIT_CLAIM} AS claimId, -SUM(e.amount_cents) AS amountCents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id JOIN claim c ON c.id = e.claim_id
    WHERE e.patient_id = ${patientId} AND e.account = 'ar_patient' AND j.kind = 'patient_payment'
      AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = j.id)
    GROUP BY e.journal_id, 2 ORDER BY MIN(e.id)`);
}

/**
 * Unapplied money that was used for a claim since, by the visit for which it had been taken. It is written in
 * pairs: the debit of unapplied money, and right after it the credit of the claim's receivable.
 */
export function readApplied(
  db: ReadDb,
  patientId: PatientId,
): { claimId: ClaimId; encounterId: EncounterId | null; amountCents: number }[] {
  return db.all(sql`
    SELECT ${VISIT_CLAIM} AS claimId, d.encounter_id AS encounterId, SUM(d.amount_cents) AS amountCents
    FROM journal_entry d JOIN journal j ON j.id = d.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
      JOIN journal_entry p ON p.id = d.id + 1 AND p.journal_id = d.journal_id JOIN claim c ON c.id = p.claim_id
    WHERE d.patient_id = ${patientId} AND d.account = 'unapplied_payments' AND p.account = 'ar_patient'
      AND COALESCE(o.kind, j.kind) IN ('remittance', 'application')
    GROUP BY 1, d.encounter_id HAVING SUM(d.amount_cents) <> 0 ORDER BY MIN(d.id)`);
}

/** What a patient owes in all, less unapplied money. */
export function readBalance(db: ReadDb, patientId: PatientId): number {
  const row = db.get<{
    amount: number;
  }>(sql`SELECT COALESCE(SUM(amount_cents), 0) AS amount FROM journal_entry
    WHERE patient_id = ${patientId} AND account IN ('ar_patient', 'unapplied_payments')`);
  return row?.amount ?? 0;
}

/** The payers to whom a visit was billed, the first one first. */
export function readPayerNames(db: ReadDb, claimId: ClaimId): string[] {
  return db
    .all<{ name: string }>(
      sql`SELECT k.frozen ->> '$.payer.name' AS name FROM claim c JOIN claim k ON k.encounter_id = c.encounter_id
        WHERE c.id = ${claimId} AND (k.id = c.id OR k.status NOT IN ('voided', 'draft', 'held', 'ready'))
        ORDER BY k.coverage_rank`,
    )
    .map((row) => row.name);
}

/** The frozen words of a claim that an invoice repeats. */
export type ClaimWords = {
  readonly providerName: string;
  readonly lines: readonly { readonly id: string; readonly code: string; readonly description: string }[];
};

export function readClaimWords(db: ReadDb, claimId: ClaimId): ClaimWords {
  const row = db.get<{ provider: string; lines: string }>(sql`
    SELECT frozen -> '$.lines' AS lines,
      trim((frozen ->> '$.renderingProvider.firstName') || ' ' || (frozen ->> '$.renderingProvider.lastName') || ' '
        || (frozen ->> '$.renderingProvider.credentials')) AS provider
    FROM claim WHERE id = ${claimId}`);
  if (!row) throw new Error('The journal names a claim that is not there.');
  const lines = JSON.parse(row.lines) as { serviceLineId: string; code: string; description: string }[];
  return {
    providerName: row.provider,
    lines: lines.map(({ serviceLineId, code, description }) => ({ id: serviceLineId, code, description })),
  };
}

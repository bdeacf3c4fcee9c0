import type { PlannedPayment } from '#shared/domain/posting/plan-remittance.ts';
import type { PayerMovement } from '#shared/domain/posting/payer-account.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** Writes down the provider adjustments of the payments that were posted. */
export function insertItems(db: WriteDb, id: RemittanceId, payments: readonly PlannedPayment[]): void {
  db.run(sql`DELETE FROM payer_item WHERE remittance_id = ${id}`);
  let position = 0;
  for (const { payment, payerId, provider, leftOut } of payments)
    for (const a of provider) {
      const at = position;
      position += 1;
      if (leftOut !== '' || a.amountCents === 0) continue;
      db.run(sql`INSERT INTO payer_item (remittance_id, position, payer_id, payer_name, trace_number, paid_on, reason, reference,
          amount_cents, account)
        VALUES (${id}, ${at}, ${payerId}, ${payment.payerName}, ${payment.traceNumber}, ${payment.paidOn}, ${a.reason},
          ${a.reference}, ${a.amountCents}, ${a.account})`);
    }
}

/** A movement with what the page shows of it. */
export type KeptMovement = PayerMovement & {
  readonly payerId: PayerId | null;
  readonly payerName: string;
  readonly fileName: string;
  readonly controlNumber: string;
  readonly patientName: string;
  /** Why a claim was set aside. */
  readonly sentence: string;
  readonly how: string;
  readonly note: string;
};

type Row = Omit<KeptMovement, 'settled'> & { readonly settled: number };

const PROVIDER_ADJUSTMENTS = sql`
  SELECT i.remittance_id AS remittanceId, 'plb' AS part, i.position, i.trace_number AS traceNumber, i.paid_on AS "on",
    i.account, i.reason, i.reference, i.amount_cents AS amountCents, i.payer_id AS payerId,
    coalesce(p.name, i.payer_name) AS payerName, r.file_name AS fileName, '' AS controlNumber, '' AS patientName,
    '' AS sentence, coalesce(s.how, '') AS how, coalesce(s.note, '') AS note,
    coalesce(s.journal_id IS NOT NULL, 0) AS settled, j.number AS journal
  FROM payer_item i JOIN remittance r ON r.id = i.remittance_id AND r.status = 'posted'
    LEFT JOIN payer p ON p.id = i.payer_id LEFT JOIN journal j ON j.id = r.journal_id
    LEFT JOIN remittance_settlement s ON s.remittance_id = i.remittance_id AND s.part = 'plb' AND s.position = i.position
      AND s.undone_at IS NULL`;
const CLAIMS_SET_ASIDE = sql`
  SELECT c.remittance_id, 'claim', c.position, r.trace_number, r.paid_on, 'payer_suspense', '', c.control_number,
    -c.paid_cents, e.payer_id, coalesce(p.name, r.payer_name), r.file_name, c.control_number, c.patient_name, c.sentence,
    coalesce(s.how, ''), coalesce(s.note, ''), coalesce(s.journal_id IS NOT NULL, 0), j.number
  FROM remittance_claim c JOIN remittance r ON r.id = c.remittance_id AND r.status = 'posted'
    LEFT JOIN claim k ON k.id = c.claim_id
    LEFT JOIN (SELECT journal_id, min(payer_id) AS payer_id FROM journal_entry WHERE account IN ('eft','check') GROUP BY journal_id) e
      ON e.journal_id = r.journal_id
    LEFT JOIN payer p ON p.id = e.payer_id LEFT JOIN journal j ON j.id = r.journal_id
    LEFT JOIN remittance_settlement s ON s.remittance_id = c.remittance_id AND s.part = 'claim' AND s.position = c.position
      AND s.undone_at IS NULL
  WHERE c.applied = 0 AND c.paid_cents <> 0 AND c.outcome <> 'unbalanced'`;

/**
 * Everything that stands or stood on payers' accounts, in the order of posting: provider adjustments and claims that
 * were set aside, of files that are posted.
 */
export function listMovements(db: ReadDb): KeptMovement[] {
  return movementsOf(
    db.all<Row>(sql`${PROVIDER_ADJUSTMENTS} UNION ALL ${CLAIMS_SET_ASIDE} ORDER BY journal, 1, 2, 3`),
  );
}

/** As `listMovements`, the provider adjustments alone: claims that were set aside stand against nothing. */
export function listProviderMovements(db: ReadDb): KeptMovement[] {
  return movementsOf(db.all<Row>(sql`${PROVIDER_ADJUSTMENTS} ORDER BY journal, 1, 3`));
}

function movementsOf(rows: readonly Row[]): KeptMovement[] {
  return rows.map((row) => ({ ...row, settled: row.settled === 1 }));
}

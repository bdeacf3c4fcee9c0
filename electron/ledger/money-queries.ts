import { MONEY_ACCOUNTS, type JournalKind, type MoneyAccount, type Tender } from '#shared/domain/journal.ts';
import type { LaterUse } from '#shared/domain/ledger/returned-payment.ts';
import type { OpenReceivable, UnappliedPool } from '#shared/domain/ledger/adjust.ts';
import { listName } from '#shared/domain/patient.ts';
import type { OpenItem } from '#shared/domain/posting/patient-payment.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { list, sql, type ReadDb } from '#electron/db/sql.ts';

/** What each of some patients owes, line by line, credits too; oldest service first. */
export function readFamilyItems(
  db: ReadDb,
  patients: readonly PatientId[],
): (OpenItem & { readonly patientId: PatientId })[] {
  return db.all(sql`
    SELECT patient_id AS patientId, claim_id AS claimId, service_line_id AS serviceLineId, MAX(payer_id) AS payerId,
      MIN(service_on) AS serviceOn, SUM(amount_cents) AS amountCents
    FROM journal_entry WHERE patient_id IN (${list(patients)}) AND account = 'ar_patient'
    GROUP BY patient_id, claim_id, service_line_id HAVING SUM(amount_cents) <> 0
    ORDER BY MIN(service_on), MIN(id)`);
}

/** Receivables of a patient, insurer's and patient's, line by line; credits are below zero. */
export function readReceivables(db: ReadDb, patientId: PatientId): OpenReceivable[] {
  return db.all<OpenReceivable>(sql`
    SELECT account, patient_id AS patientId, claim_id AS claimId, service_line_id AS serviceLineId,
      MAX(payer_id) AS payerId, MIN(service_on) AS serviceOn, SUM(amount_cents) AS openCents
    FROM journal_entry WHERE patient_id = ${patientId} AND account IN ('ar_insurer', 'ar_patient')
    GROUP BY account, claim_id, service_line_id HAVING SUM(amount_cents) <> 0
    ORDER BY MIN(service_on), MIN(id)`);
}

/** Unapplied money of a patient by what it was taken for, oldest first. */
export function readPools(db: ReadDb, patientId: PatientId): UnappliedPool[] {
  return db.all<UnappliedPool>(sql`
    SELECT patient_id AS patientId, claim_id AS claimId, encounter_id AS encounterId, -SUM(amount_cents) AS amountCents
    FROM journal_entry WHERE patient_id = ${patientId} AND account = 'unapplied_payments'
    GROUP BY claim_id, encounter_id HAVING SUM(amount_cents) < 0 ORDER BY MIN(id)`);
}

/** A guarantor and everybody who depends on the same one; the patient alone when there is no family. */
export function readFamily(db: ReadDb, patientId: PatientId): PatientId[] {
  return db
    .all<{ id: PatientId }>(
      sql`SELECT p.id FROM patient p, (SELECT coalesce(guarantor_id, id) AS head FROM patient WHERE id = ${patientId}) g
        WHERE p.id = g.head OR p.guarantor_id = g.head ORDER BY p.id <> g.head, p.birth_on, p.id`,
    )
    .map(({ id }) => id);
}

export type PaymentRow = {
  readonly journalId: JournalId;
  readonly number: number;
  readonly postedOn: IsoDate;
  readonly receivedOn: IsoDate;
  readonly patientId: PatientId;
  readonly patientName: string;
  readonly tender: Tender;
  readonly amountCents: Cents;
  readonly checkNumber: string;
  readonly cardLast4: string;
  readonly approval: string;
  readonly paidBy: string;
  readonly batchNumber: number | null;
  readonly depositNumber: number | null;
  readonly reversed: boolean;
  readonly returnedOn: IsoDate | null;
};

/** Payments of patients, newest first: of a patient, of a batch, or of a span of posting days. */
export function readPayments(
  db: ReadDb,
  by:
    | { readonly patientId: PatientId }
    | { readonly batchId: string }
    | { readonly from: IsoDate; readonly to: IsoDate },
): PaymentRow[] {
  const where =
    'patientId' in by
      ? sql`p.patient_id = ${by.patientId}`
      : 'batchId' in by
        ? sql`p.batch_id = ${by.batchId}`
        : sql`j.posted_on BETWEEN ${by.from} AND ${by.to}`;
  const rows = db.all<Omit<PaymentRow, 'patientName' | 'reversed'> & NameParts & { reversed: number }>(sql`
    SELECT p.journal_id AS journalId, j.number, j.posted_on AS postedOn, p.received_on AS receivedOn,
      p.patient_id AS patientId, p.tender, p.amount_cents AS amountCents, p.check_number AS checkNumber,
      p.card_last4 AS cardLast4, p.approval, p.paid_by AS paidBy, b.number AS batchNumber,
      (SELECT d.number FROM journal_entry e JOIN deposit_item i ON i.entry_id = e.id AND i.live = 1
        JOIN deposit d ON d.id = i.deposit_id WHERE e.journal_id = p.journal_id LIMIT 1) AS depositNumber,
      EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = p.journal_id) AS reversed,
      x.returned_on AS returnedOn, q.last_name, q.first_name, q.middle_name
    FROM payment p JOIN journal j ON j.id = p.journal_id JOIN patient q ON q.id = p.patient_id
      LEFT JOIN payment_batch b ON b.id = p.batch_id LEFT JOIN returned_payment x ON x.payment_journal_id = p.journal_id
    WHERE ${where} ORDER BY j.number DESC`);
  return rows.map(({ last_name, first_name, middle_name, reversed, ...row }) => ({
    ...row,
    patientName: listName({ lastName: last_name, firstName: first_name, middleName: middle_name }),
    reversed: reversed === 1,
  }));
}

export type NameParts = {
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
};

/** Whether any money of a journal lies in a deposit that stands. */
export function isDeposited(db: ReadDb, journalId: JournalId): boolean {
  return (
    db.get(sql`SELECT 1 FROM journal_entry e JOIN deposit_item i ON i.entry_id = e.id AND i.live = 1
      WHERE e.journal_id = ${journalId} LIMIT 1`) !== null
  );
}

export type MoneyEntry = {
  readonly entryId: number;
  readonly journalId: JournalId;
  readonly journalNumber: number;
  readonly kind: JournalKind;
  readonly postedOn: IsoDate;
  readonly receivedOn: IsoDate | null;
  readonly account: MoneyAccount;
  readonly amountCents: Cents;
  readonly memo: string;
  readonly from: string;
};

/**
 * Entries of received money that lie in no deposit, oldest first; a payment and the reversal that took it back
 * before it was deposited are left out together.
 * @param only entries of these ids. @param asOf posted by this day, in deposits dated by it.
 */
export function readUndeposited(
  db: ReadDb,
  only: readonly number[] | null = null,
  asOf: IsoDate | null = null,
): MoneyEntry[] {
  const rows = db.all<
    MoneyEntry & {
      readonly reverses: string | null;
      readonly payer: string | null;
      readonly last_name: string | null;
      readonly first_name: string | null;
    }
  >(sql`
    SELECT e.id AS entryId, e.journal_id AS journalId, j.number AS journalNumber, j.kind, j.posted_on AS postedOn,
      j.deposit_on AS receivedOn, e.account, e.amount_cents AS amountCents, e.memo,
      j.reverses_journal_id AS reverses, y.name AS payer, q.last_name, q.first_name
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
      LEFT JOIN payer y ON y.id = e.payer_id LEFT JOIN patient q ON q.id = e.patient_id
    WHERE e.account IN (${list(MONEY_ACCOUNTS)}) AND j.kind <> 'deposit' AND coalesce(o.kind, '') <> 'deposit'
      AND ${asOf === null ? sql`1` : sql`j.posted_on <= ${asOf}`}
      AND ${only === null ? sql`1` : sql`e.id IN (${list(only)})`}
      AND NOT EXISTS (SELECT 1 FROM deposit_item i JOIN deposit d ON d.id = i.deposit_id JOIN journal k ON k.id = d.journal_id
        WHERE i.entry_id = e.id AND i.live = 1 AND ${asOf === null ? sql`1` : sql`k.posted_on <= ${asOf}`})
    ORDER BY e.id`);
  const here = new Set(rows.map((row) => row.journalId as string));
  const takenBack = new Set(
    rows.flatMap(({ reverses }) => (reverses !== null && here.has(reverses) ? reverses : [])),
  );
  const hidden = only === null;
  return rows.flatMap(({ reverses, payer, last_name, first_name, ...row }) => {
    const paired = takenBack.has(row.journalId) || (reverses !== null && takenBack.has(reverses));
    if (hidden && paired) return [];
    return { ...row, from: last_name === null ? (payer ?? '') : `${last_name}, ${first_name ?? ''}` };
  });
}

/** Where unapplied money of a patient went, newest first, in journals after one. */
export function readLaterUses(db: ReadDb, patientId: PatientId, after: number): LaterUse[] {
  return db.all<LaterUse>(sql`
    SELECT e.patient_id AS patientId, e.claim_id AS claimId, e.service_line_id AS serviceLineId, e.payer_id AS payerId,
      e.service_on AS serviceOn, -e.amount_cents AS amountCents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id
    WHERE e.account = 'ar_patient' AND e.amount_cents < 0 AND j.number > ${after}
      AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = j.id) AND j.kind <> 'reversal'
      AND EXISTS (SELECT 1 FROM journal_entry u WHERE u.journal_id = e.journal_id AND u.account = 'unapplied_payments'
        AND u.amount_cents > 0 AND u.patient_id = ${patientId})
      AND e.patient_id = ${patientId}
    ORDER BY e.id DESC`);
}

/** Control number of each of some claims. */
export function readControlNumbers(db: ReadDb, ids: readonly ClaimId[]): Map<ClaimId, string> {
  const rows = db.all<{ id: ClaimId; number: string }>(
    sql`SELECT id, control_number AS number FROM claim WHERE id IN (${list([...new Set(ids)])})`,
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

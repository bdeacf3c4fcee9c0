import type { Debtor } from '#shared/contract/statements.ts';
import { listName } from '#shared/domain/patient.ts';
import type { InvoiceContent, InvoiceSummary } from '#shared/domain/invoice.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { InvoiceId, PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { every, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type DebtorRow = {
  readonly id: PatientId;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly account_number: string;
  readonly patient_cents: number;
  readonly insurer_cents: number;
  readonly oldest: IsoDate | null;
  readonly last_invoice: IsoDate | null;
};

/** Patients of whom something is owed after unapplied money, and what insurers owe of all their visits. */
const OWING = sql`SELECT patient_id, SUM(amount_cents) FILTER (WHERE account <> 'ar_insurer') AS patient_cents,
    COALESCE(SUM(amount_cents) FILTER (WHERE account = 'ar_insurer'), 0) AS all_insurer_cents
  FROM journal_entry WHERE patient_id IS NOT NULL AND account IN ('ar_insurer', 'ar_patient', 'unapplied_payments')
  GROUP BY patient_id HAVING patient_cents > 0`;

/**
 * What insurers still owe on the visits on which the patient of `o` owes: the gate of a bill looks at no others. Most
 * patients have nothing at an insurer at all, and their visits are not gone through.
 */
const AT_INSURERS = sql`CASE WHEN o.all_insurer_cents = 0 THEN 0 ELSE (SELECT COALESCE(SUM(MAX(insurer, 0)), 0) FROM (
  SELECT SUM(e.amount_cents) FILTER (WHERE e.account = 'ar_insurer') AS insurer,
    SUM(e.amount_cents) FILTER (WHERE e.account = 'ar_patient') AS patient
  FROM journal_entry e JOIN claim c ON c.id = e.claim_id
  WHERE e.patient_id = o.patient_id AND e.account IN ('ar_insurer', 'ar_patient')
  GROUP BY c.encounter_id HAVING patient > 0)) END`;

/** Patients who owe something after unapplied money, the oldest service first. */
export function listDebtors(db: ReadDb): Debtor[] {
  return db
    .all<DebtorRow>(sql`
      WITH owing AS (${OWING})
      SELECT p.id, p.last_name, p.first_name, p.middle_name, p.account_number, o.patient_cents,
        ${AT_INSURERS} AS insurer_cents,
        (SELECT MIN(service_on) FROM (SELECT MIN(e.service_on) AS service_on FROM journal_entry e
          WHERE e.patient_id = p.id AND e.account = 'ar_patient'
          GROUP BY e.claim_id, e.service_line_id HAVING SUM(e.amount_cents) > 0)) AS oldest,
        (SELECT MAX(issued_on) FROM invoice i WHERE i.patient_id = p.id) AS last_invoice
      FROM owing o JOIN patient p ON p.id = o.patient_id
      ORDER BY oldest IS NULL, oldest, p.last_name, p.first_name`)
    .map((row) => ({
      patientId: row.id,
      patientName: nameOf(row),
      accountNumber: row.account_number,
      patientBalanceCents: cents(row.patient_cents),
      insurerBalanceCents: cents(row.insurer_cents),
      oldestServiceOn: row.oldest,
      lastInvoiceOn: row.last_invoice,
    }));
}

/**
 * Balances that no invoice tells yet: the patient owes, no insurer does on the same visits, and money moved since the
 * last invoice.
 */
export function countToInvoice(db: ReadDb): { readonly count: number; readonly cents: number } {
  const row = db.get<{ count: number; cents: number }>(sql`
    WITH owing AS (${OWING})
    SELECT COUNT(*) AS count, COALESCE(SUM(patient_cents), 0) AS cents FROM owing o
    WHERE ${AT_INSURERS} = 0 AND patient_cents IS NOT (SELECT content ->> '$.totals.balanceCents' FROM invoice i
      WHERE i.patient_id = o.patient_id ORDER BY issued_at DESC, rowid DESC LIMIT 1)`);
  return row ?? { count: 0, cents: 0 };
}

type InvoiceRow = {
  readonly id: InvoiceId;
  readonly invoice_number: string;
  readonly patient_id: PatientId;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly issued_at: Instant;
  readonly issued_on: IsoDate;
  readonly due_on: IsoDate;
  readonly balance: number;
};

const INVOICES = sql`SELECT i.id, i.invoice_number, i.patient_id, p.last_name, p.first_name, p.middle_name, i.issued_at,
  i.issued_on, i.due_on, i.content ->> '$.totals.balanceCents' AS balance
  FROM invoice i JOIN patient p ON p.id = i.patient_id`;

/** Issued invoices, newest first; of one patient, or of all when null. */
export function listInvoices(db: ReadDb, patientId: PatientId | null): InvoiceSummary[] {
  const where = patientId === null ? [] : [sql`i.patient_id = ${patientId}`];
  return db
    .all<InvoiceRow>(sql`${INVOICES} WHERE ${every(where)} ORDER BY i.issued_at DESC, i.rowid DESC`)
    .map(toSummary);
}

/** One invoice with the bytes that were issued, or null. */
export function findInvoice(db: ReadDb, id: InvoiceId): { invoice: InvoiceSummary; pdf: Uint8Array } | null {
  const row = db.get<InvoiceRow>(sql`${INVOICES} WHERE i.id = ${id}`);
  const kept = db.get<{ pdf: Uint8Array }>(sql`SELECT pdf FROM invoice WHERE id = ${id}`);
  return row && kept ? { invoice: toSummary(row), pdf: new Uint8Array(kept.pdf) } : null;
}

export type NewInvoice = {
  readonly id: InvoiceId;
  readonly patientId: PatientId;
  readonly content: InvoiceContent;
  readonly issuedAt: Instant;
  readonly pdf: Uint8Array;
  readonly sha256: string;
};

export function insertInvoice(db: WriteDb, invoice: NewInvoice): void {
  const { content } = invoice;
  db.run(sql`INSERT INTO invoice (id, invoice_number, patient_id, issued_at, issued_on, due_on, content, pdf, sha256)
    VALUES (${invoice.id}, ${content.invoiceNumber}, ${invoice.patientId}, ${invoice.issuedAt}, ${content.issuedOn},
      ${content.dueOn}, ${JSON.stringify(content)}, ${invoice.pdf}, ${invoice.sha256})`);
}

function toSummary(row: InvoiceRow): InvoiceSummary {
  return {
    id: row.id,
    invoiceNumber: row.invoice_number,
    patientId: row.patient_id,
    patientName: nameOf(row),
    issuedAt: row.issued_at,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    balanceCents: cents(row.balance),
  };
}

function nameOf(row: { last_name: string; first_name: string; middle_name: string }): string {
  return listName({ lastName: row.last_name, firstName: row.first_name, middleName: row.middle_name });
}

import { createHash } from 'node:crypto';
import type { Debtor } from '#shared/contract/statements.ts';
import type { InvoiceContent, InvoiceSummary } from '#shared/domain/invoice.ts';
import type { InvoiceId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { invoiceContent } from './content.ts';
import { countToInvoice, findInvoice, insertInvoice, listDebtors, listInvoices } from './queries.ts';

/** Days from the issue of an invoice to its due day. */
const DAYS_TO_PAY = 30;
const FIRST_INVOICE = 1001;
/** Printed on a preview, where no number has been spent. */
const NO_NUMBER = 'PREVIEW';

export type StatementContext = ServiceContext & {
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  /** The number that `nextNumber` would give, without spending it. */
  readonly peekNumber: (db: ReadDb, series: string, first: number) => number;
};

/** Draws an invoice; the same content gives the same bytes. */
export type DrawInvoice = (content: InvoiceContent) => Promise<Uint8Array>;

export type StatementService = ReturnType<typeof createStatementService>;

/** Invoices: what a patient owes and why, told from the journal. */
export function createStatementService(context: StatementContext) {
  const content = (db: ReadDb, patientId: PatientId, invoiceNumber: string): InvoiceContent =>
    invoiceContent(context, db, patientId, {
      invoiceNumber,
      issuedOn: context.clock.today(),
      dueDays: DAYS_TO_PAY,
    });

  return {
    debtors: (): Debtor[] => listDebtors(context.db()),
    toInvoice: () => countToInvoice(context.db()),
    invoices: (patientId: PatientId | null): InvoiceSummary[] => listInvoices(context.db(), patientId),
    /** As it would be issued today. @throws Refusal when nothing is owed. */
    preview: (patientId: PatientId): InvoiceContent => owing(content(context.db(), patientId, NO_NUMBER)),
    /**
     * Issues an invoice and keeps its bytes. Drawing takes time, so the number and what is owed are looked at
     * again in the transaction that keeps it: an invoice never tells a balance that has moved meanwhile.
     * @throws Refusal when nothing is owed.
     */
    issue: async (patientId: PatientId, draw: DrawInvoice): Promise<InvoiceSummary> => {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const drawn = owing(content(context.db(), patientId, nextInvoiceNumber(context, context.db())));
        const pdf = await draw(drawn);
        const kept = transaction(context.db(), (db) => {
          const now = content(db, patientId, nextInvoiceNumber(context, db));
          return JSON.stringify(now) === JSON.stringify(drawn)
            ? keep(context, db, patientId, drawn, pdf)
            : null;
        });
        if (kept) return needInvoice(context.db(), kept).invoice;
      }
      throw new Refusal(
        'conflict',
        'The balance is moving while the invoice is made. Nothing was issued; try again.',
      );
    },
    /** The bytes that were issued, never drawn again. */
    pdf: (id: InvoiceId): { invoice: InvoiceSummary; pdf: Uint8Array } => needInvoice(context.db(), id),
  };
}

function owing(content: InvoiceContent): InvoiceContent {
  if (content.totals.balanceCents <= 0)
    throw new Refusal('rule_violated', 'This patient owes nothing now, so there is nothing to invoice.');
  return content;
}

/** The number that the next invoice will have; it is spent by `keep`. */
function nextInvoiceNumber(context: StatementContext, db: ReadDb): string {
  return String(context.peekNumber(db, 'invoice', FIRST_INVOICE));
}

function keep(
  context: StatementContext,
  db: WriteDb,
  patientId: PatientId,
  content: InvoiceContent,
  pdf: Uint8Array,
): InvoiceId {
  const id = context.newId() as InvoiceId;
  const spent = String(context.nextNumber(db, 'invoice', FIRST_INVOICE));
  if (spent !== content.invoiceNumber) throw new Error('The invoice number moved inside its transaction.');
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  insertInvoice(db, { id, patientId, content, issuedAt: context.clock.now(), pdf, sha256 });
  context.audit(db, {
    action: 'issue',
    record: 'invoice',
    recordId: id,
    change: `number ${content.invoiceNumber}, balance ${content.totals.balanceCents} cents`,
  });
  return id;
}

function needInvoice(db: ReadDb, id: InvoiceId): { invoice: InvoiceSummary; pdf: Uint8Array } {
  const found = findInvoice(db, id);
  if (!found) throw new Refusal('not_found', 'This invoice is not in the practice file.');
  return found;
}

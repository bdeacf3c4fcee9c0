import { createHash } from 'node:crypto';
import type { Debtor } from '#shared/contract/statements.ts';
import type { InvoiceContent, InvoiceSummary } from '#shared/domain/invoice.ts';
import type { InvoiceId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { mayOverride, type HoldKey } from '#shared/domain/statements/gate.ts';
import type { RunRow } from '#shared/domain/statements/run.ts';
import { textProblems, type StatementSettings } from '#shared/domain/statements/settings.ts';
import type { OwnTexts } from '#shared/domain/statements/voice.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { invoiceContent } from './content.ts';
import { readSettings, writeSettings, type StatementContext } from './context.ts';
import { mailService, readMail } from './mail.ts';
import { countSent } from './paper-queries.ts';
import { papersService } from './papers.ts';
import { lettersService } from './letters.ts';
import { receiptsService } from './receipts.ts';
import { runsService } from './runs.ts';
import { writeOffSmall } from './small-balances.ts';
import { superbillsService } from './superbills.ts';
import { countToInvoice, findInvoice, insertInvoice, listDebtors, listInvoices } from './queries.ts';

const FIRST_INVOICE = 1001;
/** Printed on a preview, where no number has been spent. */
const NO_NUMBER = 'PREVIEW';

/** Draws an invoice; the same content gives the same bytes. */
export type DrawInvoice = (content: InvoiceContent, texts?: OwnTexts) => Promise<Uint8Array>;

export type { StatementContext };

export type StatementService = ReturnType<typeof createStatementService>;

/** Invoices: what a patient owes and why, told from the journal. */
export function createStatementService(context: StatementContext) {
  const content = (db: ReadDb, patientId: PatientId, invoiceNumber: string): InvoiceContent =>
    invoiceContent(context, db, patientId, {
      invoiceNumber,
      issuedOn: context.clock.today(),
    });

  const runs = runsService(context);
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
    issue: async (patientId: PatientId, draw: DrawInvoice, overrideReason = ''): Promise<InvoiceSummary> => {
      passGate(runs.gate(patientId), overrideReason);
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const drawn = owing(content(context.db(), patientId, nextInvoiceNumber(context, context.db())));
        const pdf = await draw(drawn, readSettings(context.db()).texts);
        const kept = transaction(context.db(), (db) => {
          const now = content(db, patientId, nextInvoiceNumber(context, db));
          return JSON.stringify(now) === JSON.stringify(drawn)
            ? keep(context, db, { patientId, content: drawn, pdf, overrideReason })
            : null;
        });
        if (kept) return needInvoice(context.db(), kept).invoice;
      }
      throw new Refusal(
        'conflict',
        'The balance is moving while the invoice is made. Nothing was issued; try again.',
      );
    },
    runs,
    papers: papersService(context),
    letters: lettersService(context),
    receipts: receiptsService(context),
    superbills: superbillsService(context),
    mail: mailService(context),
    settings: (): StatementSettings => readSettings(context.db()),
    /** @throws Refusal `invalid_input` for wordings with names that nothing fills. */
    saveSettings: (settings: StatementSettings): StatementSettings => saveSettings(context, settings),
    writeOffSmall: (ids: readonly PatientId[], reason: string) => writeOffSmall(context, ids, reason),
    /** Invoices and statements that went to a patient, or for him to who pays. */
    sent: (db: ReadDb, id: PatientId): number => countSent(db, id),
    /** Whether statements to a patient are on hold today. */
    onHold: (db: ReadDb, id: PatientId): boolean => {
      const { holdUntil } = readMail(db, id);
      return holdUntil !== null && holdUntil >= context.clock.today();
    },
    /** The bytes that were issued, never drawn again. */
    pdf: (id: InvoiceId): { invoice: InvoiceSummary; pdf: Uint8Array } => needInvoice(context.db(), id),
  };
}

function saveSettings(context: StatementContext, settings: StatementSettings): StatementSettings {
  const problems = textProblems(settings.texts);
  const [first] = Object.values(problems);
  if (first !== undefined)
    throw new Refusal('invalid_input', `A text cannot be used: ${first} Nothing was saved.`, problems);
  return transaction(context.db(), (db) => {
    writeSettings(db, settings);
    context.audit(db, { action: 'save', record: 'settings', recordId: 'statements', change: 'statements' });
    return readSettings(db);
  });
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

/** Holds that concern statements alone: an invoice is asked for by itself. */
const OF_STATEMENTS: readonly HoldKey[] = ['small_balance', 'too_soon'];

/** @throws Refusal when the gate holds the bill and no reason to send it after all was given, or none is lawful. */
function passGate(row: RunRow | null, overrideReason: string): void {
  const holds = (row?.holds ?? []).filter(({ key }) => !OF_STATEMENTS.includes(key));
  const [first] = holds;
  if (!first || (mayOverride(holds) && overrideReason.trim() !== '')) return;
  throw new Refusal('rule_violated', `The invoice is held: ${first.words} Nothing was issued.`);
}

type Keeping = {
  readonly patientId: PatientId;
  readonly content: InvoiceContent;
  readonly pdf: Uint8Array;
  readonly overrideReason: string;
};

function keep(
  context: StatementContext,
  db: WriteDb,
  { patientId, content, pdf, overrideReason }: Keeping,
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
    change: `number ${content.invoiceNumber}, balance ${content.totals.balanceCents} cents${overrideReason === '' ? '' : ', sent in spite of a hold'}`,
  });
  return id;
}

function needInvoice(db: ReadDb, id: InvoiceId): { invoice: InvoiceSummary; pdf: Uint8Array } {
  const found = findInvoice(db, id);
  if (!found) throw new Refusal('not_found', 'This invoice is not in the practice file.');
  return found;
}

import { z } from 'zod';
import { procedure } from './define.ts';
import { InvoiceContent, InvoiceSummary } from '#shared/domain/invoice.ts';
import {
  HeldAccount,
  PaperKind,
  PatientPaper,
  RunFilter,
  RunOrder,
  RunPreview,
  RunRow,
  StatementRun,
} from '#shared/domain/statements/run.ts';
import { KeptLetters } from '#shared/domain/statements/letters.ts';
import { LANGUAGES } from '#shared/domain/statements/messages.ts';
import { StatementSettings } from '#shared/domain/statements/settings.ts';
import {
  EncounterId,
  InvoiceId,
  JournalId,
  PatientId,
  PatientLetterId,
  PatientPaperId,
  StatementRunId,
} from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Pdf, PrintAnswer } from './claims.ts';

export const Debtor = z.object({
  patientId: PatientId,
  patientName: z.string(),
  accountNumber: z.string(),
  patientBalanceCents: Cents,
  /** What insurers still owe on the visits on which the patient owes: until they have answered an invoice is held back. */
  insurerBalanceCents: Cents,
  oldestServiceOn: IsoDate.nullable(),
  lastInvoiceOn: IsoDate.nullable(),
});
export type Debtor = z.infer<typeof Debtor>;

/** Whether and how mail reaches a patient. */
export const PatientMail = z.object({
  patientId: PatientId,
  /** A letter came back on that day. */
  returnedOn: IsoDate.nullable(),
  holdUntil: IsoDate.nullable(),
  holdReason: z.string().trim().max(200),
  /** Null: the practice's. */
  language: z.enum(LANGUAGES).nullable(),
});
export type PatientMail = z.infer<typeof PatientMail>;

const Saved = z.object({ fileName: z.string() }).nullable();
const PaperInput = z.object({ id: PatientPaperId });
const LetterInput = z.object({ id: PatientLetterId });
const RunInput = z.object({ id: StatementRunId });
const Task = z.string().min(1).max(60);

export const statements = {
  debtors: procedure('money.read', z.object({}), z.array(Debtor)),
  invoices: procedure('money.read', z.object({ patientId: PatientId.nullable() }), z.array(InvoiceSummary)),
  /** As it would be issued today; nothing is kept. */
  preview: procedure(
    'money.read',
    z.object({ patientId: PatientId }),
    z.object({ content: InvoiceContent, pdf: Pdf }),
  ),
  /** Keeps the invoice with its bytes; refused when nothing is owed, or it is held and no reason is given to send it. */
  issue: procedure(
    'money.write',
    z.object({ patientId: PatientId, overrideReason: z.string().trim().max(300).default('') }),
    InvoiceSummary,
  ),
  pdf: procedure('money.read', z.object({ id: InvoiceId }), z.object({ invoice: InvoiceSummary, pdf: Pdf })),
  save: procedure('money.read', z.object({ id: InvoiceId }), z.object({ fileName: z.string() }).nullable()),
  print: procedure('money.read', z.object({ id: InvoiceId }), PrintAnswer),
  settings: procedure('settings.read', z.object({}), StatementSettings),
  saveSettings: procedure('settings.write', StatementSettings, StatementSettings),
  /** Who would get a statement and who is held, and why. Nothing is kept. */
  previewRun: procedure('money.read', z.object({ filter: RunFilter, task: Task }), RunPreview),
  /** One statement as it would be issued; nothing is kept. */
  sample: procedure(
    'money.read',
    z.object({ patientId: PatientId, asOf: IsoDate.nullable() }),
    z.object({ pdf: Pdf, row: RunRow }),
  ),
  /** Issues the statements as one document, all or none. @throws `cancelled` when stopped; nothing was issued then. */
  run: procedure('money.write', RunOrder.extend({ task: Task }), StatementRun),
  cancel: procedure('money.read', z.object({ task: Task }), z.object({ stopped: z.boolean() })),
  runs: procedure('money.read', z.object({}), z.array(StatementRun)),
  runDetail: procedure(
    'money.read',
    RunInput,
    z.object({
      run: StatementRun,
      filter: RunFilter,
      papers: z.array(PatientPaper),
      held: z.array(HeldAccount),
    }),
  ),
  /** The very bytes that were issued. */
  runPdf: procedure('money.read', RunInput, z.object({ pdf: Pdf })),
  runSave: procedure('money.read', RunInput, Saved),
  runPrint: procedure('money.read', RunInput, PrintAnswer),
  /** Voids a run with its statements; they stay readable and do not count as sent. */
  voidRun: procedure(
    'money.write',
    RunInput.extend({ reason: z.string().trim().min(3).max(300) }),
    StatementRun,
  ),
  papers: procedure(
    'money.read',
    z.object({ patientId: PatientId.nullable(), kind: PaperKind.nullable() }),
    z.array(PatientPaper),
  ),
  paperPdf: procedure('money.read', PaperInput, z.object({ paper: PatientPaper, pdf: Pdf })),
  paperSave: procedure('money.read', PaperInput, Saved),
  paperPrint: procedure('money.read', PaperInput, PrintAnswer),
  /** Letters of collections and of late plans, newest first. */
  letters: procedure('money.read', z.object({ patientId: PatientId.nullable() }), z.array(KeptLetters)),
  /** The very bytes that were made. */
  letterPdf: procedure('money.read', LetterInput, z.object({ letters: KeptLetters, pdf: Pdf })),
  letterSave: procedure('money.read', LetterInput, Saved),
  letterPrint: procedure('money.read', LetterInput, PrintAnswer),
  /** The receipt of a payment; the same payment has one. */
  receipt: procedure('money.write', z.object({ journalId: JournalId }), PatientPaper),
  /** For filing with the patient's own insurer, of a visit that is coded. */
  superbill: procedure('money.write', z.object({ encounterId: EncounterId }), PatientPaper),
  /** What stands between an account and its bill now. */
  gate: procedure('money.read', z.object({ patientId: PatientId }), RunRow.nullable()),
  mail: procedure('patients.read', z.object({ patientId: PatientId }), PatientMail),
  saveMail: procedure('patients.write', PatientMail, PatientMail),
  /** Writes small balances off, by a person's decision: never by itself. */
  writeOffSmall: procedure(
    'money.adjust',
    z.object({ patientIds: z.array(PatientId).min(1).max(5000), reason: z.string().trim().min(3).max(200) }),
    z.object({
      written: z.int(),
      cents: Cents,
      left: z.array(z.object({ name: z.string(), why: z.string() })),
    }),
  ),
};

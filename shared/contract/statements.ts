import { z } from 'zod';
import { procedure } from './define.ts';
import { InvoiceContent, InvoiceSummary } from '#shared/domain/invoice.ts';
import { InvoiceId, PatientId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Pdf, PrintAnswer } from './claims.ts';

export const Debtor = z.object({
  patientId: PatientId,
  patientName: z.string(),
  accountNumber: z.string(),
  patientBalanceCents: Cents,
  /** While the insurer still owes on a claim of this patient an invoice is held back. */
  insurerBalanceCents: Cents,
  oldestServiceOn: IsoDate.nullable(),
  lastInvoiceOn: IsoDate.nullable(),
});
export type Debtor = z.infer<typeof Debtor>;

export const statements = {
  debtors: procedure('money.read', z.object({}), z.array(Debtor)),
  invoices: procedure('money.read', z.object({ patientId: PatientId.nullable() }), z.array(InvoiceSummary)),
  /** As it would be issued today; nothing is kept. */
  preview: procedure(
    'money.read',
    z.object({ patientId: PatientId }),
    z.object({ content: InvoiceContent, pdf: Pdf }),
  ),
  /** Keeps the invoice with its bytes; refused when nothing is owed. */
  issue: procedure('money.write', z.object({ patientId: PatientId }), InvoiceSummary),
  pdf: procedure('money.read', z.object({ id: InvoiceId }), z.object({ invoice: InvoiceSummary, pdf: Pdf })),
  save: procedure('money.read', z.object({ id: InvoiceId }), z.object({ fileName: z.string() }).nullable()),
  print: procedure('money.read', z.object({ id: InvoiceId }), PrintAnswer),
};

import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { InvoiceId, PatientId } from '#shared/kernel/ids.ts';
import { Look, USUAL_LOOK } from './statements/voice.ts';

/** One service on an invoice with how its charge was settled, in a patient's words. */
export const InvoiceLine = z.object({
  serviceOn: IsoDate,
  providerName: z.string(),
  code: z.string(),
  description: z.string(),
  chargeCents: Cents,
  insurerPaidCents: Cents,
  discountCents: Cents,
  yourShareCents: Cents,
  /** Why something is left: "Your insurer applied 13.42 to your yearly deductible." */
  because: z.string(),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

/** Everything an invoice says; derived from the journal on the day it was made. */
export const InvoiceContent = z.object({
  invoiceNumber: z.string(),
  issuedOn: IsoDate,
  dueOn: IsoDate,
  practice: z.object({
    name: z.string(),
    addressLines: z.array(z.string()),
    phone: z.string(),
    paymentInstructions: z.string(),
  }),
  patient: z.object({
    name: z.string(),
    accountNumber: z.string(),
    addressLines: z.array(z.string()),
  }),
  insurerNames: z.array(z.string()),
  lines: z.array(InvoiceLine),
  payments: z.array(z.object({ on: IsoDate, words: z.string(), amountCents: Cents })),
  totals: z.object({
    chargesCents: Cents,
    insurerPaidCents: Cents,
    discountCents: Cents,
    yourShareCents: Cents,
    youPaidCents: Cents,
    balanceCents: Cents,
  }),
  /** One or two sentences that tell the whole story. */
  summary: z.string(),
  /** Language, currency and paper; invoices of before had the usual ones. */
  look: Look.default(USUAL_LOOK),
});
export type InvoiceContent = z.infer<typeof InvoiceContent>;

export const InvoiceSummary = z.object({
  id: InvoiceId,
  invoiceNumber: z.string(),
  patientId: PatientId,
  patientName: z.string(),
  issuedAt: Instant,
  issuedOn: IsoDate,
  dueOn: IsoDate,
  balanceCents: Cents,
});
export type InvoiceSummary = z.infer<typeof InvoiceSummary>;

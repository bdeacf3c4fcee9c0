import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Look } from './voice.ts';

/** Who sends: the head of every paper and where payments go. */
export const Sender = z.object({
  name: z.string(),
  addressLines: z.array(z.string()),
  phone: z.string(),
  paymentInstructions: z.string(),
});
export type Sender = z.infer<typeof Sender>;

export const Addressee = z.object({
  name: z.string(),
  accountNumber: z.string(),
  addressLines: z.array(z.string()),
});
export type Addressee = z.infer<typeof Addressee>;

/** One movement of the account since the last statement. */
export const StatementRow = z.object({
  on: IsoDate,
  text: z.string(),
  /** Why it is owed, in the patient's words; may be empty. */
  note: z.string(),
  amountCents: Cents,
});
export type StatementRow = z.infer<typeof StatementRow>;

/** A visit of before of which something is still open, and what the insurer made of it. */
export const OpenVisit = z.object({
  serviceOn: IsoDate.nullable(),
  text: z.string(),
  how: z.string(),
  openCents: Cents,
});
export type OpenVisit = z.infer<typeof OpenVisit>;

/** Everything that a statement says; told from the journal as of a day. */
export const StatementContent = z.object({
  kind: z.literal('statement'),
  number: z.string(),
  issuedOn: IsoDate,
  asOfOn: IsoDate,
  dueOn: IsoDate,
  look: Look,
  practice: Sender,
  addressee: Addressee,
  /** Patients of the account; more than one in a family. */
  patients: z.array(z.string()),
  previousCents: Cents,
  /** In words: the balance of the last statement, or before a day; empty when there was none. */
  previousText: z.string(),
  rows: z.array(StatementRow),
  newCents: Cents,
  /** What payments and others took off, more than zero. */
  paidCents: Cents,
  dueCents: Cents,
  visits: z.array(OpenVisit),
  aging: z.array(Cents).length(5),
  story: z.string(),
  pending: z.string(),
  step: z.int().min(1).max(4),
  reminder: z.object({ title: z.string(), text: z.string() }),
});
export type StatementContent = z.infer<typeof StatementContent>;

/** A payment of a patient with what it was for; made when it was taken. */
export const ReceiptContent = z.object({
  kind: z.literal('receipt'),
  number: z.string(),
  issuedOn: IsoDate,
  look: Look,
  practice: Sender,
  addressee: Addressee,
  receivedOn: IsoDate,
  tender: z.string(),
  /** Check number, last four digits of a card, approval: as far as it is kept. */
  reference: z.string(),
  paidBy: z.string(),
  amountCents: Cents,
  lines: z.array(z.object({ text: z.string(), amountCents: Cents })),
  balanceCents: Cents,
});
export type ReceiptContent = z.infer<typeof ReceiptContent>;

/** What a patient needs to file a visit with an own insurer. */
export const SuperbillContent = z.object({
  kind: z.literal('superbill'),
  number: z.string(),
  issuedOn: IsoDate,
  look: Look,
  practice: Sender.extend({ npi: z.string(), taxId: z.string() }),
  addressee: Addressee.extend({ birthDate: IsoDate.nullable() }),
  provider: z.object({ name: z.string(), npi: z.string() }),
  insured: z.string(),
  serviceOn: IsoDate,
  placeOfService: z.string(),
  diagnoses: z.array(z.object({ letter: z.string(), code: z.string(), text: z.string() })),
  lines: z.array(
    z.object({
      serviceOn: IsoDate,
      placeOfService: z.string(),
      code: z.string(),
      modifiers: z.array(z.string()),
      description: z.string(),
      pointers: z.string(),
      units: z.int(),
      chargeCents: Cents,
    }),
  ),
  totalCents: Cents,
  paidCents: Cents,
});
export type SuperbillContent = z.infer<typeof SuperbillContent>;

export type PaperContent = StatementContent | ReceiptContent | SuperbillContent;

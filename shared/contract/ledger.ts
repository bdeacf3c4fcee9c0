import { z } from 'zod';
import { procedure } from './define.ts';
import { books } from './ledger-books.ts';
import { Chosen, money } from './ledger-money.ts';
import { AccountKey, Journal, JournalKind, LedgerRow, Tender } from '#shared/domain/journal.ts';
import { EncounterId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';

export const PatientLedger = z.object({
  patientId: PatientId,
  patientName: z.string(),
  accountNumber: z.string(),
  rows: z.array(LedgerRow),
  totals: z.object({
    chargesCents: Cents,
    insurancePaidCents: Cents,
    contractualCents: Cents,
    patientPaidCents: Cents,
    writeOffCents: Cents,
    insurerBalanceCents: Cents,
    patientBalanceCents: Cents,
    unappliedCents: Cents,
  }),
});
export type PatientLedger = z.infer<typeof PatientLedger>;

export const JournalRow = Journal.omit({ entries: true }).extend({
  debitCents: Cents,
  entryCount: z.int(),
  patientName: z.string(),
});
export type JournalRow = z.infer<typeof JournalRow>;

export const Receipt = z.object({
  journalId: JournalId,
  number: z.int(),
  amountCents: Cents,
  patientBalanceCents: Cents,
});

export const ledger = {
  ...books,
  ...money,
  /** @param asOf the ledger as it stood at the end of a day; left out, as it stands. */
  patient: procedure(
    'money.read',
    z.object({ patientId: PatientId, asOf: IsoDate.optional() }),
    PatientLedger,
  ),
  /** Newest first. */
  journals: procedure(
    'money.read',
    z.object({
      kinds: z.array(JournalKind),
      from: IsoDate.nullable(),
      to: IsoDate.nullable(),
      limit: z.int().min(1).max(2000),
    }),
    z.array(JournalRow),
  ),
  journal: procedure('money.read', z.object({ id: JournalId }), Journal),
  /** Trial balance: the sum of every account, which together are zero. */
  accounts: procedure(
    'money.read',
    z.object({}),
    z.array(z.object({ account: AccountKey, name: z.string(), entries: z.int(), balanceCents: Cents })),
  ),
  /** Entries behind one account's balance, newest first. */
  accountEntries: procedure(
    'money.read',
    z.object({ account: AccountKey, limit: z.int().min(1).max(2000) }),
    z.array(
      LedgerRow.pick({
        entryId: true,
        journalId: true,
        journalNumber: true,
        kind: true,
        postedOn: true,
        serviceOn: true,
        account: true,
        reason: true,
        memo: true,
      }).extend({ amountCents: Cents, patientName: z.string().nullable() }),
    ),
  ),
  /** Money from a patient: the oldest open balance is paid first, the rest stays unapplied. */
  takePayment: procedure(
    'money.write',
    z.object({
      patientId: PatientId,
      encounterId: EncounterId.nullable(),
      amountCents: Cents.refine((c) => c > 0, 'A payment is more than zero.'),
      tender: Tender,
      receivedOn: IsoDate,
      note: z.string().trim().max(100),
      requestId: z.uuid(),
      checkNumber: z.string().trim().max(30).optional(),
      cardLast4: z
        .string()
        .trim()
        .regex(/^(\d{4})?$/, 'Only the last four digits are kept.')
        .optional(),
      approval: z.string().trim().max(20).optional(),
      paidBy: z.string().trim().max(60).optional(),
      /** Amounts laid on open items by hand; the rest goes oldest first, or stays unapplied. */
      chosen: z.array(Chosen).max(500).optional(),
      rest: z.enum(['oldest_first', 'unapplied']).optional(),
      /** Over the whole family. */
      family: z.boolean().optional(),
    }),
    Receipt,
  ),
  /** Reverses a journal by an equal and opposite one; refused when it is reversed already or others rest on it. */
  reverse: procedure(
    'money.write',
    z.object({ journalId: JournalId, reason: z.string().trim().min(1).max(200) }),
    Journal,
  ),
};

import { z } from 'zod';
import { Tender } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { EncounterId, JournalId, PatientId, PlanId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { procedure } from './define.ts';

/** Somebody who stands at the desk: those with a visit today first. */
export const DeskPerson = z.object({
  patientId: PatientId,
  name: z.string(),
  accountNumber: z.string(),
  birthDate: IsoDate.nullable(),
  visitToday: z.boolean(),
});
export type DeskPerson = z.infer<typeof DeskPerson>;

/** What is to be asked for at the visit. */
export const CheckIn = z.object({
  patientId: PatientId,
  name: z.string(),
  accountNumber: z.string(),
  birthDate: IsoDate.nullable(),
  visit: z.object({ id: EncounterId, reason: z.string(), providerName: z.string() }).nullable(),
  payerName: z.string().nullable(),
  memberId: z.string(),
  /** Of the coverage of the day, as it is recorded or as the payer last answered; null when neither says. */
  copayCents: Cents.nullable(),
  copayFrom: z.enum(['coverage', 'payer']).nullable(),
  /** Taken for today's visit already. */
  copayPaidCents: Cents,
  copayDueCents: Cents,
  /** Of running plans: due today or late. */
  planId: PlanId.nullable(),
  planDueCents: Cents,
  /** What is owed outside of plans, less money not applied yet for no visit. */
  balanceCents: Cents,
  notes: z.array(z.string()),
});
export type CheckIn = z.infer<typeof CheckIn>;

const amount = Cents.refine((c) => c >= 0, 'An amount is not negative.');

export const frontDesk = {
  find: procedure('money.read', z.object({ search: z.string().max(60), on: IsoDate }), z.array(DeskPerson)),
  checkIn: procedure('money.read', z.object({ patientId: PatientId, on: IsoDate }), CheckIn),
  /** One payment for copay, plan and balance together, as one journal with one receipt. */
  take: procedure(
    'money.write',
    z.object({
      patientId: PatientId,
      copayCents: amount,
      planCents: amount,
      balanceCents: amount,
      tender: Tender,
      checkNumber: z.string().trim().max(20),
      requestId: z.uuid(),
    }),
    z.object({
      journalId: JournalId,
      number: z.int(),
      amountCents: Cents,
      leftCents: Cents,
      receiptNumber: z.string(),
    }),
  ),
  receipt: procedure('money.read', z.object({ journalId: JournalId }), z.object({ pdf: Pdf })),
  printReceipt: procedure('money.read', z.object({ journalId: JournalId }), PrintAnswer),
};

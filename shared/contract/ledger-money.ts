import { z } from 'zod';
import { procedure } from './define.ts';
import { Tender } from '#shared/domain/journal.ts';
import { RefundReason, ReturnReason, TransferReason, WriteOffReason } from '#shared/domain/ledger/reasons.ts';
import { ClaimId, JournalId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';

const Posted = z.object({ journalId: JournalId });

/** An amount that a person laid on an open item. */
export const Chosen = z.object({
  patientId: PatientId,
  claimId: ClaimId.nullable(),
  serviceLineId: ServiceLineId.nullable(),
  amountCents: Cents,
});

const ReceivableSide = z.enum(['ar_insurer', 'ar_patient']);

const Portion = z.object({
  account: ReceivableSide,
  claimId: ClaimId.nullable(),
  serviceLineId: ServiceLineId.nullable(),
  amountCents: Cents,
});

const Item = z.object({
  patientId: PatientId,
  claimId: ClaimId.nullable(),
  serviceLineId: ServiceLineId.nullable(),
  payerId: PayerId.nullable(),
  serviceOn: IsoDate.nullable(),
});

const Adjustment = z.object({
  patientId: PatientId,
  portions: z.array(Portion).min(1),
  note: z.string().trim().max(200),
  requestId: z.uuid(),
});

const Member = z.object({
  patientId: PatientId,
  name: z.string(),
  accountNumber: z.string(),
  guarantor: z.boolean(),
  insurerCents: Cents,
  patientCents: Cents,
  unappliedCents: Cents,
});

const Refund = z.object({
  id: z.uuid(),
  number: z.int(),
  patientId: PatientId.nullable(),
  to: z.string(),
  toPayer: z.boolean(),
  amountCents: Cents,
  reason: z.string(),
  askedOn: IsoDate,
  paidOn: IsoDate.nullable(),
  checkNumber: z.string(),
  journalId: JournalId,
  state: z.enum(['open', 'paid', 'cancelled']),
});

/** Money of patients and families, and what lessens or moves what is owed. */
export const money = {
  payments: procedure(
    'money.read',
    z.object({ patientId: PatientId }),
    z.array(
      z.object({
        journalId: JournalId,
        number: z.int(),
        postedOn: IsoDate,
        receivedOn: IsoDate,
        patientId: PatientId,
        patientName: z.string(),
        tender: Tender,
        amountCents: Cents,
        checkNumber: z.string(),
        cardLast4: z.string(),
        approval: z.string(),
        paidBy: z.string(),
        batchNumber: z.int().nullable(),
        depositNumber: z.int().nullable(),
        reversed: z.boolean(),
        returnedOn: IsoDate.nullable(),
      }),
    ),
  ),
  family: procedure('money.read', z.object({ patientId: PatientId }), z.array(Member)),
  setGuarantor: procedure(
    'patients.write',
    z.object({ patientId: PatientId, guarantorId: PatientId.nullable() }),
    z.array(Member),
  ),
  /** What the patient, or the whole family, owes line by line, oldest first; credits are below zero. */
  openItems: procedure(
    'money.read',
    z.object({ patientId: PatientId, family: z.boolean() }),
    z.array(Item.extend({ amountCents: Cents, name: z.string(), controlNumber: z.string().nullable() })),
  ),
  /** Both receivables of a patient line by line. */
  receivables: procedure(
    'money.read',
    z.object({ patientId: PatientId }),
    z.array(Item.extend({ account: ReceivableSide, openCents: Cents, controlNumber: z.string().nullable() })),
  ),
  applyUnapplied: procedure(
    'money.write',
    z.object({
      patientId: PatientId,
      /** Null for as much as can be used. */
      amountCents: Cents.nullable(),
      chosen: z.array(Chosen).optional(),
      family: z.boolean().optional(),
      requestId: z.uuid(),
    }),
    Posted,
  ),
  moveUnapplied: procedure(
    'money.write',
    z.object({ from: PatientId, to: PatientId, amountCents: Cents, requestId: z.uuid() }),
    Posted,
  ),
  returnPayment: procedure(
    'money.write',
    z.object({
      journalId: JournalId,
      returnedOn: IsoDate,
      reason: ReturnReason,
      feeCents: Cents.refine((c) => c >= 0, 'A fee is not less than zero.').nullable(),
    }),
    Posted,
  ),
  writeOff: procedure(
    'money.adjust',
    Adjustment.extend({ reason: WriteOffReason, badDebt: z.boolean() }),
    Posted,
  ),
  moveResponsibility: procedure('money.adjust', Adjustment.extend({ reason: TransferReason }), Posted),
  refunds: procedure('money.read', z.object({ limit: z.int().min(1).max(2000) }), z.array(Refund)),
  askRefund: procedure(
    'money.adjust',
    z.object({
      patientId: PatientId,
      toPayer: PayerId.nullable(),
      unappliedCents: Cents.refine((c) => c >= 0),
      portions: z.array(Portion),
      reason: RefundReason,
      note: z.string().trim().max(200),
      requestId: z.uuid(),
    }),
    Refund,
  ),
  payRefund: procedure(
    'money.adjust',
    z.object({ id: z.uuid(), paidOn: IsoDate, checkNumber: z.string().trim().max(30) }),
    Refund,
  ),
  cancelRefund: procedure(
    'money.adjust',
    z.object({ id: z.uuid(), reason: z.string().trim().min(1, 'Say why.').max(200) }),
    Refund,
  ),
  credits: procedure(
    'money.read',
    z.object({}),
    z.array(
      z.object({
        of: z.enum(['patient', 'payer']),
        id: z.string(),
        name: z.string(),
        patientId: PatientId,
        controlNumber: z.string().nullable(),
        creditCents: Cents,
        since: IsoDate,
        note: z.string(),
      }),
    ),
  ),
  noteCredit: procedure(
    'money.write',
    z.object({ of: z.enum(['patient', 'payer']), id: z.uuid(), text: z.string().trim().min(1).max(300) }),
    z.object({ id: z.string() }),
  ),
  returnedFee: procedure('money.read', z.object({}), z.object({ cents: Cents })),
  setReturnedFee: procedure(
    'settings.write',
    z.object({ cents: Cents.refine((c) => c >= 0, 'A fee is not less than zero.') }),
    z.object({ cents: Cents }),
  ),
};

import type { Account, Journal, Tender } from '#shared/domain/journal.ts';
import { TENDER_ACCOUNT } from '#shared/domain/journal.ts';
import { moveUnappliedDraft, takeFrom } from '#shared/domain/ledger/adjust.ts';
import { RETURN_REASONS, type ReturnReason } from '#shared/domain/ledger/reasons.ts';
import { returnedFeeDraft, returnedPaymentDraft } from '#shared/domain/ledger/returned-payment.ts';
import { spread, type Chosen, type RestGoes } from '#shared/domain/ledger/spread.ts';
import { balancedDraft, entry } from '#shared/domain/posting/entries.ts';
import { appliedTo, patientPaymentDraft } from '#shared/domain/posting/patient-payment.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  isDeposited,
  readFamily,
  readFamilyItems,
  readLaterUses,
  readPayments,
  readPools,
} from './money-queries.ts';
import { encounterIsOf, findJournal, findJournalBySource, readPatientBalance } from './queries.ts';

/** How the money came; only what the tender has is kept. */
export type TenderDetails = {
  readonly checkNumber?: string;
  /** The last four digits and never more. */
  readonly cardLast4?: string;
  readonly approval?: string;
  /** Who paid, when it was not the patient. */
  readonly paidBy?: string;
};

export type PaymentInput = TenderDetails & {
  readonly patientId: PatientId;
  readonly encounterId: EncounterId | null;
  readonly amountCents: Cents;
  readonly tender: Tender;
  readonly receivedOn: IsoDate;
  readonly note: string;
  /** Chosen by the caller once for one payment: repeating the call does not take the money twice. */
  readonly requestId: string;
  /** Amounts laid on open items by hand. */
  readonly chosen?: readonly Chosen[];
  /** Where the rest goes; oldest first when left out. */
  readonly rest?: RestGoes;
  /** Spread over the whole family and not over the patient alone. */
  readonly family?: boolean;
};

export type PaymentReceipt = {
  readonly journalId: JournalId;
  readonly number: number;
  readonly amountCents: Cents;
  readonly patientBalanceCents: Cents;
};

/** Money from patients: taken, applied, moved within the family, returned by the bank. */
export function createPayments(context: ServiceContext) {
  return {
    /** @throws Refusal for another patient's visit, a day to come, a choice that does not fit. */
    takePayment: (input: PaymentInput): PaymentReceipt =>
      transaction(context.db(), (db) => takePayment(context, db, input)),
    /** The same inside a caller's transaction: a visit's check-in, an instalment of a plan. */
    takePaymentIn: (db: WriteDb, input: PaymentInput): PaymentReceipt => takePayment(context, db, input),
    payments: (patientId: PatientId) => readPayments(context.db(), { patientId }),
    /** Uses unapplied money for what is owed. @throws Refusal when there is not so much, or nothing to use it for. */
    applyUnapplied: (input: {
      readonly patientId: PatientId;
      /** Null for as much as can be used. */
      readonly amountCents: Cents | null;
      readonly chosen?: readonly Chosen[];
      readonly family?: boolean;
      readonly requestId: string;
    }): JournalId => transaction(context.db(), (db) => applyUnapplied(context, db, input)),
    /** Unapplied money to another member of the family. @throws Refusal when they are no family. */
    moveUnapplied: (input: {
      readonly from: PatientId;
      readonly to: PatientId;
      readonly amountCents: Cents;
      readonly requestId: string;
    }): JournalId => transaction(context.db(), (db) => moveUnapplied(context, db, input)),
    /** A check that bounced or a card payment that was charged back. @throws Refusal when it does not stand. */
    returnPayment: (input: ReturnInput): JournalId =>
      transaction(context.db(), (db) => returnPayment(context, db, input)),
  };
}

function takePayment(context: ServiceContext, db: WriteDb, input: PaymentInput): PaymentReceipt {
  const before = findJournalBySource(db, 'patient_payment', input.requestId);
  if (before) return receiptOf(db, input, before);
  if (!context.records.patient(db, input.patientId)) throw noPatient();
  refusePayment(context, db, input);
  const people = input.family ? readFamily(db, input.patientId) : [input.patientId];
  const draft = patientPaymentDraft({
    ...input,
    how: howOf(input),
    postedOn: context.clock.today(),
    openItems: readFamilyItems(db, people),
  });
  const id = context.postJournal(db, draft);
  db.run(sql`INSERT INTO payment (journal_id, patient_id, tender, amount_cents, received_on, check_number, card_last4,
      approval, paid_by, batch_id)
    VALUES (${id}, ${input.patientId}, ${input.tender}, ${input.amountCents}, ${input.receivedOn},
      ${input.checkNumber ?? ''}, ${input.cardLast4 ?? ''}, ${input.approval ?? ''}, ${input.paidBy ?? ''},
      (SELECT id FROM payment_batch WHERE closed_at IS NULL AND user_id = ${context.user().id}
        AND day = ${context.clock.today()}))`);
  const journal = findJournal(db, id);
  if (!journal) throw new Error('The journal that was just written is not there.');
  return receiptOf(db, input, journal);
}

function refusePayment(context: ServiceContext, db: WriteDb, input: PaymentInput): void {
  const fields: Record<string, string> = {};
  if (input.receivedOn > context.clock.today()) fields['receivedOn'] = 'This day lies in the future.';
  if (input.cardLast4 !== undefined && !/^(\d{4})?$/.test(input.cardLast4))
    fields['cardLast4'] = 'Only the last four digits are kept.';
  if (Object.keys(fields).length > 0)
    throw new Refusal('invalid_input', 'Some fields need another look.', fields);
  if (input.encounterId !== null && !encounterIsOf(db, input.encounterId, input.patientId))
    throw new Refusal('invalid_input', 'This visit belongs to another patient. Nothing was posted.');
}

function howOf(input: PaymentInput): string {
  if (input.checkNumber) return input.checkNumber;
  return input.cardLast4 ? `ending in ${input.cardLast4}` : '';
}

/** A repeated request gets the first one's receipt, provided that it is the same payment. */
function receiptOf(db: WriteDb, input: PaymentInput, journal: Journal): PaymentReceipt {
  const account: Account = TENDER_ACCOUNT[input.tender];
  const taken = journal.entries.find((e) => e.account === account)?.amountCents ?? cents(0);
  if (taken !== input.amountCents || journal.entries[0]?.patientId !== input.patientId)
    throw new Refusal('conflict', 'Another payment was posted under this request. Nothing was posted again.');
  return {
    journalId: journal.id,
    number: journal.number,
    amountCents: taken,
    patientBalanceCents: readPatientBalance(db, input.patientId),
  };
}

function applyUnapplied(
  context: ServiceContext,
  db: WriteDb,
  input: {
    readonly patientId: PatientId;
    readonly amountCents: Cents | null;
    readonly chosen?: readonly Chosen[];
    readonly family?: boolean;
    readonly requestId: string;
  },
): JournalId {
  const before = findJournalBySource(db, 'ledger_application', input.requestId);
  if (before) return before.id;
  const pools = readPools(db, input.patientId);
  const people = input.family ? readFamily(db, input.patientId) : [input.patientId];
  const amount = input.amountCents ?? sumCents(pools.map((pool) => pool.amountCents));
  const { parts } = spread(amount, readFamilyItems(db, people), input.chosen, 'oldest_first');
  const used = sumCents(parts.map((part) => part.amountCents));
  if (used === 0)
    throw new Refusal('rule_violated', 'Nothing is owed that it could pay. Nothing was posted.');
  const memo = 'Earlier payment applied';
  return context.postJournal(
    db,
    balancedDraft({
      kind: 'application',
      postedOn: context.clock.today(),
      memo,
      sourceType: 'ledger_application',
      sourceId: input.requestId,
      entries: [
        ...takeFrom(pools, used).map(({ pool, amountCents }) =>
          entry('unapplied_payments', amountCents, memo, {
            patientId: pool.patientId,
            claimId: pool.claimId,
            encounterId: pool.encounterId,
          }),
        ),
        ...parts.map(({ item, amountCents }) => appliedTo(item, amountCents, memo)),
      ],
    }),
  );
}

function moveUnapplied(
  context: ServiceContext,
  db: WriteDb,
  input: {
    readonly from: PatientId;
    readonly to: PatientId;
    readonly amountCents: Cents;
    readonly requestId: string;
  },
): JournalId {
  const before = findJournalBySource(db, 'ledger_move', input.requestId);
  if (before) return before.id;
  if (input.from === input.to || !readFamily(db, input.from).includes(input.to))
    throw new Refusal(
      'rule_violated',
      'Money moves within a family only: give both the same guarantor first. Nothing was posted.',
    );
  if (input.amountCents <= 0) throw new Refusal('invalid_input', 'An amount is more than zero.');
  const taken = takeFrom(readPools(db, input.from), input.amountCents);
  return context.postJournal(
    db,
    moveUnappliedDraft(taken, input.to, {
      postedOn: context.clock.today(),
      requestId: input.requestId,
      memo: 'Unapplied money moved within the family',
      reason: '',
    }),
  );
}

export type ReturnInput = {
  readonly journalId: JournalId;
  readonly returnedOn: IsoDate;
  readonly reason: ReturnReason;
  /** The practice's fee; null for the usual one of the settings. */
  readonly feeCents: Cents | null;
};

function returnPayment(context: ServiceContext, db: WriteDb, input: ReturnInput): JournalId {
  const payment = findJournal(db, input.journalId);
  const row = db.get<{ patientId: PatientId; receivedOn: IsoDate; returned: number }>(sql`
    SELECT patient_id AS patientId, received_on AS receivedOn, EXISTS (SELECT 1 FROM returned_payment x
      WHERE x.payment_journal_id = p.journal_id) AS returned FROM payment p WHERE journal_id = ${input.journalId}`);
  if (!payment || !row) throw new Refusal('not_found', 'This payment is not in the practice file.');
  if (payment.reversedByJournalId !== null || row.returned === 1)
    throw new Refusal('conflict', 'This payment was taken back before. Nothing was posted.');
  if (input.returnedOn < row.receivedOn || input.returnedOn > context.clock.today())
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      returnedOn: 'Choose a day from when it was received until today.',
    });
  const postedOn = context.clock.today();
  const memo = `Payment of ${row.receivedOn} returned: ${RETURN_REASONS[input.reason].toLowerCase()}`;
  const id = context.postJournal(
    db,
    returnedPaymentDraft({
      payment,
      deposited: isDeposited(db, payment.id),
      unappliedLeft: unappliedIn(db, payment),
      laterUses: readLaterUses(db, row.patientId, payment.number),
      memo,
      postedOn,
    }),
  );
  const usual = db.get<{ fee: number }>(sql`SELECT returned_fee_cents AS fee FROM ledger_setting`)?.fee ?? 0;
  const fee = input.feeCents ?? usual;
  const feeJournal =
    fee > 0
      ? context.postJournal(
          db,
          returnedFeeDraft({
            paymentJournalId: payment.id,
            patientId: row.patientId,
            amountCents: fee,
            memo: `Fee for the payment of ${row.receivedOn} that was returned`,
            postedOn,
          }),
        )
      : null;
  db.run(sql`INSERT INTO returned_payment (payment_journal_id, journal_id, fee_journal_id, returned_on, reason)
    VALUES (${payment.id}, ${id}, ${feeJournal}, ${input.returnedOn}, ${input.reason})`);
  return id;
}

/** What is left of the pool into which a payment put its unapplied part. */
function unappliedIn(db: WriteDb, payment: Journal): number {
  const pool = payment.entries.find((e) => e.account === 'unapplied_payments');
  if (!pool?.patientId) return 0;
  return (
    readPools(db, pool.patientId).find(
      (p) => p.claimId === pool.claimId && p.encounterId === pool.encounterId,
    )?.amountCents ?? 0
  );
}

/** Whether a journal holds received money of a payment that the bank returned. */
export function isReturned(db: WriteDb, journalId: JournalId): boolean {
  return db.get(sql`SELECT 1 FROM returned_payment WHERE payment_journal_id = ${journalId}`) !== null;
}

export function noPatient(): Refusal {
  return new Refusal('not_found', 'This patient is not in the practice file.');
}

import {
  refundDraft,
  refundPaidDraft,
  responsibilityDraft,
  takeFrom,
  writeOffDraft,
  type OpenReceivable,
  type Portion,
} from '#shared/domain/ledger/adjust.ts';
import {
  REFUND_REASONS,
  TRANSFER_REASONS,
  WRITE_OFF_REASONS,
  type RefundReason,
  type TransferReason,
  type WriteOffReason,
} from '#shared/domain/ledger/reasons.ts';
import { reversalDraft } from '#shared/domain/posting/reverse.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { nextNumber } from '#electron/counter.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { readControlNumbers, readPools, readReceivables } from './money-queries.ts';
import { findJournal, findJournalBySource } from './queries.ts';

/** An amount on one receivable of a patient. */
export type PortionInput = {
  readonly account: 'ar_insurer' | 'ar_patient';
  readonly claimId: ClaimId | null;
  readonly serviceLineId: ServiceLineId | null;
  readonly amountCents: Cents;
};

export type AdjustInput<Reason> = {
  readonly patientId: PatientId;
  readonly portions: readonly PortionInput[];
  readonly reason: Reason;
  readonly note: string;
  readonly requestId: string;
};

export type RefundInput = {
  readonly patientId: PatientId;
  /** Null: to the patient, out of unapplied money and credits. Otherwise to the payer of these portions. */
  readonly toPayer: PayerId | null;
  readonly unappliedCents: Cents;
  readonly portions: readonly PortionInput[];
  readonly reason: RefundReason;
  readonly note: string;
  readonly requestId: string;
};

export type RefundRow = {
  readonly id: string;
  readonly number: number;
  readonly patientId: PatientId | null;
  readonly to: string;
  readonly toPayer: boolean;
  readonly amountCents: Cents;
  readonly reason: string;
  readonly askedOn: IsoDate;
  readonly paidOn: IsoDate | null;
  readonly checkNumber: string;
  readonly journalId: JournalId;
  readonly state: 'open' | 'paid' | 'cancelled';
};

/** What lessens or moves a receivable without money, and money that goes back. */
export function createAdjustments(context: ServiceContext) {
  const inOne = <T>(work: (db: WriteDb) => T): T => transaction(context.db(), work);
  return {
    receivables: (patientId: PatientId) => readReceivables(context.db(), patientId),
    /** The same with the numbers of their claims. */
    receivablesNamed: (patientId: PatientId) => {
      const rows = readReceivables(context.db(), patientId);
      const numbers = readControlNumbers(
        context.db(),
        rows.flatMap(({ claimId }) => claimId ?? []),
      );
      return rows.map((row) => ({
        ...row,
        controlNumber: row.claimId === null ? null : (numbers.get(row.claimId) ?? null),
      }));
    },
    writeOff: (input: AdjustInput<WriteOffReason> & { readonly badDebt: boolean }): JournalId =>
      inOne((db) => writeOff(context, db, input)),
    /** The same inside a caller's transaction: a denial that is given up, a debt handed to collections. */
    writeOffIn: (
      db: WriteDb,
      input: AdjustInput<WriteOffReason> & { readonly badDebt: boolean },
    ): JournalId => writeOff(context, db, input),
    /** What the insurer owes to the patient, or back. */
    moveResponsibility: (input: AdjustInput<TransferReason>): JournalId =>
      inOne((db) => moveResponsibility(context, db, input)),
    refunds: (limit: number) => readRefunds(context.db(), limit),
    askRefund: (input: RefundInput): RefundRow => inOne((db) => askRefund(context, db, input)),
    payRefund: (id: string, paidOn: IsoDate, checkNumber: string): RefundRow =>
      inOne((db) => payRefund(context, db, id, paidOn, checkNumber)),
    cancelRefund: (id: string, reason: string): RefundRow =>
      inOne((db) => cancelRefund(context, db, id, reason)),
  };
}

function writeOff(
  context: ServiceContext,
  db: WriteDb,
  input: AdjustInput<WriteOffReason> & { readonly badDebt: boolean },
): JournalId {
  const before = findJournalBySource(db, 'ledger_write_off', input.requestId);
  if (before) return before.id;
  const words = WRITE_OFF_REASONS[input.reason];
  return context.postJournal(
    db,
    writeOffDraft(input.badDebt ? 'bad_debt' : 'write_off', portionsOf(db, input), {
      postedOn: context.clock.today(),
      requestId: input.requestId,
      memo: memoOf(
        input.badDebt ? `Bad debt: ${words.toLowerCase()}` : `Written off: ${words.toLowerCase()}`,
        input.note,
      ),
      reason: `WO:${input.reason}`,
    }),
  );
}

function moveResponsibility(
  context: ServiceContext,
  db: WriteDb,
  input: AdjustInput<TransferReason>,
): JournalId {
  const before = findJournalBySource(db, 'ledger_responsibility', input.requestId);
  if (before) return before.id;
  const portions = portionsOf(db, input);
  if (portions.some(({ item }) => item.claimId === null))
    throw new Refusal('rule_violated', 'Only what belongs to a claim can be moved to its insurer.');
  return context.postJournal(
    db,
    responsibilityDraft(portions, {
      postedOn: context.clock.today(),
      requestId: input.requestId,
      memo: memoOf(`Moved: ${TRANSFER_REASONS[input.reason].toLowerCase()}`, input.note),
      reason: `TR:${input.reason}`,
    }),
  );
}

function memoOf(words: string, note: string): string {
  return note.trim() === '' ? words : `${words}, ${note.trim()}`;
}

/** The amounts with what is open under them now. @throws Refusal when one names nothing that is open. */
function portionsOf(
  db: ReadDb,
  input: { readonly patientId: PatientId; readonly portions: readonly PortionInput[] },
): Portion[] {
  const open = readReceivables(db, input.patientId);
  const seen = new Set<OpenReceivable>();
  return input.portions
    .filter(({ amountCents }) => amountCents !== 0)
    .map((portion) => {
      const item = open.find(
        (o) =>
          o.account === portion.account &&
          o.claimId === portion.claimId &&
          o.serviceLineId === portion.serviceLineId,
      );
      if (!item)
        throw new Refusal(
          'conflict',
          'Nothing is open there any more. Look at the ledger again; nothing was posted.',
        );
      if (seen.has(item)) throw new Refusal('invalid_input', 'An item was named twice. Nothing was posted.');
      seen.add(item);
      return { item, amountCents: portion.amountCents };
    });
}

function askRefund(context: ServiceContext, db: WriteDb, input: RefundInput): RefundRow {
  const before = findJournalBySource(db, 'ledger_refund', input.requestId);
  if (before) return needRefund(db, sql`r.journal_id = ${before.id}`);
  const credits = portionsOf(db, input);
  const account = input.toPayer === null ? 'ar_patient' : 'ar_insurer';
  if (
    credits.some(
      ({ item }) => item.account !== account || (input.toPayer !== null && item.payerId !== input.toPayer),
    )
  )
    throw new Refusal('rule_violated', 'A credit is paid back to whom it belongs. Nothing was posted.');
  if (input.toPayer !== null && input.unappliedCents !== 0)
    throw new Refusal('rule_violated', 'Unapplied money is the patient’s and is not paid to an insurer.');
  const id = context.newId();
  const number = nextNumber(db, 'refund', 1);
  const unapplied = takeFrom(readPools(db, input.patientId), input.unappliedCents);
  const amount = sumCents([...unapplied, ...credits].map((part) => part.amountCents));
  const words = REFUND_REASONS[input.reason].toLowerCase();
  const journalId = context.postJournal(
    db,
    refundDraft(
      { unapplied, credits },
      {
        postedOn: context.clock.today(),
        requestId: input.requestId,
        memo: memoOf(`Refund ${number}: ${words}`, input.note),
        reason: `RF:${input.reason}`,
      },
    ),
  );
  const claimId = credits.length > 0 ? (credits[0]?.item.claimId ?? null) : null;
  db.run(sql`INSERT INTO refund (id, number, patient_id, payer_id, claim_id, amount_cents, reason, asked_on, journal_id, user_id)
    VALUES (${id}, ${number}, ${input.patientId}, ${input.toPayer}, ${claimId}, ${amount}, ${input.reason},
      ${context.clock.today()}, ${journalId}, ${context.user().id})`);
  context.audit(db, {
    action: 'create',
    record: 'refund',
    recordId: id,
    change: `number: ${number}; amount: ${formatAmount(amount)}; reason: ${input.reason}`,
  });
  return needRefund(db, sql`r.id = ${id}`);
}

function payRefund(
  context: ServiceContext,
  db: WriteDb,
  id: string,
  paidOn: IsoDate,
  checkNumber: string,
): RefundRow {
  const refund = needRefund(db, sql`r.id = ${id}`);
  if (refund.state !== 'open') throw new Refusal('conflict', `This refund was ${refund.state} before.`);
  if (paidOn > context.clock.today())
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      paidOn: 'This day lies in the future.',
    });
  const journal = findJournal(db, refund.journalId);
  if (!journal) throw new Error('A refund stands without its journal.');
  const owed = journal.entries.flatMap((e) =>
    e.account === 'refunds_payable'
      ? [{ patientId: e.patientId, payerId: e.payerId, claimId: e.claimId, amountCents: -e.amountCents }]
      : [],
  );
  const number = checkNumber.trim();
  const paid = context.postJournal(
    db,
    refundPaidDraft(owed, {
      postedOn: context.clock.today(),
      requestId: id,
      memo: `Refund ${refund.number} paid${number === '' ? '' : ` by check ${number}`}`,
      reason: '',
    }),
  );
  db.run(
    sql`UPDATE refund SET paid_on = ${paidOn}, check_number = ${number}, paid_journal_id = ${paid} WHERE id = ${id}`,
  );
  context.audit(db, {
    action: 'pay',
    record: 'refund',
    recordId: id,
    change: `number: ${refund.number}; check: ${number}`,
  });
  return needRefund(db, sql`r.id = ${id}`);
}

function cancelRefund(context: ServiceContext, db: WriteDb, id: string, reason: string): RefundRow {
  const refund = needRefund(db, sql`r.id = ${id}`);
  const journal = findJournal(db, refund.journalId);
  if (!journal) throw new Error('A refund stands without its journal.');
  if (refund.state !== 'open')
    throw new Refusal('conflict', `This refund was ${refund.state} before. Nothing was changed.`);
  const reversal = context.postJournal(db, reversalDraft(journal, context.clock.today(), reason));
  db.run(sql`UPDATE refund SET cancelled_journal_id = ${reversal} WHERE id = ${id}`);
  context.audit(db, { action: 'cancel', record: 'refund', recordId: id, change: `reason: ${reason}` });
  return needRefund(db, sql`r.id = ${id}`);
}

function needRefund(db: ReadDb, where: ReturnType<typeof sql>): RefundRow {
  const row = readRefunds(db, 1, where)[0];
  if (!row) throw new Refusal('not_found', 'This refund is not in the practice file.');
  return row;
}

function readRefunds(db: ReadDb, limit: number, where = sql`1`): RefundRow[] {
  return db
    .all<Omit<RefundRow, 'toPayer'> & { toPayer: number }>(
      sql`
    SELECT r.id, r.number, r.patient_id AS patientId, coalesce(y.name, p.last_name || ', ' || p.first_name, '') AS "to",
      r.payer_id IS NOT NULL AS toPayer, r.amount_cents AS amountCents, r.reason, r.asked_on AS askedOn,
      r.paid_on AS paidOn, r.check_number AS checkNumber, r.journal_id AS journalId,
      CASE WHEN r.cancelled_journal_id IS NOT NULL THEN 'cancelled' WHEN r.paid_on IS NOT NULL THEN 'paid' ELSE 'open' END AS state
    FROM refund r LEFT JOIN payer y ON y.id = r.payer_id LEFT JOIN patient p ON p.id = r.patient_id
    WHERE ${where} ORDER BY r.number DESC LIMIT ${limit}`,
    )
    .map((row) => ({ ...row, toPayer: row.toPayer === 1 }));
}

import type { Tender } from '#shared/domain/journal.ts';
import { TENDERS, type MoneyAccount } from '#shared/domain/journal.ts';
import { depositDraft } from '#shared/domain/ledger/deposit.ts';
import { reversalDraft } from '#shared/domain/posting/reverse.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { JournalId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { nextNumber } from '#electron/counter.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { readPayments, readUndeposited } from './money-queries.ts';
import { findJournal } from './queries.ts';

export type DepositRow = {
  readonly id: string;
  readonly number: number;
  readonly depositedOn: IsoDate;
  readonly reference: string;
  readonly totalCents: Cents;
  readonly items: number;
  readonly journalId: JournalId;
  readonly madeAt: Instant;
  readonly userName: string;
  readonly takenBackBy: JournalId | null;
};

export type BatchRow = {
  readonly id: string;
  readonly number: number;
  readonly day: IsoDate;
  readonly userName: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly payments: number;
  readonly expectedCents: Cents;
  readonly countedCents: Cents | null;
  readonly note: string;
};

/** Batches that are counted, and deposits that lock what they hold. */
export function createDeposits(context: ServiceContext) {
  return {
    undeposited: () => readUndeposited(context.db()),
    deposits: (limit: number) => readDeposits(context.db(), limit),
    deposit: (id: string) => {
      const deposit = readDeposits(context.db(), 1, id)[0];
      if (!deposit) throw noDeposit();
      return { ...deposit, entries: readItems(context.db(), id) };
    },
    /** Locks money into a deposit and moves it to the bank. @throws Refusal when any of it lies in one already. */
    makeDeposit: (input: DepositInput): DepositRow =>
      transaction(context.db(), (db) => makeDeposit(context, db, input)),
    /** Takes a deposit back by a reversal of today; its money can be deposited anew. */
    undoDeposit: (id: string, reason: string): JournalId =>
      transaction(context.db(), (db) => undoDeposit(context, db, id, reason)),
    batches: (limit: number) => readBatches(context.db(), limit),
    batch: (id: string) => {
      const batch = readBatches(context.db(), 1, id)[0];
      if (!batch) throw new Refusal('not_found', 'This batch is not in the practice file.');
      return {
        ...batch,
        tenders: expectedByTender(context.db(), id),
        rows: readPayments(context.db(), { batchId: id }),
      };
    },
    /** Payments that the user takes today go into it from now on. @throws Refusal when one is open. */
    openBatch: () => transaction(context.db(), (db) => openBatch(context, db)),
    /** @param counted what was counted, by tender; a difference needs a note. */
    closeBatch: (id: string, counted: readonly Count[], note: string) =>
      transaction(context.db(), (db) => closeBatch(context, db, id, counted, note)),
  };
}

export type DepositInput = {
  /** Chosen by the caller once: repeating the call deposits once. */
  readonly id: string;
  readonly entryIds: readonly number[];
  readonly depositedOn: IsoDate;
  readonly reference: string;
};

function makeDeposit(context: ServiceContext, db: WriteDb, input: DepositInput): DepositRow {
  const before = readDeposits(db, 1, input.id)[0];
  if (before) return before;
  const wanted = [...new Set(input.entryIds)];
  if (wanted.length === 0) throw new Refusal('invalid_input', 'Choose the payments that were deposited.');
  if (input.depositedOn > context.clock.today())
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      depositedOn: 'This day lies in the future.',
    });
  const entries = readUndeposited(db, wanted);
  if (entries.length !== wanted.length)
    throw new Refusal(
      'conflict',
      'Some of these payments lie in a deposit already or were taken away. Look at the list again; nothing was deposited.',
    );
  const number = nextNumber(db, 'deposit', 1);
  const { depositedOn } = input;
  const draft = depositDraft({
    id: input.id,
    number,
    depositedOn,
    postedOn: context.clock.today(),
    items: entries,
  });
  const journalId = context.postJournal(db, draft);
  const total = sumCents(entries.map((e) => e.amountCents));
  db.run(sql`INSERT INTO deposit (id, number, deposited_on, reference, total_cents, journal_id, made_at, user_id)
    VALUES (${input.id}, ${number}, ${depositedOn}, ${input.reference}, ${total}, ${journalId}, ${context.clock.now()},
      ${context.user().id})`);
  for (const e of entries)
    db.run(
      sql`INSERT INTO deposit_item (deposit_id, entry_id, amount_cents) VALUES (${input.id}, ${e.entryId}, ${e.amountCents})`,
    );
  context.audit(db, {
    action: 'create',
    record: 'deposit',
    recordId: input.id,
    change: `number: ${number}; payments: ${entries.length}; total: ${formatAmount(total)}`,
  });
  const row = readDeposits(db, 1, input.id)[0];
  if (!row) throw new Error('The deposit that was just made is not there.');
  return row;
}

function undoDeposit(context: ServiceContext, db: WriteDb, id: string, reason: string): JournalId {
  const deposit = readDeposits(db, 1, id)[0];
  const journal = deposit && findJournal(db, deposit.journalId);
  if (!deposit || !journal) throw noDeposit();
  const returned =
    db.get<{
      n: number;
    }>(sql`SELECT COUNT(*) AS n FROM deposit_item i JOIN journal_entry e ON e.id = i.entry_id
      JOIN returned_payment r ON r.payment_journal_id = e.journal_id WHERE i.deposit_id = ${id}`)?.n ?? 0;
  if (returned > 0)
    throw new Refusal(
      'rule_violated',
      'The bank returned a payment out of this deposit, so it was really deposited. Nothing was changed.',
    );
  const reversal = context.postJournal(db, reversalDraft(journal, context.clock.today(), reason));
  db.run(sql`UPDATE deposit_item SET live = 0 WHERE deposit_id = ${id} AND live = 1`);
  context.audit(db, {
    action: 'reverse',
    record: 'deposit',
    recordId: id,
    change: `number: ${deposit.number}; reason: ${reason}`,
  });
  return reversal;
}

function readDeposits(db: ReadDb, limit: number, id: string | null = null): DepositRow[] {
  return db.all<DepositRow>(sql`
    SELECT d.id, d.number, d.deposited_on AS depositedOn, d.reference, d.total_cents AS totalCents,
      (SELECT COUNT(*) FROM deposit_item i WHERE i.deposit_id = d.id) AS items, d.journal_id AS journalId,
      d.made_at AS madeAt, u.name AS userName,
      (SELECT r.id FROM journal r WHERE r.reverses_journal_id = d.journal_id) AS takenBackBy
    FROM deposit d JOIN user_account u ON u.id = d.user_id
    WHERE ${id === null ? sql`1` : sql`d.id = ${id}`} ORDER BY d.number DESC LIMIT ${limit}`);
}

function readItems(db: ReadDb, id: string) {
  return db.all<{
    entryId: number;
    journalId: JournalId;
    journalNumber: number;
    account: MoneyAccount;
    amountCents: Cents;
    memo: string;
    from: string;
  }>(sql`
    SELECT e.id AS entryId, e.journal_id AS journalId, j.number AS journalNumber, e.account, i.amount_cents AS amountCents,
      e.memo, coalesce(q.last_name || ', ' || q.first_name, y.name, '') AS "from"
    FROM deposit_item i JOIN journal_entry e ON e.id = i.entry_id JOIN journal j ON j.id = e.journal_id
      LEFT JOIN patient q ON q.id = e.patient_id LEFT JOIN payer y ON y.id = e.payer_id
    WHERE i.deposit_id = ${id} ORDER BY e.account, e.id`);
}

export type Count = { readonly tender: Tender; readonly countedCents: Cents };

function openBatch(context: ServiceContext, db: WriteDb): BatchRow {
  const day = context.clock.today();
  const open = db.get<{ number: number; day: IsoDate }>(
    sql`SELECT number, day FROM payment_batch WHERE closed_at IS NULL AND user_id = ${context.user().id} LIMIT 1`,
  );
  if (open)
    throw new Refusal(
      'conflict',
      `Batch ${open.number} of ${open.day} is open. Count and close it before opening another one.`,
    );
  const id = context.newId();
  const number = nextNumber(db, 'payment_batch', 1);
  db.run(sql`INSERT INTO payment_batch (id, number, day, user_id, opened_at)
    VALUES (${id}, ${number}, ${day}, ${context.user().id}, ${context.clock.now()})`);
  context.audit(db, {
    action: 'create',
    record: 'payment batch',
    recordId: id,
    change: `number: ${number}; day: ${day}`,
  });
  const row = readBatches(db, 1, id)[0];
  if (!row) throw new Error('The batch that was just opened is not there.');
  return row;
}

function closeBatch(
  context: ServiceContext,
  db: WriteDb,
  id: string,
  counted: readonly Count[],
  note: string,
): BatchRow {
  const batch = readBatches(db, 1, id)[0];
  if (!batch) throw new Refusal('not_found', 'This batch is not in the practice file.');
  if (batch.closedAt !== null) throw new Refusal('conflict', 'This batch is closed already.');
  const expected = expectedByTender(db, id);
  const rows = TENDERS.map((tender) => ({
    tender,
    expected: expected.find((row) => row.tender === tender)?.expectedCents ?? 0,
    counted: counted.find((row) => row.tender === tender)?.countedCents ?? 0,
  })).filter((row) => row.expected !== 0 || row.counted !== 0);
  const off = rows.filter((row) => row.expected !== row.counted);
  if (off.length > 0 && note.trim() === '')
    throw new Refusal(
      'invalid_input',
      `Counted and expected differ by ${formatAmount(sumCents(off.map((row) => row.counted - row.expected)))}. Count again, or say why in the note; the batch is still open.`,
      { note: 'Say why the count differs.' },
    );
  for (const row of rows)
    db.run(sql`INSERT INTO payment_batch_count (batch_id, tender, expected_cents, counted_cents)
      VALUES (${id}, ${row.tender}, ${row.expected}, ${row.counted})`);
  db.run(sql`UPDATE payment_batch SET closed_at = ${context.clock.now()}, closed_by = ${context.user().id},
    note = ${note.trim()} WHERE id = ${id}`);
  context.audit(db, {
    action: 'close',
    record: 'payment batch',
    recordId: id,
    change: rows.map((row) => `${row.tender}: ${row.expected} expected, ${row.counted} counted`).join('; '),
  });
  const row = readBatches(db, 1, id)[0];
  if (!row) throw new Error('The batch that was just closed is not there.');
  return row;
}

/** What the journal holds of each tender: payments of the batch that were not taken back. */
function expectedByTender(
  db: ReadDb,
  id: string,
): { tender: Tender; expectedCents: Cents; counted: number | null }[] {
  return db.all(sql`SELECT p.tender, SUM(p.amount_cents) AS expectedCents,
      (SELECT c.counted_cents FROM payment_batch_count c WHERE c.batch_id = p.batch_id AND c.tender = p.tender) AS counted
    FROM payment p WHERE p.batch_id = ${id}
      AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = p.journal_id)
    GROUP BY p.tender ORDER BY p.tender`);
}

function readBatches(db: ReadDb, limit: number, id: string | null = null): BatchRow[] {
  return db.all<BatchRow>(sql`
    SELECT b.id, b.number, b.day, u.name AS userName, b.opened_at AS openedAt, b.closed_at AS closedAt, b.note,
      (SELECT COUNT(*) FROM payment p WHERE p.batch_id = b.id) AS payments,
      coalesce((SELECT SUM(c.expected_cents) FROM payment_batch_count c WHERE c.batch_id = b.id),
        (SELECT SUM(p.amount_cents) FROM payment p WHERE p.batch_id = b.id
          AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = p.journal_id)), 0) AS expectedCents,
      CASE WHEN b.closed_at IS NULL THEN NULL ELSE
        coalesce((SELECT SUM(c.counted_cents) FROM payment_batch_count c WHERE c.batch_id = b.id), 0) END AS countedCents
    FROM payment_batch b JOIN user_account u ON u.id = b.user_id
    WHERE ${id === null ? sql`1` : sql`b.id = ${id}`} ORDER BY b.number DESC LIMIT ${limit}`);
}

function noDeposit(): Refusal {
  return new Refusal('not_found', 'This deposit is not in the practice file.');
}

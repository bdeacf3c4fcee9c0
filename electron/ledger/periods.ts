import { createHash } from 'node:crypto';
import { addDays, type Instant, type IsoDate } from '#shared/kernel/dates.ts';
import { cents, formatAmount, sumCents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { seal } from '#electron/db/sealing.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { closedThrough } from './journal-writer.ts';
import { readBalances } from './balances.ts';
import { readUndeposited } from './money-queries.ts';
import { readSheet, type LedgerSheet } from './sheets.ts';

/** One thing to look at before a month is closed. */
export type CloseCheck = {
  readonly key: 'batches' | 'remittances' | 'undeposited' | 'suspense';
  readonly count: number;
  readonly amountCents: Cents;
  /** `settle`: the month is not closed before it is settled; `explain`: closed with a note only. */
  readonly asks: 'nothing' | 'explain' | 'settle';
};

export type CloseSheet = {
  readonly from: IsoDate;
  readonly through: IsoDate;
  readonly closedThrough: IsoDate | null;
  /** Why it cannot be closed whatever is settled; null when it can. */
  readonly refusal: string | null;
  readonly checks: readonly CloseCheck[];
  readonly sheet: LedgerSheet;
};

export type PeriodRow = {
  readonly id: string;
  readonly from: IsoDate;
  readonly through: IsoDate;
  readonly closedAt: Instant;
  readonly closedBy: string;
  readonly note: string;
  readonly journals: number;
  readonly reopenedAt: Instant | null;
  readonly reopenedBy: string | null;
  readonly reopenReason: string | null;
};

/** Months that are closed: nothing is posted into them any more, and what they hold is sealed. */
export function createPeriods(context: ServiceContext) {
  return {
    periods: () => ({ closedThrough: closedThrough(context.db()), rows: readPeriods(context.db()) }),
    closeSheet: (through: IsoDate): CloseSheet => closeSheet(context, context.db(), through),
    /** @throws Refusal naming what is to be settled first, or when the month is not over. */
    closePeriod: (through: IsoDate, note: string): PeriodRow =>
      transaction(context.db(), (db) => closePeriod(context, db, through, note)),
    /** Opens the last closed period again. @throws Refusal when a later one is closed. */
    reopenPeriod: (id: string, reason: string): PeriodRow =>
      transaction(context.db(), (db) => reopenPeriod(context, db, id, reason)),
  };
}

function closeSheet(context: ServiceContext, db: ReadDb, through: IsoDate): CloseSheet {
  const closed = closedThrough(db);
  const first = db.get<{ day: IsoDate | null }>(sql`SELECT MIN(posted_on) AS day FROM journal`)?.day ?? null;
  const monthStart = `${through.slice(0, 8)}01` as IsoDate;
  const from =
    closed !== null ? addDays(closed, 1) : first !== null && first < monthStart ? first : monthStart;
  const today = context.clock.today();
  // A day that is closed already shows its own month.
  const start = from <= through ? from : monthStart;
  return {
    from: start,
    through,
    closedThrough: closed,
    refusal: whyNot(through, closed, today),
    checks: checksOf(db, through, today),
    sheet: readSheet(db, start, through, today),
  };
}

function whyNot(through: IsoDate, closed: IsoDate | null, today: IsoDate): string | null {
  if (closed !== null && through <= closed) return `The books are closed through ${closed} already.`;
  if (through >= today) return `${through} is not over yet. A period is closed once its last day has passed.`;
  return null;
}

function checksOf(db: ReadDb, through: IsoDate, today: IsoDate): CloseCheck[] {
  const one = (statement: ReturnType<typeof sql>) =>
    db.get<{ n: number; total: number }>(statement) ?? { n: 0, total: 0 };
  const batches = one(sql`SELECT COUNT(DISTINCT b.id) AS n, coalesce(SUM(p.amount_cents), 0) AS total
    FROM payment_batch b LEFT JOIN payment p ON p.batch_id = b.id WHERE b.closed_at IS NULL AND b.day <= ${through}`);
  const remittances = one(sql`SELECT COUNT(*) AS n, coalesce(SUM(amount_cents), 0) AS total FROM remittance
    WHERE status = 'waiting' AND substr(received_at, 1, 10) <= ${through}`);
  const waiting = readUndeposited(db, null, through);
  const suspense = readBalances(db, through, today).find((row) => row.account === 'payer_suspense');
  return [
    {
      key: 'batches',
      count: batches.n,
      amountCents: cents(batches.total),
      asks: batches.n > 0 ? 'settle' : 'nothing',
    },
    {
      key: 'remittances',
      count: remittances.n,
      amountCents: cents(remittances.total),
      asks: remittances.n > 0 ? 'settle' : 'nothing',
    },
    {
      key: 'undeposited',
      count: waiting.length,
      amountCents: sumCents(waiting.map((row) => row.amountCents)),
      asks: waiting.length > 0 ? 'explain' : 'nothing',
    },
    {
      key: 'suspense',
      count: suspense && suspense.balanceCents !== 0 ? suspense.entries : 0,
      amountCents: cents(-(suspense?.balanceCents ?? 0)),
      asks: suspense && suspense.balanceCents !== 0 ? 'explain' : 'nothing',
    },
  ];
}

const WORDS: Readonly<Record<CloseCheck['key'], string>> = {
  batches: 'open batches',
  remittances: 'remittances that are not posted',
  undeposited: 'payments that are not deposited',
  suspense: 'payer money that is not matched',
};

function closePeriod(context: ServiceContext, db: WriteDb, through: IsoDate, note: string): PeriodRow {
  const sheet = closeSheet(context, db, through);
  if (sheet.refusal !== null) throw new Refusal('rule_violated', `${sheet.refusal} Nothing was closed.`);
  const settle = sheet.checks.filter((check) => check.asks === 'settle');
  if (settle.length > 0)
    throw new Refusal(
      'rule_violated',
      `Settle first: ${settle.map((check) => `${check.count} ${WORDS[check.key]}`).join(', ')}. Nothing was closed.`,
    );
  const explain = sheet.checks.filter((check) => check.asks === 'explain');
  if (explain.length > 0 && note.trim() === '')
    throw new Refusal(
      'invalid_input',
      `Say in the note why this stays open: ${explain.map((check) => `${WORDS[check.key]} (${formatAmount(check.amountCents)})`).join(', ')}. Nothing was closed.`,
      { note: 'Say why it stays open.' },
    );
  const id = context.newId();
  const { journals, hash } = hashOfPeriod(db, sheet.from, through);
  db.run(sql`INSERT INTO period (id, from_on, through_on, closed_at, closed_by, note, sheet, journals, seal)
    VALUES (${id}, ${sheet.from}, ${through}, ${context.clock.now()}, ${context.user().id}, ${note.trim()},
      ${JSON.stringify(sheet.sheet)}, ${journals}, ${seal(db, hash)})`);
  context.audit(db, {
    action: 'close',
    record: 'period',
    recordId: id,
    change: `from: ${sheet.from}; through: ${through}; journals: ${journals}${note.trim() === '' ? '' : `; note: ${note.trim()}`}`,
  });
  return needPeriod(db, id);
}

function reopenPeriod(context: ServiceContext, db: WriteDb, id: string, reason: string): PeriodRow {
  const period = needPeriod(db, id);
  if (period.reopenedAt !== null) throw new Refusal('conflict', 'This period is open already.');
  if (closedThrough(db) !== period.through)
    throw new Refusal(
      'rule_violated',
      'A later period is closed; reopen that one first. Nothing was changed.',
    );
  db.run(sql`UPDATE period SET reopened_at = ${context.clock.now()}, reopened_by = ${context.user().id},
    reopen_reason = ${reason} WHERE id = ${id}`);
  context.audit(db, {
    action: 'reopen',
    record: 'period',
    recordId: id,
    change: `through: ${period.through}; reason: ${reason}`,
  });
  return needPeriod(db, id);
}

/**
 * SHA-256 over every journal of a span of posting days with its entries, in the order of numbers: the same as long
 * as nothing in the span was changed, added or taken out.
 */
export function hashOfPeriod(
  db: ReadDb,
  from: IsoDate,
  through: IsoDate,
): { readonly journals: number; readonly hash: string } {
  const hash = createHash('sha256');
  let journals = 0;
  let last = '';
  for (const row of db.each<{ id: string }>(sql`
    SELECT j.id, j.number, j.kind, j.posted_on, j.deposit_on, j.source_type, j.source_id, j.reverses_journal_id, e.account,
      e.amount_cents, e.patient_id, e.claim_id, e.service_line_id, e.payer_id, e.service_on, e.reason, e.memo
    FROM journal j JOIN journal_entry e ON e.journal_id = j.id
    WHERE j.posted_on BETWEEN ${from} AND ${through} ORDER BY j.number, e.id`)) {
    if (row.id !== last) journals += 1;
    last = row.id;
    hash.update(JSON.stringify(Object.values(row))).update('\n');
  }
  return { journals, hash: hash.digest('hex') };
}

function needPeriod(db: ReadDb, id: string): PeriodRow {
  const row = readPeriods(db).find((period) => period.id === id);
  if (!row) throw new Refusal('not_found', 'This period is not in the practice file.');
  return row;
}

function readPeriods(db: ReadDb): PeriodRow[] {
  return db.all<PeriodRow>(sql`
    SELECT p.id, p.from_on AS "from", p.through_on AS through, p.closed_at AS closedAt, u.name AS closedBy, p.note,
      p.journals, p.reopened_at AS reopenedAt, r.name AS reopenedBy, p.reopen_reason AS reopenReason
    FROM period p JOIN user_account u ON u.id = p.closed_by LEFT JOIN user_account r ON r.id = p.reopened_by
    ORDER BY p.through_on DESC, p.closed_at DESC`);
}

import { ACCOUNTS, ACCOUNT_KEYS, MONEY_ACCOUNTS, type Account } from '#shared/domain/journal.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { readBalances, readMoved } from './balances.ts';
import { readPayments } from './money-queries.ts';

export type SheetSide = {
  readonly account: Account;
  readonly name: string;
  readonly startCents: Cents;
  readonly movedCents: Cents;
  readonly endCents: Cents;
};

export type SheetLine = {
  readonly account: Account;
  readonly name: string;
  readonly group: 'charges' | 'payments' | 'adjustments' | 'other';
  /** What it added to receivables (charges) or took off them (payments, adjustments), signed so. */
  readonly amountCents: Cents;
  readonly entries: number;
};

/**
 * What a span of posting days did: receivables at the start, what each account added or took, receivables at the
 * end; and the money received, deposited and still waiting, which tie to the deposits.
 */
export type LedgerSheet = {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly sides: readonly SheetSide[];
  readonly lines: readonly SheetLine[];
  /** Moved between insurer and patient: what patients' receivables gained from insurers'. */
  readonly movedToPatientsCents: Cents;
  readonly money: readonly SheetSide[];
  readonly receivedCents: Cents;
  readonly deposits: readonly {
    readonly id: string;
    readonly number: number;
    readonly depositedOn: IsoDate;
    readonly totalCents: Cents;
  }[];
  readonly depositedCents: Cents;
  readonly payments: number;
  /** Start + movement = end for receivables; received − deposited = what the money accounts gained. */
  readonly ties: { readonly receivables: boolean; readonly deposits: boolean };
};

export function createSheets(context: ServiceContext) {
  return {
    sheet: (from: IsoDate, to: IsoDate): LedgerSheet =>
      readSheet(context.db(), from, to, context.clock.today()),
  };
}

const RECEIVABLES: readonly Account[] = ['ar_insurer', 'ar_patient'];

/**
 * Every journal sums to zero, so what receivables moved is the opposite of what all other accounts moved. Deposits
 * move money only between the drawer and the bank and are told apart.
 */
export function readSheet(db: ReadDb, from: IsoDate, to: IsoDate, today: IsoDate): LedgerSheet {
  const start = new Map(
    readBalances(db, addDays(from, -1), today).map((row) => [row.account, row.balanceCents]),
  );
  const end = new Map(readBalances(db, to, today).map((row) => [row.account, row.balanceCents]));
  const moved = readMoved(db, from, to);
  const side = (account: Account): SheetSide => ({
    account,
    name: ACCOUNTS[account].name,
    startCents: start.get(account) ?? cents(0),
    movedCents: sumCents(moved.filter((row) => row.account === account).map((row) => row.amount)),
    endCents: end.get(account) ?? cents(0),
  });
  const sides = (['ar_insurer', 'ar_patient', 'unapplied_payments'] as const).map(side);
  const lines = ACCOUNT_KEYS.flatMap((account): SheetLine[] => {
    if (RECEIVABLES.includes(account)) return [];
    const rows = moved.filter((row) => row.account === account && row.kind !== 'deposit');
    const entries = rows.reduce((n, row) => n + row.entries, 0);
    if (entries === 0) return [];
    const amountCents = cents(-sumCents(rows.map((row) => row.amount)));
    return [{ account, name: ACCOUNTS[account].name, group: groupOf(account), amountCents, entries }];
  });
  const money = [...MONEY_ACCOUNTS, 'bank' as const].map(side);
  const received = sumCents(
    moved
      .filter((row) => row.kind !== 'deposit' && MONEY_ACCOUNTS.some((account) => account === row.account))
      .map((row) => row.amount),
  );
  const deposits = readDepositsOf(db, from, to);
  const deposited = sumCents(
    moved.filter((row) => row.kind === 'deposit' && row.account === 'bank').map((row) => row.amount),
  );
  const waiting = money.filter((row) => row.account !== 'bank');
  return {
    from,
    to,
    sides,
    lines,
    movedToPatientsCents: sumCents(
      moved
        .filter((row) => row.account === 'ar_patient' && MOVES.includes(row.kind))
        .map((row) => row.amount),
    ),
    money,
    receivedCents: received,
    deposits,
    depositedCents: deposited,
    payments: readPayments(db, { from, to }).filter((row) => !row.reversed).length,
    ties: {
      receivables:
        sides.every((row) => row.startCents + row.movedCents === row.endCents) &&
        sumCents(lines.map((row) => row.amountCents)) ===
          sumCents(sides.filter((row) => RECEIVABLES.includes(row.account)).map((row) => row.movedCents)),
      deposits:
        sumCents(waiting.map((row) => row.movedCents)) === received - deposited &&
        sumCents(deposits.map((row) => row.totalCents)) === deposited,
    },
  };
}

const MOVES: readonly string[] = ['remittance', 'responsibility', 'transfer'];

/** Deposits posted in the span, and, below zero, those taken back in it. */
function readDepositsOf(db: ReadDb, from: IsoDate, to: IsoDate) {
  return db.all<{ id: string; number: number; depositedOn: IsoDate; totalCents: Cents }>(sql`
    SELECT d.id, d.number, d.deposited_on AS depositedOn, CASE WHEN j.id = d.journal_id THEN d.total_cents ELSE -d.total_cents END AS totalCents
    FROM deposit d JOIN journal j ON j.id = d.journal_id OR j.reverses_journal_id = d.journal_id
    WHERE j.posted_on BETWEEN ${from} AND ${to} ORDER BY j.number`);
}

function groupOf(account: Account): SheetLine['group'] {
  if (account === 'service_revenue') return 'charges';
  if (MONEY_ACCOUNTS.some((money) => money === account)) return 'payments';
  if (account === 'contractual_adjustment' || account === 'write_off' || account === 'bad_debt')
    return 'adjustments';
  return 'other';
}

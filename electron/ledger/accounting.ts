import {
  ACCOUNT_NAME,
  accountingFile,
  proposedName,
  type AccountingEntry,
  type AccountingFormat,
} from '#shared/domain/ledger/accounting.ts';
import { ACCOUNTS, ACCOUNT_KEYS, type Account, type JournalKind } from '#shared/domain/journal.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

export type AccountingInput = {
  readonly format: AccountingFormat;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** One transaction a journal, or one a day. */
  readonly per: 'journal' | 'day';
  /** Texts of the journals too; they may name claims and persons, and are left out unless asked for. */
  readonly texts: boolean;
};

/** The ledger for the accountant: files of totals by account, and the names that the accounts have there. */
export function createAccounting(context: ServiceContext) {
  return {
    accountNames: () => readNames(context.db()),
    /** @param name null for our own proposal. @throws Refusal when accounting programs would not take it. */
    nameAccount: (account: Account, name: string | null) =>
      transaction(context.db(), (db) => {
        if (name !== null && !ACCOUNT_NAME.test(name))
          throw new Refusal('invalid_input', 'Some fields need another look.', {
            name: 'Begin with Assets:, Liabilities:, Equity:, Income: or Expenses:, then words with capitals, without spaces.',
          });
        if (name === null) db.run(sql`DELETE FROM account_mapping WHERE account = ${account}`);
        else
          db.run(sql`INSERT INTO account_mapping (account, name) VALUES (${account}, ${name})
            ON CONFLICT (account) DO UPDATE SET name = excluded.name`);
        context.audit(db, {
          action: 'change',
          record: 'account name',
          recordId: account,
          change: name ?? 'as proposed',
        });
        return readNames(db);
      }),
    /** Lines of the file, without line ends. */
    accountingFile: (input: AccountingInput): Generator<string> => {
      const db = context.db();
      const names = new Map(readNames(db).map((row) => [row.account, row.name]));
      const first =
        db.get<{ day: IsoDate | null }>(sql`SELECT MIN(posted_on) AS day FROM journal`)?.day ??
        context.clock.today();
      return accountingFile(input.format, entriesOf(db, input), names, first);
    },
  };
}

function readNames(db: ReadDb) {
  const own = new Map(
    db
      .all<{ account: Account; name: string }>(sql`SELECT account, name FROM account_mapping`)
      .map((row) => [row.account, row.name]),
  );
  return ACCOUNT_KEYS.map((account) => ({
    account,
    title: ACCOUNTS[account].name,
    name: own.get(account) ?? proposedName(account),
    proposed: !own.has(account),
  }));
}

/** `patient_payment` as `Patient payment`: it names no claim and no person. */
function wordsOf(kind: JournalKind): string {
  const words = kind.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function* entriesOf(db: ReadDb, input: AccountingInput): Generator<AccountingEntry> {
  const from = input.from ?? ('0000-00-00' as IsoDate);
  const to = input.to ?? ('9999-12-31' as IsoDate);
  type Row = {
    on: IsoDate;
    number: number | null;
    kind: JournalKind;
    memo: string;
    account: Account;
    amount: number;
  };
  const rows =
    input.per === 'day'
      ? db.each<Row>(sql`SELECT j.posted_on AS "on", NULL AS number, 'charges' AS kind, '' AS memo, e.account,
            SUM(e.amount_cents) AS amount FROM journal j JOIN journal_entry e ON e.journal_id = j.id
          WHERE j.posted_on BETWEEN ${from} AND ${to} GROUP BY j.posted_on, e.account HAVING SUM(e.amount_cents) <> 0
          ORDER BY j.posted_on, e.account`)
      : db.each<Row>(sql`SELECT j.posted_on AS "on", j.number, j.kind, j.memo, e.account, SUM(e.amount_cents) AS amount
          FROM journal j JOIN journal_entry e ON e.journal_id = j.id WHERE j.posted_on BETWEEN ${from} AND ${to}
          GROUP BY j.number, e.account HAVING SUM(e.amount_cents) <> 0 ORDER BY j.number, e.account`);
  let open: {
    on: IsoDate;
    number: number | null;
    text: string;
    postings: AccountingEntry['postings'][number][];
  } | null = null;
  for (const row of rows) {
    if (!open || open.on !== row.on || open.number !== row.number) {
      if (open) yield open;
      const text =
        row.number === null ? 'All postings of the day' : input.texts ? row.memo : wordsOf(row.kind);
      open = { on: row.on, number: row.number, text, postings: [] };
    }
    open.postings.push({ account: row.account, amountCents: row.amount });
  }
  if (open) yield open;
}

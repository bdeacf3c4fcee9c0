import { ACCOUNTS, ACCOUNT_KEYS, type Account } from '#shared/domain/journal.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';

/** Formats that accounting programs take. */
export const ACCOUNTING_FORMATS = ['csv', 'hledger', 'beancount'] as const;
export type AccountingFormat = (typeof ACCOUNTING_FORMATS)[number];

/** One transaction for the accountant: a journal, or all journals of a day together. */
export type AccountingEntry = {
  readonly on: IsoDate;
  /** Number of the journal; null for a day. */
  readonly number: number | null;
  readonly text: string;
  readonly postings: readonly { readonly account: Account; readonly amountCents: number }[];
};

const NAMES: Readonly<Partial<Record<Account, string>>> = {
  ar_insurer: 'Assets:Receivable:Insurers',
  ar_patient: 'Assets:Receivable:Patients',
  cash: 'Assets:Undeposited:Cash',
  check: 'Assets:Undeposited:Checks',
  card: 'Assets:Undeposited:Cards',
  eft: 'Assets:Undeposited:Transfers',
  bank: 'Assets:Bank',
  service_revenue: 'Income:Services',
  contractual_adjustment: 'Income:Contractual-Adjustments',
  write_off: 'Expenses:Write-Offs',
  bad_debt: 'Expenses:Bad-Debt',
  refunds_payable: 'Liabilities:Refunds',
  unapplied_payments: 'Liabilities:Unapplied-Payments',
  payer_suspense: 'Liabilities:Payer-Suspense',
  returned_payment_fee: 'Income:Returned-Payment-Fees',
};

/** A name that hledger and beancount both take. */
export const ACCOUNT_NAME = /^(Assets|Liabilities|Equity|Income|Expenses)(:[A-Z0-9][A-Za-z0-9-]*)+$/;

/** Our proposal for an account's name; an account without one gets it from its key and side. */
export function proposedName(account: Account): string {
  const word = account
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('-');
  return NAMES[account] ?? `${ACCOUNTS[account].normal === 'debit' ? 'Assets' : 'Liabilities'}:${word}`;
}

export type AccountNames = ReadonlyMap<Account, string>;

function nameOf(names: AccountNames, account: Account): string {
  return names.get(account) ?? proposedName(account);
}

/** Cents as accounting programs read them: `-12.05`. */
function plain(amountCents: number): string {
  const abs = Math.abs(amountCents);
  return `${amountCents < 0 ? '-' : ''}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

/** One line of text without what the formats give a meaning to. */
function line(text: string): string {
  return text.replaceAll(/[\s;"\\|]+/g, ' ').trim();
}

/**
 * The file of a span of journals, line by line without line ends. Amounts are dollars with debits positive; every
 * transaction sums to zero. Sources: hledger journal format 1.25, beancount language syntax v2, RFC 4180.
 */
export function* accountingFile(
  format: AccountingFormat,
  entries: Iterable<AccountingEntry>,
  names: AccountNames,
  firstDay: IsoDate,
): Generator<string> {
  switch (format) {
    case 'csv':
      yield 'date,journal,text,account,account_name,amount';
      for (const e of entries)
        for (const p of e.postings)
          yield [
            e.on,
            e.number === null ? '' : String(e.number),
            csvText(e.text),
            p.account,
            csvText(nameOf(names, p.account)),
            plain(p.amountCents),
          ].join(',');
      return;
    case 'hledger':
      yield '; Claimwright ledger. Amounts in US dollars.';
      yield 'commodity USD 1000.00';
      for (const account of ACCOUNT_KEYS) yield `account ${nameOf(names, account)}`;
      for (const e of entries) {
        yield '';
        yield `${e.on} *${e.number === null ? '' : ` (${e.number})`} ${line(e.text)}`;
        for (const p of e.postings) yield `    ${nameOf(names, p.account)}  USD ${plain(p.amountCents)}`;
      }
      return;
    case 'beancount':
      yield '; Claimwright ledger. Amounts in US dollars.';
      yield 'option "title" "Claimwright ledger"';
      yield 'option "operating_currency" "USD"';
      for (const name of new Set(ACCOUNT_KEYS.map((account) => nameOf(names, account))))
        yield `${firstDay} open ${name} USD`;
      for (const e of entries) {
        yield '';
        yield `${e.on} * "${line(e.text)}"`;
        if (e.number !== null) yield `  journal: "${e.number}"`;
        for (const p of e.postings) yield `  ${nameOf(names, p.account)}  ${plain(p.amountCents)} USD`;
      }
  }
}

/** RFC 4180, and no leading sign that a spreadsheet would take for a formula. */
function csvText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

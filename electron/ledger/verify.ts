import { verifyAudit } from '#electron/audit/audit.ts';
import { seal } from '#electron/db/sealing.ts';
import { sql, type ReadDb, type Sql } from '#electron/db/sql.ts';
import { ACCOUNTS, type Account } from '#shared/domain/journal.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { hashOfPeriod } from './periods.ts';

export type LedgerCheck = {
  readonly check: string;
  readonly ok: boolean;
  /** What was counted. */
  readonly detail: string;
  /** Numbers of journals, claims, deposits … that are wrong, at most twenty; never a person's data. */
  readonly wrong: readonly string[];
};

export type LedgerProof = {
  readonly ok: boolean;
  readonly journals: number;
  readonly entries: number;
  readonly checks: readonly LedgerCheck[];
};

const MOST = 20;

/**
 * Proves the ledger: every journal, the subledgers against their accounts, every claim's life, deposits, batches,
 * refunds, kept sums, closed periods and the audit trail. It reads and changes nothing.
 */
export function verifyLedger(db: ReadDb): LedgerProof {
  const size = db.get<{ journals: number; entries: number }>(
    sql`SELECT (SELECT COUNT(*) FROM journal) AS journals, (SELECT COUNT(*) FROM journal_entry) AS entries`,
  ) ?? { journals: 0, entries: 0 };
  const checks = [
    ...RULES.map(([check, detail, statement]) => found(db, check, detail, statement)),
    subledgers(db),
    periods(db),
    ...verifyAudit(db).map((row) => ({ ...row, wrong: [] })),
  ];
  return { ok: checks.every((check) => check.ok), ...size, checks };
}

/** Each statement lists what is wrong: none means proved. */
const RULES: readonly (readonly [string, string, Sql])[] = [
  [
    'every journal sums to zero',
    'and has at least two entries',
    // In the order of writing: by the index of journals a million entries would be fetched one by one.
    sql`SELECT 'journal ' || coalesce((SELECT number FROM journal WHERE id = journal_id), '?') AS wrong FROM (
        SELECT journal_id FROM journal_entry NOT INDEXED GROUP BY journal_id HAVING COUNT(*) < 2 OR SUM(amount_cents) <> 0
        UNION ALL SELECT id FROM journal j WHERE NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.journal_id = j.id))`,
  ],
  [
    'no entry without its journal',
    'and none without patient where one is owed',
    sql`SELECT 'entry ' || e.id AS wrong FROM journal_entry e LEFT JOIN journal j ON j.id = e.journal_id
      LEFT JOIN patient p ON p.id = e.patient_id LEFT JOIN claim c ON c.id = e.claim_id
      WHERE j.id IS NULL OR (e.patient_id IS NOT NULL AND p.id IS NULL) OR (e.claim_id IS NOT NULL AND c.id IS NULL)
        OR (e.account IN ('ar_insurer', 'ar_patient') AND e.patient_id IS NULL)`,
  ],
  [
    'journal numbers run on',
    'none is missing',
    sql`SELECT 'after journal ' || number AS wrong FROM (SELECT number, lead(number) OVER (ORDER BY number) AS next FROM journal)
      WHERE next IS NOT NULL AND next <> number + 1`,
  ],
  [
    'reversals mirror their journals',
    'entry by entry',
    sql`SELECT 'journal ' || r.number AS wrong FROM journal r WHERE r.reverses_journal_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM (SELECT account, coalesce(patient_id, '') AS p, coalesce(claim_id, '') AS c, coalesce(service_line_id, '') AS l,
          amount_cents AS a FROM journal_entry WHERE journal_id = r.id
        UNION ALL SELECT account, coalesce(patient_id, ''), coalesce(claim_id, ''), coalesce(service_line_id, ''), amount_cents
        FROM journal_entry WHERE journal_id = r.reverses_journal_id) GROUP BY account, p, c, l HAVING SUM(a) <> 0)`,
  ],
  [
    'each claim belongs to its patient',
    'on every entry',
    sql`SELECT DISTINCT 'claim ' || c.control_number AS wrong FROM claim c JOIN journal_entry e ON e.claim_id = c.id
      WHERE e.account IN ('ar_insurer', 'ar_patient', 'service_revenue') AND e.patient_id <> c.patient_id`,
  ],
  [
    'each claim’s life adds up',
    'charges are what was claimed; charges = payments + adjustments + open',
    // Revenue posted to a claim is its charge (nothing for a void one, and nothing for a later payer's).
    sql`SELECT 'claim ' || c.control_number AS wrong FROM claim c JOIN (
        SELECT e.claim_id, -SUM(e.amount_cents) FILTER (WHERE e.account = 'service_revenue') AS earned,
          SUM(e.amount_cents) FILTER (WHERE j.kind = 'charges' OR o.kind = 'charges') AS loose
        FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
        WHERE e.claim_id IS NOT NULL GROUP BY e.claim_id) s ON s.claim_id = c.id
      WHERE coalesce(s.loose, 0) <> 0 OR (c.status = 'voided' AND coalesce(s.earned, 0) <> 0)
        OR (c.status <> 'voided' AND coalesce(s.earned, 0) NOT IN (0, c.charge_cents))`,
  ],
  [
    'each deposit ties',
    'to its payments and to its journal',
    sql`SELECT 'deposit ' || d.number AS wrong FROM deposit d
      WHERE d.total_cents <> (SELECT coalesce(SUM(i.amount_cents), 0) FROM deposit_item i WHERE i.deposit_id = d.id)
        OR d.total_cents <> (SELECT coalesce(SUM(e.amount_cents), 0) FROM journal_entry e WHERE e.journal_id = d.journal_id AND e.account = 'bank')
        OR EXISTS (SELECT 1 FROM deposit_item i JOIN journal_entry e ON e.id = i.entry_id WHERE i.deposit_id = d.id AND e.amount_cents <> i.amount_cents)
        OR EXISTS (SELECT 1 FROM (SELECT e.account, SUM(i.amount_cents) AS a FROM deposit_item i JOIN journal_entry e ON e.id = i.entry_id
            WHERE i.deposit_id = d.id GROUP BY e.account) x WHERE x.a <> -(SELECT coalesce(SUM(k.amount_cents), 0) FROM journal_entry k
            WHERE k.journal_id = d.journal_id AND k.account = x.account))
        OR EXISTS (SELECT 1 FROM deposit_item i WHERE i.deposit_id = d.id AND i.live =
          (SELECT COUNT(*) FROM journal r WHERE r.reverses_journal_id = d.journal_id))`,
  ],
  [
    'money that waits is what the drawer holds',
    'cash, checks, cards and transfers by entry',
    sql`SELECT a.account AS wrong FROM account a WHERE a.account IN ('cash', 'check', 'card', 'eft') AND
      (SELECT coalesce(SUM(amount_cents), 0) FROM journal_entry WHERE account = a.account) <>
      (SELECT coalesce(SUM(e.amount_cents), 0) FROM journal_entry e JOIN journal j ON j.id = e.journal_id
        LEFT JOIN journal o ON o.id = j.reverses_journal_id WHERE e.account = a.account AND j.kind <> 'deposit'
        AND coalesce(o.kind, '') <> 'deposit' AND NOT EXISTS (SELECT 1 FROM deposit_item i WHERE i.entry_id = e.id AND i.live = 1))`,
  ],
  [
    'payments are their journals',
    'tender and amount',
    sql`SELECT 'journal ' || j.number AS wrong FROM payment p JOIN journal j ON j.id = p.journal_id
      WHERE p.amount_cents <> (SELECT coalesce(SUM(e.amount_cents), 0) FROM journal_entry e WHERE e.journal_id = p.journal_id
        AND e.account = CASE p.tender WHEN 'money_order' THEN 'check' ELSE p.tender END AND e.amount_cents > 0)`,
  ],
  [
    'refunds owed are refunds payable',
    'asked for, less paid and cancelled',
    sql`SELECT 'refunds payable ' || printf('%.2f', balance / 100.0) AS wrong FROM (
        SELECT -coalesce(SUM(amount_cents), 0) AS balance FROM journal_entry WHERE account = 'refunds_payable')
      WHERE balance < (SELECT coalesce(SUM(amount_cents), 0) FROM refund WHERE paid_journal_id IS NULL AND cancelled_journal_id IS NULL)`,
  ],
  [
    'kept sums are the sums',
    'open by claim, from the entries',
    sql`SELECT DISTINCT account || ' of a claim or patient' AS wrong FROM (
        SELECT account, patient_id, claim_id, payer_id, service_on, amount_cents AS a FROM open_balance
        UNION ALL SELECT account, coalesce(patient_id, ''), coalesce(claim_id, ''), coalesce(payer_id, ''), coalesce(service_on, ''), -amount_cents
        FROM journal_entry WHERE account IN ('ar_insurer', 'ar_patient', 'unapplied_payments'))
      GROUP BY account, patient_id, claim_id, payer_id, service_on HAVING SUM(a) <> 0`,
  ],
  [
    'journals of each patient are listed',
    'beside their entries',
    // Each entry finds its row by the key, each row finds an entry: nothing is sorted.
    sql`SELECT DISTINCT 'journal ' || number AS wrong FROM (
        SELECT j.number FROM journal_entry e NOT INDEXED JOIN journal j ON j.id = e.journal_id
          LEFT JOIN patient_journal p ON p.patient_id = e.patient_id AND p.number = j.number
          WHERE e.patient_id IS NOT NULL AND (p.journal_id IS NOT j.id OR p.kind IS NOT j.kind OR p.posted_on IS NOT j.posted_on
            OR p.reverses_journal_id IS NOT j.reverses_journal_id)
        UNION ALL SELECT p.number FROM patient_journal p WHERE NOT EXISTS (
          SELECT 1 FROM journal_entry e JOIN journal j ON j.id = e.journal_id
          WHERE e.journal_id = p.journal_id AND e.patient_id = p.patient_id AND j.number = p.number))`,
  ],
];

function found(db: ReadDb, check: string, detail: string, statement: Sql): LedgerCheck {
  try {
    const wrong = db.all<{ wrong: string }>(sql`SELECT wrong FROM (${statement}) LIMIT ${MOST}`);
    return { check, ok: wrong.length === 0, detail, wrong: wrong.map((row) => row.wrong) };
  } catch {
    return { check, ok: false, detail: 'could not be read: the file is damaged', wrong: [] };
  }
}

/** What patients' and payers' accounts add up to, beside the account that holds them all. */
function subledgers(db: ReadDb): LedgerCheck {
  const rows = db.all<{ account: Account; control: number; people: number; kept: number }>(sql`
    SELECT a.account, (SELECT coalesce(SUM(e.amount_cents), 0) FROM journal_entry e WHERE e.account = a.account) AS control,
      (SELECT coalesce(SUM(x.s), 0) FROM (SELECT SUM(e.amount_cents) AS s FROM journal_entry e
        WHERE e.account = a.account AND e.patient_id IS NOT NULL GROUP BY e.patient_id) x) AS people,
      (SELECT coalesce(SUM(o.amount_cents), 0) FROM open_balance o WHERE o.account = a.account) AS kept
    FROM account a WHERE a.account IN ('ar_insurer', 'ar_patient', 'unapplied_payments')`);
  const bad = rows.filter((row) => row.control !== row.people || row.control !== row.kept);
  return {
    check: 'subledgers equal their accounts',
    ok: bad.length === 0,
    detail: rows.map((row) => `${ACCOUNTS[row.account].name} ${formatAmount(row.control)}`).join(', '),
    wrong: bad.map((row) => `${row.account}: ${formatAmount(row.people)} by patient`),
  };
}

/** Closed periods hold what they held when they were closed. */
function periods(db: ReadDb): LedgerCheck {
  const closed = db.all<{ from: IsoDate; through: IsoDate; journals: number; seal: string }>(sql`
    SELECT from_on AS "from", through_on AS through, journals, seal FROM period WHERE reopened_at IS NULL ORDER BY through_on`);
  const wrong = closed.flatMap((period) => {
    const now = hashOfPeriod(db, period.from, period.through);
    return now.journals === period.journals && seal(db, now.hash) === period.seal
      ? []
      : [`${period.from} to ${period.through}`];
  });
  return {
    check: 'closed periods are untouched',
    ok: wrong.length === 0,
    detail: `${closed.length} closed`,
    wrong,
  };
}

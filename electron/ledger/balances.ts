import type { AgeBasis, AgeBy } from '#shared/domain/ledger/aging.ts';
import { bucketStarts } from '#shared/domain/ledger/aging.ts';
import {
  practiceFigures,
  type FigureParts,
  type PracticeFigures,
} from '#shared/domain/ledger/practice-figures.ts';
import { ACCOUNTS, type Account, type JournalKind } from '#shared/domain/journal.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { every, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

export type AgingInput = {
  readonly by: AgeBy;
  readonly side: 'insurer' | 'patient' | 'both';
  readonly asOf: IsoDate;
  readonly basis: AgeBasis;
};

/** Sums of the five buckets, youngest first, and what is unapplied, which has no age. */
export type AgingRow = {
  readonly id: string;
  readonly name: string;
  readonly buckets: readonly Cents[];
  readonly totalCents: Cents;
  readonly unappliedCents: Cents;
};

export type EntryFilter = {
  readonly account: Account | null;
  readonly patientId: PatientId | null;
  readonly payerId: PayerId | null;
  readonly claimId: ClaimId | null;
  readonly kind: JournalKind | null;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly limit: number;
};

/** Balances and aging as of any day, and the entries behind every figure. */
export function createBalances(context: ServiceContext) {
  return {
    aging: (input: AgingInput) => readAging(context.db(), input, context.clock.today()),
    /** The open claims behind one row of the aging. */
    agingItems: (input: AgingInput & { readonly id: string }) =>
      readAgingItems(context.db(), input, context.clock.today()),
    entries: (filter: EntryFilter) => readFiltered(context.db(), filter),
    /** Balance of every account as of a day. */
    balances: (asOf: IsoDate) => readBalances(context.db(), asOf, context.clock.today()),
    figures: (from: IsoDate, to: IsoDate) => readFigures(context.db(), from, to, context.clock.today()),
  };
}

/**
 * Open sums by claim as of a day: today's, less what was posted after that day. Today's alone are read from the
 * kept sums without any entry. The journals of the later days are walked first (CROSS JOIN keeps that order).
 */
function openAsOf(asOf: IsoDate, today: IsoDate): Sql {
  if (asOf >= today) return sql`open_balance`;
  return sql`(SELECT account, patient_id, claim_id, payer_id, service_on, amount_cents FROM open_balance
    UNION ALL SELECT e.account, coalesce(e.patient_id, ''), coalesce(e.claim_id, ''), coalesce(e.payer_id, ''),
      coalesce(e.service_on, ''), -e.amount_cents
    FROM journal j CROSS JOIN journal_entry e INDEXED BY entry_by_journal ON e.journal_id = j.id
    WHERE j.posted_on > ${asOf} AND e.account IN ('ar_insurer', 'ar_patient', 'unapplied_payments'))`;
}

/** The day from which an open sum is aged; what was never billed is new. */
function ageDay(basis: AgeBasis): Sql {
  return basis === 'service'
    ? sql`o.service_on`
    : sql`coalesce((SELECT substr(v.created_at, 1, 10) FROM claim_version v WHERE v.claim_id = o.claim_id AND v.number = 1), '')`;
}

const SIDES = {
  insurer: sql`o.account = 'ar_insurer'`,
  patient: sql`o.account IN ('ar_patient', 'unapplied_payments')`,
  both: sql`o.account IN ('ar_insurer', 'ar_patient', 'unapplied_payments')`,
};

/** The key by which rows are grouped, as an expression over an open sum. */
const KEYS: Readonly<Record<AgeBy, Sql>> = {
  payer: sql`o.payer_id`,
  patient: sql`o.patient_id`,
  provider: sql`coalesce((SELECT n.rendering_provider_id FROM claim c JOIN encounter n ON n.id = c.encounter_id
    WHERE c.id = o.claim_id), '')`,
};

/** Grouped with names only for the rows that are left. */
function readAging(db: ReadDb, input: AgingInput, today: IsoDate): AgingRow[] {
  const [s30, s60, s90, s120] = bucketStarts(input.asOf);
  const day = ageDay(input.basis);
  const rows = db.all<Record<'b0' | 'b1' | 'b2' | 'b3' | 'b4' | 'unapplied', number> & { id: string }>(sql`
    SELECT id, coalesce(SUM(amount) FILTER (WHERE day >= ${s30} OR day = ''), 0) AS b0,
      coalesce(SUM(amount) FILTER (WHERE day >= ${s60} AND day < ${s30}), 0) AS b1,
      coalesce(SUM(amount) FILTER (WHERE day >= ${s90} AND day < ${s60}), 0) AS b2,
      coalesce(SUM(amount) FILTER (WHERE day >= ${s120} AND day < ${s90}), 0) AS b3,
      coalesce(SUM(amount) FILTER (WHERE day < ${s120} AND day <> ''), 0) AS b4, -coalesce(SUM(loose), 0) AS unapplied
    FROM (SELECT ${KEYS[input.by]} AS id, CASE WHEN o.account = 'unapplied_payments' THEN NULL ELSE ${day} END AS day,
        CASE WHEN o.account = 'unapplied_payments' THEN 0 ELSE o.amount_cents END AS amount,
        CASE WHEN o.account = 'unapplied_payments' THEN o.amount_cents ELSE 0 END AS loose
      FROM ${openAsOf(input.asOf, today)} o WHERE ${SIDES[input.side]})
    GROUP BY id`);
  const names = namesOf(db, input.by);
  return rows
    .map(({ id, b0, b1, b2, b3, b4, unapplied }) => ({
      id,
      name: names.get(id) ?? (id === '' ? NOBODY[input.by] : ''),
      buckets: [b0, b1, b2, b3, b4].map(cents),
      totalCents: sumCents([b0, b1, b2, b3, b4]),
      unappliedCents: cents(unapplied),
    }))
    .filter((row) => row.unappliedCents !== 0 || row.buckets.some((bucket) => bucket !== 0))
    .sort((a, b) => b.totalCents - a.totalCents || (a.name < b.name ? -1 : 1));
}

const NOBODY: Readonly<Record<AgeBy, string>> = {
  payer: 'No payer',
  patient: 'No patient',
  provider: 'No claim',
};

function namesOf(db: ReadDb, by: AgeBy): Map<string, string> {
  const rows =
    by === 'payer'
      ? db.all<{ id: string; name: string }>(sql`SELECT id, name FROM payer`)
      : by === 'patient'
        ? db.all<{ id: string; name: string }>(
            sql`SELECT id, last_name || ', ' || first_name AS name FROM patient`,
          )
        : db.all<{ id: string; name: string }>(
            sql`SELECT id, last_name || ', ' || first_name AS name FROM provider`,
          );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function readAgingItems(db: ReadDb, input: AgingInput & { readonly id: string }, today: IsoDate) {
  const [s30, s60, s90, s120] = bucketStarts(input.asOf);
  const rows = db.all<{
    account: 'ar_insurer' | 'ar_patient' | 'unapplied_payments';
    patientId: PatientId;
    patientName: string;
    claimId: ClaimId | '';
    controlNumber: string | null;
    serviceOn: IsoDate | '';
    day: IsoDate | '';
    amountCents: Cents;
  }>(sql`
    SELECT x.account, x.patient_id AS patientId, p.last_name || ', ' || p.first_name AS patientName, x.claim_id AS claimId,
      k.control_number AS controlNumber, x.service_on AS serviceOn, x.day, x.amountCents
    FROM (SELECT o.account, o.patient_id, o.claim_id, max(o.service_on) AS service_on, max(${ageDay(input.basis)}) AS day,
        SUM(o.amount_cents) AS amountCents
      FROM ${openAsOf(input.asOf, today)} o WHERE ${SIDES[input.side]} AND ${KEYS[input.by]} = ${input.id}
      GROUP BY o.account, o.patient_id, o.claim_id HAVING SUM(o.amount_cents) <> 0) x
    LEFT JOIN patient p ON p.id = x.patient_id LEFT JOIN claim k ON k.id = x.claim_id
    ORDER BY day, k.control_number LIMIT 2000`);
  const at = (day: string): number =>
    day === '' || day >= s30 ? 0 : day >= s60 ? 1 : day >= s90 ? 2 : day >= s120 ? 3 : 4;
  return rows.map((row) => ({
    ...row,
    claimId: row.claimId === '' ? null : row.claimId,
    serviceOn: row.serviceOn === '' ? null : row.serviceOn,
    day: row.day === '' ? null : row.day,
    bucket: row.account === 'unapplied_payments' ? null : at(row.day),
  }));
}

/** Entries by any of their facts, newest first, with the sum of all of them and not only of those listed. */
function readFiltered(db: ReadDb, filter: EntryFilter) {
  const where: Sql[] = [];
  if (filter.account !== null) where.push(sql`e.account = ${filter.account}`);
  if (filter.patientId !== null) where.push(sql`e.patient_id = ${filter.patientId}`);
  if (filter.payerId !== null) where.push(sql`e.payer_id = ${filter.payerId}`);
  if (filter.claimId !== null) where.push(sql`e.claim_id = ${filter.claimId}`);
  if (filter.kind !== null) where.push(sql`j.kind = ${filter.kind}`);
  if (filter.from !== null) where.push(sql`j.posted_on >= ${filter.from}`);
  if (filter.to !== null) where.push(sql`j.posted_on <= ${filter.to}`);
  const from = sql`journal_entry e JOIN journal j ON j.id = e.journal_id WHERE ${every(where)}`;
  const sums = db.get<{ n: number; total: number }>(
    sql`SELECT COUNT(*) AS n, coalesce(SUM(e.amount_cents), 0) AS total FROM ${from}`,
  );
  const rows = db.all<{
    entryId: number;
    journalId: JournalId;
    journalNumber: number;
    kind: JournalKind;
    postedOn: IsoDate;
    serviceOn: IsoDate | null;
    depositOn: IsoDate | null;
    account: Account;
    reason: string;
    memo: string;
    amountCents: Cents;
    patientName: string | null;
  }>(sql`SELECT e.id AS entryId, e.journal_id AS journalId, j.number AS journalNumber, j.kind, j.posted_on AS postedOn,
      e.service_on AS serviceOn, j.deposit_on AS depositOn, e.account, e.reason, e.memo, e.amount_cents AS amountCents,
      (SELECT p.last_name || ', ' || p.first_name FROM patient p WHERE p.id = e.patient_id) AS patientName
    FROM ${from} ORDER BY e.id DESC LIMIT ${filter.limit}`);
  return { entries: sums?.n ?? 0, totalCents: cents(sums?.total ?? 0), rows };
}

/** Today's sums less what was posted after the day. */
export function readBalances(db: ReadDb, asOf: IsoDate, today: IsoDate) {
  const now = db.all<{ account: Account; entries: number; balance: number }>(
    sql`SELECT account, COUNT(*) AS entries, SUM(amount_cents) AS balance FROM journal_entry GROUP BY account`,
  );
  const later =
    asOf >= today
      ? []
      : db.all<{ account: Account; entries: number; balance: number }>(sql`
          SELECT e.account, COUNT(*) AS entries, SUM(e.amount_cents) AS balance
          FROM journal j CROSS JOIN journal_entry e INDEXED BY entry_by_journal ON e.journal_id = j.id WHERE j.posted_on > ${asOf} GROUP BY e.account`);
  const after = new Map(later.map((row) => [row.account, row]));
  return now.map(({ account, entries, balance }) => ({
    account,
    name: ACCOUNTS[account].name,
    entries: entries - (after.get(account)?.entries ?? 0),
    balanceCents: cents(balance - (after.get(account)?.balance ?? 0)),
  }));
}

function readFigures(
  db: ReadDb,
  from: IsoDate,
  to: IsoDate,
  today: IsoDate,
): PracticeFigures & { readonly parts: FigureParts; readonly from: IsoDate; readonly to: IsoDate } {
  const moved = new Map(
    readMoved(db, from, to).map(({ account, kind, amount }) => [`${account} ${kind}`, amount]),
  );
  const of = (account: Account): number =>
    [...moved].reduce((sum, [key, amount]) => (key.startsWith(`${account} `) ? sum + amount : sum), 0);
  const open = new Map(readBalances(db, to, today).map((row) => [row.account, row.balanceCents]));
  // Money that came in is what money accounts and the bank gained together: a deposit only moves it.
  const payments = of('cash') + of('check') + of('card') + of('eft') + of('bank') + of('refunds_payable');
  const days = Math.round((Date.parse(to) - Date.parse(addDays(from, -1))) / 86_400_000);
  const parts: FigureParts = {
    days,
    chargesCents: -of('service_revenue'),
    paymentsCents: payments,
    contractualCents: of('contractual_adjustment'),
    writeOffCents: of('write_off'),
    badDebtCents: of('bad_debt'),
    receivableCents: (open.get('ar_insurer') ?? 0) + (open.get('ar_patient') ?? 0),
  };
  return { ...practiceFigures(parts), parts, from, to };
}

/** What every account moved in a span of posting days, by kind of journal. */
export function readMoved(
  db: ReadDb,
  from: IsoDate,
  to: IsoDate,
): {
  readonly account: Account;
  readonly kind: JournalKind;
  readonly amount: number;
  readonly entries: number;
}[] {
  return db.all(sql`SELECT e.account, coalesce(o.kind, j.kind) AS kind, SUM(e.amount_cents) AS amount, COUNT(*) AS entries
    FROM journal j CROSS JOIN journal_entry e INDEXED BY entry_by_journal ON e.journal_id = j.id LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE j.posted_on BETWEEN ${from} AND ${to} GROUP BY 1, 2`);
}

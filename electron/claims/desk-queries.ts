import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import { CLAIM_STATUSES } from '#shared/domain/claim-status.ts';
import type { DeskCounts, DeskFilter, DeskSort } from '#shared/domain/claim-work.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { cents, ZERO } from '#shared/kernel/money.ts';
import { every, list, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';
import { countSecondaryDue } from './secondary-queries.ts';
import { countRecurringDue } from './recurring-queries.ts';

/** Everything asked of `claim c` here stands in the index `claim_desk`: the rows themselves are not read. */
const FROM = sql`FROM claim c INDEXED BY claim_desk`;

function conditions(today: IsoDate, filter: DeskFilter, found: readonly Sql[]): Sql[] {
  const where: Sql[] = [];
  if (filter.statuses.length > 0) where.push(sql`c.status IN (${list(filter.statuses)})`);
  if (filter.payerIds.length > 0) where.push(sql`c.payer_id IN (${list(filter.payerIds)})`);
  if (filter.due) where.push(sql`c.due_on <= ${today}`);
  if (filter.stops === 'with') where.push(sql`c.stops > 0`);
  if (filter.stops === 'without') where.push(sql`c.stops = 0`);
  if (filter.ageFrom !== null) where.push(sql`c.service_on <= ${addDays(today, -filter.ageFrom)}`);
  if (filter.ageTo !== null) where.push(sql`c.service_on >= ${addDays(today, -filter.ageTo)}`);
  if (filter.serviceFrom !== null) where.push(sql`c.service_on >= ${filter.serviceFrom}`);
  if (filter.serviceTo !== null) where.push(sql`c.service_on <= ${filter.serviceTo}`);
  if (filter.chargeFromCents !== null) where.push(sql`c.charge_cents >= ${filter.chargeFromCents}`);
  if (filter.chargeToCents !== null) where.push(sql`c.charge_cents <= ${filter.chargeToCents}`);
  if (filter.coverageRank !== null) where.push(sql`c.coverage_rank = ${filter.coverageRank}`);
  if (filter.taskOwnerId !== null)
    where.push(sql`c.rowid IN (SELECT k.rowid FROM claim_task t JOIN claim k ON k.id = t.claim_id
      WHERE t.done_at IS NULL AND t.owner_id = ${filter.taskOwnerId})`);
  return [...where, ...found];
}

function words(search: string): string[] {
  return search
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean);
}

/**
 * What a search asks of `claim c`, a condition for each of its words. A word is part of a last name or payer, the
 * beginning of a first name, account or control number, the payer's own number, or the beginning of a date of
 * service. Each is looked up once, where its own index is, and both the page and its count use what was found.
 */
export function searchConditions(db: ReadDb, search: string): readonly Sql[] {
  const found = words(search).map((word) => lookUp(db, word));
  // Words that no payer's name holds name certain claims: those that all of them name are few.
  const rows = found.filter((f) => f.payers.length === 0 && f.day === null).map((f) => f.rows);
  const common = rows.reduce<readonly number[] | null>((all, some) => {
    if (all === null) return some;
    const known = new Set(all);
    return some.filter((row) => known.has(row));
  }, null);
  return [
    ...(common === null ? [] : [sql`c.rowid IN (${list(common)})`]),
    ...found
      .filter((f) => f.payers.length > 0 || f.day !== null)
      .map(({ rows: own, payers, day }) => {
        const on = day === null ? sql`` : sql` OR c.service_on LIKE ${day}`;
        return sql`c.rowid IN (${list(own)}) OR c.payer_id IN (${list(payers)})${on}`;
      }),
  ];
}

type Found = {
  readonly rows: readonly number[];
  readonly payers: readonly PayerId[];
  readonly day: string | null;
};

function lookUp(db: ReadDb, word: string): Found {
  const plain = word.replaceAll(/[\\%_]/g, (c) => `\\${c}`);
  const [begins, holds] = [`${plain}%`, `%${plain}%`];
  const rows = db.all<{ row: number }>(sql`SELECT k.rowid AS row FROM patient p
      CROSS JOIN claim k INDEXED BY claim_by_patient ON k.patient_id = p.id
    WHERE p.last_name LIKE ${holds} ESCAPE '\\' OR p.first_name LIKE ${begins} ESCAPE '\\'
      OR p.account_number LIKE ${begins} ESCAPE '\\'
    UNION ALL SELECT k.rowid FROM claim k WHERE k.control_number >= ${word} AND k.control_number < ${`${word}~`}
    UNION ALL SELECT k.rowid FROM claim k WHERE k.payer_control_number = ${word} AND k.payer_control_number <> ''`);
  const payers = db.all<{ id: PayerId }>(sql`SELECT id FROM payer WHERE name LIKE ${holds} ESCAPE '\\'`);
  return {
    rows: rows.map(({ row }) => row),
    payers: payers.map(({ id }) => id),
    day: /^\d{4}-[\d-]*$/.test(word) ? `${word}%` : null,
  };
}

/**
 * The claims of a page: `id` and `place`.
 * @param found what `searchConditions` gave for the search of the filter.
 */
export function deskPage(
  today: IsoDate,
  page: {
    readonly filter: DeskFilter;
    readonly sort: DeskSort;
    readonly limit: number;
    readonly offset: number;
  },
  found: readonly Sql[],
): Sql {
  const where = every(conditions(today, page.filter, found));
  // Names stand in the order of their own index, so that a page of them is found without sorting all.
  const from = page.sort.by === 'patient' ? BY_NAME : FROM;
  return sql`SELECT k.id, o.place FROM (SELECT row, row_number() OVER () AS place
      FROM (SELECT c.rowid AS row ${from} WHERE ${where}
        ORDER BY ${orderOf(page.sort)} LIMIT ${page.limit} OFFSET ${page.offset})) o
    CROSS JOIN claim k ON k.rowid = o.row`;
}

const BY_NAME = sql`FROM patient p INDEXED BY patient_by_name
  CROSS JOIN claim c INDEXED BY claim_by_patient ON c.patient_id = p.id`;
const COLUMN: Readonly<Record<Exclude<DeskSort['by'], 'patient'>, Sql>> = {
  due: sql`c.due_on`,
  service: sql`c.service_on`,
  charge: sql`c.charge_cents`,
  payer: sql`(SELECT y.name FROM payer y WHERE y.id = c.payer_id) COLLATE NOCASE`,
  control: sql`length(c.control_number)`,
  status: sql`(SELECT s.position FROM claim_status s WHERE s.status = c.status)`,
};

function orderOf({ by, descending }: DeskSort): Sql {
  const way = descending ? sql`DESC` : sql`ASC`;
  if (by === 'patient') return sql`p.last_name COLLATE NOCASE ${way}, p.first_name COLLATE NOCASE ${way}`;
  // Nothing due stays last, whichever way the days run.
  const none = by === 'due' && descending ? sql`c.due_on = '9999-12-31', ` : sql``;
  const then =
    by === 'control' || by === 'service'
      ? sql`c.control_number ${way}`
      : sql`c.due_on, c.service_on, c.control_number`;
  return sql`${none}${COLUMN[by]} ${way}, ${then}`;
}

export function countDeskRows(
  db: ReadDb,
  today: IsoDate,
  filter: DeskFilter,
  found: readonly Sql[],
): { total: number; chargeCents: number } {
  const row = db.get<{ total: number; chargeCents: number }>(
    sql`SELECT count(*) AS total, coalesce(sum(c.charge_cents), 0) AS chargeCents ${FROM}
        WHERE ${every(conditions(today, filter, found))}`,
  );
  return row ?? { total: 0, chargeCents: 0 };
}

type Amount = { readonly count: number; readonly chargeCents: number };
type Group = Amount & {
  readonly status: ClaimStatus;
  readonly payerId: PayerId;
  readonly due: number;
  readonly dueCents: number;
  readonly near: number;
  readonly nearCents: number;
};

/** Counts and charges of the whole desk, in one walk through the index that is made for it. */
export function countDesk(db: ReadDb, today: IsoDate, near: IsoDate): DeskCounts {
  const due = sql`FILTER (WHERE c.due_on <= ${today})`;
  const filing = sql`FILTER (WHERE c.status IN ('draft', 'held', 'ready', 'rejected') AND c.file_by_on <= ${near})`;
  const groups = db.all<Group>(sql`SELECT c.status, c.payer_id AS payerId, count(*) AS count,
      sum(c.charge_cents) AS chargeCents, count(*) ${due} AS due, coalesce(sum(c.charge_cents) ${due}, 0) AS dueCents,
      count(*) ${filing} AS near, coalesce(sum(c.charge_cents) ${filing}, 0) AS nearCents
    FROM claim c INDEXED BY claim_by_status GROUP BY c.status, c.payer_id`);
  const names = new Map(
    db.all<{ id: PayerId; name: string }>(sql`SELECT id, name FROM payer`).map((y) => [y.id, y.name]),
  );
  const open = groups.filter((g) => !SETTLED.includes(g.status));
  return {
    states: CLAIM_STATUSES.flatMap((status) => {
      const of = groups.filter((g) => g.status === status);
      return of.length === 0 ? [] : [{ status, ...added(of) }];
    }),
    due: added(groups.map((g) => ({ count: g.due, chargeCents: g.dueCents }))),
    filingNear: added(groups.map((g) => ({ count: g.near, chargeCents: g.nearCents }))),
    payers: [...new Set(open.map((g) => g.payerId))]
      .map((payerId) => ({
        payerId,
        payerName: names.get(payerId) ?? '',
        ...added(open.filter((g) => g.payerId === payerId)),
      }))
      .sort((a, b) => b.chargeCents - a.chargeCents || a.payerName.localeCompare(b.payerName)),
    tasksDue: countTasksDue(db, today),
    secondaryDue: countSecondaryDue(db),
    recurringDue: countRecurringDue(db, today),
  };
}

const SETTLED: readonly ClaimStatus[] = ['paid', 'closed', 'voided'];

function added(groups: readonly Amount[]): { count: number; chargeCents: DeskCounts['due']['chargeCents'] } {
  return {
    count: groups.reduce((sum, g) => sum + g.count, 0),
    chargeCents: groups.length === 0 ? ZERO : cents(groups.reduce((sum, g) => sum + g.chargeCents, 0)),
  };
}

function countTasksDue(db: ReadDb, today: IsoDate): number {
  const row = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM claim_task WHERE done_at IS NULL AND due_on <= ${today}`,
  );
  return row?.n ?? 0;
}

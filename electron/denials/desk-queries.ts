import type {
  DenialCounts,
  DenialFilter,
  DenialRow,
  DenialSort,
  TrackRecord,
} from '#shared/domain/denials/denial.ts';
import { DENIAL_VIEWS, URGENT_DAYS } from '#shared/domain/denials/denial.ts';
import { listName } from '#shared/domain/patient.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { DenialId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { every, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

/** What the insurer still owes on the claim of `denial d`, from the journal. */
const OPEN = sql`(SELECT coalesce(sum(e.amount_cents), 0) FROM journal_entry e
  WHERE e.claim_id = d.claim_id AND e.account = 'ar_insurer')`;

/** How such denials went before, by payer and reason. */
const RECORD = sql`track AS (SELECT payer_id, code, count(*) AS decided,
    count(*) FILTER (WHERE outcome IN ('won','partly')) AS won
  FROM denial WHERE outcome IN ('won','partly','lost','written_off','to_patient') GROUP BY payer_id, code)`;

/** An appeal was begun and its packet has not gone out: the payer waits for nothing yet. */
const UNSENT = sql`EXISTS (SELECT 1 FROM appeal a WHERE a.denial_id = d.id AND a.outcome IS NULL AND a.sent_on IS NULL)`;

function viewIs(view: DenialFilter['view'], today: IsoDate): Sql {
  switch (view) {
    case 'todo':
      return sql`d.state = 'open' AND (d.appeals_open = 0 OR ${UNSENT}) AND (d.next_on IS NULL OR d.next_on <= ${today})
        OR d.state = 'open' AND d.next_on <= ${today}`;
    case 'appealed':
      return sql`d.state = 'open' AND d.appeals_open > 0 AND NOT ${UNSENT}`;
    case 'later':
      return sql`d.state = 'open' AND (d.appeals_open = 0 OR ${UNSENT}) AND d.next_on > ${today}`;
    case 'open':
      return sql`d.state = 'open'`;
    case 'closed':
      return sql`d.state = 'closed'`;
    case 'all':
      return sql`1`;
  }
}

function conditions(today: IsoDate, f: DenialFilter): Sql[] {
  const where: Sql[] = [viewIs(f.view, today)];
  if (f.payerId !== null) where.push(sql`d.payer_id = ${f.payerId}`);
  if (f.kind !== null) where.push(sql`d.kind = ${f.kind}`);
  if (f.code !== null) where.push(sql`d.code = ${f.code}`);
  if (f.procedure !== null)
    where.push(
      sql`EXISTS (SELECT 1 FROM denial_amount a WHERE a.code = ${f.procedure} AND a.denial_id = d.id AND a.round = d.round)`,
    );
  if (f.provider !== null) where.push(sql`d.provider = ${f.provider}`);
  if (f.user !== null) where.push(sql`d.coded_by = ${f.user} OR d.released_by = ${f.user}`);
  if (f.ownerId !== null) where.push(sql`d.owner_id = ${f.ownerId}`);
  if (f.month !== null) where.push(sql`substr(d.answered_on, 1, 7) = ${f.month}`);
  if (f.dueBy !== null) where.push(sql`d.due_on <= ${f.dueBy}`);
  for (const word of f.search
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean))
    where.push(found(word));
  return where;
}

/** A word is part of a last name or payer, the beginning of a first name, account, control or check number, or a reason. */
function found(word: string): Sql {
  const plain = word.replaceAll(/[\\%_]/g, (c) => `\\${c}`);
  const [begins, holds] = [`${plain}%`, `%${plain}%`];
  return sql`d.patient_id IN (SELECT id FROM patient WHERE last_name LIKE ${holds} ESCAPE '\\'
      OR first_name LIKE ${begins} ESCAPE '\\' OR account_number LIKE ${begins} ESCAPE '\\')
    OR d.payer_id IN (SELECT id FROM payer WHERE name LIKE ${holds} ESCAPE '\\')
    OR d.claim_id IN (SELECT id FROM claim WHERE control_number LIKE ${begins} ESCAPE '\\')
    OR d.remittance_id IN (SELECT remittance_id FROM remittance_payment WHERE trace_number LIKE ${begins} ESCAPE '\\')
    OR d.code LIKE ${holds} ESCAPE '\\'`;
}

/**
 * The order of what can still be won: an open deadline within a week first, then the rest, last what is past its
 * deadline; inside, money by how such denials ended before (one won and one lost are assumed of each, so that a single
 * case does not decide).
 */
function orderOf({ by, descending }: DenialSort, today: IsoDate): Sql {
  const way = descending ? sql`DESC` : sql`ASC`;
  const worth = sql`CASE WHEN d.due_on < ${today} THEN 2 WHEN d.due_on <= ${addDays(today, URGENT_DAYS)} THEN 0 ELSE 1 END,
    openCents * (coalesce(t.won, 0) + 1.0) / (coalesce(t.decided, 0) + 2.0) DESC, d.answered_on, d.id`;
  switch (by) {
    case 'worth':
      return worth;
    case 'due':
      return sql`d.due_on IS NULL, d.due_on ${way}, openCents DESC, d.id`;
    case 'open':
      return sql`openCents ${way}, d.id`;
    case 'patient':
      return sql`p.last_name COLLATE NOCASE ${way}, p.first_name COLLATE NOCASE ${way}, d.id`;
    case 'payer':
      return sql`y.name COLLATE NOCASE ${way}, openCents DESC, d.id`;
    case 'answered':
      return sql`d.answered_on ${way}, d.id`;
    case 'code':
      return sql`d.code ${way}, openCents DESC, d.id`;
  }
}

type Row = Omit<DenialRow, 'patientName' | 'remarks' | 'record' | 'appealUnsent'> &
  TrackRecord & {
    readonly lastName: string;
    readonly firstName: string;
    readonly middleName: string;
    readonly remarks: string;
    readonly appealUnsent: number;
  };

const COLUMNS = sql`d.id, d.claim_id AS claimId, c.control_number AS controlNumber, c.status AS claimStatus,
  d.patient_id AS patientId, p.last_name AS lastName, p.first_name AS firstName, p.middle_name AS middleName,
  d.payer_id AS payerId, y.name AS payerName, d.service_on AS serviceDate, d.answered_on AS answeredOn, d.kind, d.code,
  d.remarks, d.step, d.denied_cents AS deniedCents, ${OPEN} AS openCents, d.due_on AS dueOn, d.next_on AS nextOn,
  d.owner_id AS ownerId, coalesce(o.name, '') AS ownerName, d.appeals_open AS appealsOpen,
  d.appeals_open > 0 AND ${UNSENT} AS appealUnsent,
  coalesce(t.won, 0) AS won, coalesce(t.decided, 0) AS decided, d.state, d.outcome, d.recovered_cents AS recoveredCents`;
const FROM = sql`FROM denial d JOIN claim c ON c.id = d.claim_id JOIN patient p ON p.id = d.patient_id
  JOIN payer y ON y.id = d.payer_id LEFT JOIN user_account o ON o.id = d.owner_id
  LEFT JOIN track t ON t.payer_id = d.payer_id AND t.code = d.code`;

export type DenialPage = {
  readonly filter: DenialFilter;
  readonly sort: DenialSort;
  readonly limit: number;
  readonly offset: number;
};

/** A page of the desk, filtered and sorted by the database. */
export function readDesk(
  db: ReadDb,
  today: IsoDate,
  page: DenialPage,
): { readonly rows: DenialRow[]; readonly total: number; readonly openCents: number } {
  const where = every(conditions(today, page.filter));
  const rows = db.all<Row>(sql`WITH ${RECORD} SELECT ${COLUMNS} ${FROM} WHERE ${where}
    ORDER BY ${orderOf(page.sort, today)} LIMIT ${page.limit} OFFSET ${page.offset}`);
  const sums = db.get<{ total: number; openCents: number }>(
    sql`SELECT count(*) AS total, coalesce(sum(${OPEN}), 0) AS openCents FROM denial d WHERE ${where}`,
  );
  return { rows: rows.map(toRow), total: sums?.total ?? 0, openCents: sums?.openCents ?? 0 };
}

export function findRow(db: ReadDb, id: DenialId): DenialRow | null {
  const row = db.get<Row>(sql`WITH ${RECORD} SELECT ${COLUMNS} ${FROM} WHERE d.id = ${id}`);
  return row && toRow(row);
}

function toRow(found: Row): DenialRow {
  const { lastName, firstName, middleName, remarks, won, decided, appealUnsent, ...row } = found;
  return {
    ...row,
    patientName: listName({ lastName, firstName, middleName }),
    remarks: JSON.parse(remarks) as string[],
    appealUnsent: appealUnsent === 1,
    record: { won, decided },
  };
}

/** Counts and open money of every view, for the tiles. */
export function countDesk(db: ReadDb, today: IsoDate): Omit<DenialCounts, 'silent'> {
  const one = (where: Sql): { count: number; openCents: DenialCounts['urgent']['openCents'] } => {
    const row = db.get<{ count: number; openCents: number }>(
      sql`SELECT count(*) AS count, coalesce(sum(${OPEN}), 0) AS openCents FROM denial d WHERE ${where}`,
    );
    return { count: row?.count ?? 0, openCents: cents(row?.openCents ?? 0) };
  };
  const number = (statement: Sql): number => db.get<{ n: number }>(statement)?.n ?? 0;
  return {
    views: DENIAL_VIEWS.map((view) => ({ view, ...one(viewIs(view, today)) })),
    urgent: one(
      sql`d.state = 'open' AND d.due_on >= ${today} AND d.due_on <= ${addDays(today, URGENT_DAYS)}`,
    ),
    withoutDeadline: number(sql`SELECT count(*) AS n FROM denial WHERE state = 'open' AND due_on IS NULL`),
    recordsDue: number(
      sql`SELECT count(*) AS n FROM records_request WHERE done_on IS NULL AND due_on <= ${addDays(today, URGENT_DAYS)}`,
    ),
  };
}

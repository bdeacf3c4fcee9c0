import type { CauseFilter, CauseRow } from '#shared/domain/denials/denial.ts';
import type { Cause } from '#shared/domain/denials/causes.ts';
import type { DenialKind } from '#shared/domain/denials/kinds.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { every, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

/** `key` of a denial `d`; `label` of a row `r` of the sums. */
type Side = { readonly key: Sql; readonly label: Sql; readonly from: Sql; readonly money: Sql };

const PLAIN = sql`FROM denial d`;

/** How each side groups. A procedure counts the amounts of its own lines; everything else counts whole denials. */
const SIDES: Readonly<Record<CauseFilter['by'], Side>> = {
  payer: {
    key: sql`d.payer_id`,
    label: sql`(SELECT y.name FROM payer y WHERE y.id = r.key)`,
    from: PLAIN,
    money: sql`d.denied_cents`,
  },
  code: {
    key: sql`a.code`,
    label: sql`CASE WHEN r.key = '' THEN 'The claim as a whole' ELSE r.key END`,
    from: sql`FROM denial d JOIN (SELECT denial_id, round, code, sum(amount_cents) AS amount FROM denial_amount
      GROUP BY denial_id, round, code) a ON a.denial_id = d.id AND a.round = d.round`,
    money: sql`a.amount`,
  },
  provider: { key: sql`d.provider`, label: sql`r.key`, from: PLAIN, money: sql`d.denied_cents` },
  user: { key: sql`d.coded_by`, label: sql`r.key`, from: PLAIN, money: sql`d.denied_cents` },
  reason: { key: sql`d.code`, label: sql`r.key`, from: PLAIN, money: sql`d.denied_cents` },
  month: {
    key: sql`substr(d.answered_on, 1, 7)`,
    label: sql`r.key`,
    from: PLAIN,
    money: sql`d.denied_cents`,
  },
};

/** A denial whose remittance was undone never was one. */
function within(filter: CauseFilter): Sql {
  const where: Sql[] = [sql`d.outcome IS NOT 'undone'`];
  if (filter.from !== null) where.push(sql`d.answered_on >= ${filter.from}`);
  if (filter.to !== null) where.push(sql`d.answered_on <= ${filter.to}`);
  return every(where);
}

/** Denials by one side, the most money first; months in their order. */
export function listCauses(db: ReadDb, filter: CauseFilter): CauseRow[] {
  const { key, label, from, money } = SIDES[filter.by];
  const order = filter.by === 'month' ? sql`r.key DESC` : sql`deniedCents DESC, r.key`;
  // Denials are read once and summed by side and reason; the few sums that remain make row and leading reason.
  return db.all<CauseRow>(sql`WITH rows AS (
      SELECT ${key} AS key, d.code AS reason, d.state, d.outcome, ${money} AS money,
        d.recovered_cents AS recovered,
        CASE WHEN d.state = 'open' THEN (SELECT coalesce(sum(e.amount_cents), 0) FROM journal_entry e
          WHERE e.claim_id = d.claim_id AND e.account = 'ar_insurer') ELSE 0 END AS still
      ${from} WHERE ${within(filter)}),
    parts AS MATERIALIZED (
      SELECT key, reason, count(*) AS denials, sum(money) AS denied, sum(state = 'open') AS open,
        sum(min(still, money)) AS openCents, sum(outcome IS 'won' OR outcome IS 'partly') AS won,
        sum(outcome IS 'lost' OR outcome IS 'written_off' OR outcome IS 'to_patient') AS lost,
        sum(min(recovered, money)) AS recovered, sum(CASE WHEN outcome IS 'written_off' THEN money ELSE 0 END) AS writtenOff
      FROM rows GROUP BY key, reason),
    tops AS (SELECT key, reason, denials,
        row_number() OVER (PARTITION BY key ORDER BY denials DESC, denied DESC, reason) AS place FROM parts)
    SELECT r.key, ${label} AS label, sum(r.denials) AS denials, sum(r.denied) AS deniedCents, sum(r.open) AS open,
      sum(r.openCents) AS openCents, sum(r.won) AS won, sum(r.lost) AS lost, sum(r.recovered) AS recoveredCents,
      sum(r.writtenOff) AS writtenOffCents, t.reason AS topReason, t.denials AS topCount
    FROM parts r JOIN tops t ON t.key = r.key AND t.place = 1
    GROUP BY r.key ORDER BY ${order} LIMIT 500`);
}

/** What a rule could be made of: the reason that leads a row of the causes, with payer and procedures. */
export function findCause(
  db: ReadDb,
  filter: CauseFilter,
  rowKey: string,
): (Cause & { readonly payerId: PayerId | null }) | null {
  const side = SIDES[filter.by];
  const [lead] = db.all<{
    code: string;
    kind: DenialKind;
    n: number;
  }>(sql`SELECT d.code, min(d.kind) AS kind, count(*) AS n
    ${side.from} WHERE ${within(filter)} AND ${side.key} = ${rowKey} GROUP BY d.code ORDER BY n DESC, sum(${side.money}) DESC LIMIT 1`);
  if (!lead) return null;
  const payers = db.all<{ id: PayerId; name: string; identifier: string }>(sql`SELECT DISTINCT y.id, y.name,
      y.payer_identifier AS identifier
    ${side.from} JOIN payer y ON y.id = d.payer_id
    WHERE ${within(filter)} AND ${side.key} = ${rowKey} AND d.code = ${lead.code} LIMIT 2`);
  const procedures = db.all<{ code: string }>(sql`SELECT x.code, count(*) AS n FROM denial_amount x
    JOIN (SELECT d.id, d.round ${side.from} WHERE ${within(filter)} AND ${side.key} = ${rowKey} AND d.code = ${lead.code}) m
      ON m.id = x.denial_id AND m.round = x.round
    WHERE x.code <> '' GROUP BY x.code ORDER BY n DESC, x.code LIMIT 10`);
  // A rule names a payer only where all of these denials are of one.
  const [payer] = payers.length === 1 ? payers : [];
  return {
    kind: lead.kind,
    code: lead.code,
    payerId: payer?.id ?? null,
    payerName: payer?.name ?? '',
    payerIdentifier: payer?.identifier ?? '',
    procedures: filter.by === 'code' && rowKey !== '' ? [rowKey] : procedures.map(({ code }) => code),
    denials: lead.n,
  };
}

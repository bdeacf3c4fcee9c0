import type { EncounterRow } from '#shared/contract/coding.ts';
import type { EncounterStatus } from '#shared/domain/encounter.ts';
import { listName } from '#shared/domain/patient.ts';
import type { WorklistFilter, WorklistSort } from '#shared/domain/worklist.ts';
import { addDays, daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { every, list, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

/** The payer that pays first on the date of service of `encounter e`. */
const PAYER_ID = sql`(SELECT c.payer_id FROM coverage c WHERE c.patient_id = e.patient_id
  AND c.active_from_on <= e.service_on AND (c.active_to_on IS NULL OR c.active_to_on >= e.service_on)
  ORDER BY c.rank LIMIT 1)`;
const PAYER_NAME = sql`(SELECT y.name FROM coverage c JOIN payer y ON y.id = c.payer_id WHERE c.patient_id = e.patient_id
  AND c.active_from_on <= e.service_on AND (c.active_to_on IS NULL OR c.active_to_on >= e.service_on)
  ORDER BY c.rank LIMIT 1)`;
const VALUE = sql`(SELECT COALESCE(SUM(l.charge_cents), 0) FROM encounter_line l WHERE l.encounter_id = e.id)`;
const DOCUMENTS = sql`(SELECT COUNT(*) FROM clinical_document d WHERE d.encounter_id = e.id)`;
const QUERY_OPEN = sql`e.id IN (SELECT encounter_id FROM clinician_query WHERE status = 'open')`;

type Order = { readonly key: Sql; readonly join: Sql; readonly down: boolean };

const PATIENT = sql`JOIN patient p ON p.id = e.patient_id`;
const PROVIDER = sql`JOIN provider r ON r.id = e.rendering_provider_id`;

/** What a list is sorted by; never null, so that rows can be compared with one another. */
function orderOf({ by, down }: WorklistSort): Order {
  const plain = (key: Sql): Order => ({ key, join: sql``, down });
  switch (by) {
    case 'age':
      // The older the visit, the earlier its day.
      return { key: sql`e.service_on`, join: sql``, down: !down };
    case 'patient':
      return { key: sql`(p.last_name || ', ' || p.first_name) COLLATE NOCASE`, join: PATIENT, down };
    case 'provider':
      return { key: sql`(r.last_name || ', ' || r.first_name) COLLATE NOCASE`, join: PROVIDER, down };
    case 'payer':
      return plain(sql`COALESCE(${PAYER_NAME}, '') COLLATE NOCASE`);
    case 'value':
      return plain(VALUE);
    case 'documents':
      return plain(DOCUMENTS);
    case 'status':
      return plain(
        sql`CASE e.status WHEN 'open' THEN 1 WHEN 'coding' THEN 2 WHEN 'held' THEN 3 WHEN 'coded' THEN 4 ELSE 5 END`,
      );
    case 'coded':
      return plain(sql`COALESCE(e.coded_at, '')`);
  }
}

function orderBy({ key, down }: Order): Sql {
  return down ? sql`${key} DESC, e.service_on, e.id` : sql`${key}, e.service_on, e.id`;
}

/** What must hold of `encounter e` to stand in a list. @param today the day on which ages are counted. */
export function worklistConditions(filter: WorklistFilter, today: IsoDate): Sql[] {
  const all: Sql[] = [];
  if (filter.statuses.length > 0) all.push(sql`e.status IN (${list(filter.statuses)})`);
  if (filter.queryOpen) all.push(QUERY_OPEN);
  if (filter.returned) all.push(sql`e.returned_note <> '' AND e.status IN ('open','coding','held')`);
  if (filter.codedToday) all.push(sql`e.coded_on = ${today} AND e.status IN ('coded','billed')`);
  if (filter.minAgeDays !== null) all.push(sql`e.service_on <= ${addDays(today, -filter.minAgeDays)}`);
  if (filter.maxAgeDays !== null) all.push(sql`e.service_on >= ${addDays(today, -filter.maxAgeDays)}`);
  if (filter.providerId !== null) all.push(sql`e.rendering_provider_id = ${filter.providerId}`);
  if (filter.payerId !== null)
    all.push(
      // The plus keeps the planner from walking all visits of the payer's patients instead of the view's.
      sql`+e.patient_id IN (SELECT patient_id FROM coverage WHERE payer_id = ${filter.payerId}) AND ${PAYER_ID} = ${filter.payerId}`,
    );
  if (filter.minChargeCents !== null) all.push(sql`${VALUE} >= ${filter.minChargeCents}`);
  if (filter.maxChargeCents !== null) all.push(sql`${VALUE} <= ${filter.maxChargeCents}`);
  if (filter.documents !== 'any') {
    const some = sql`EXISTS (SELECT 1 FROM clinical_document d WHERE d.encounter_id = e.id)`;
    all.push(filter.documents === 'with' ? some : sql`NOT ${some}`);
  }
  const words = filter.search
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean);
  return [...all, ...words.map(wordCondition)];
}

function wordCondition(word: string): Sql {
  const like = `%${word.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return sql`e.patient_id IN (SELECT id FROM patient WHERE last_name LIKE ${like} ESCAPE '\\'
      OR first_name LIKE ${like} ESCAPE '\\' OR account_number LIKE ${like} ESCAPE '\\')
    OR e.reason LIKE ${like} ESCAPE '\\' OR e.service_on LIKE ${like} ESCAPE '\\'`;
}

type Row = {
  readonly id: string;
  readonly patient_id: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly service_on: IsoDate;
  readonly reason: string;
  readonly status: EncounterStatus;
  readonly hold_reason: string;
  readonly query_open: number;
  readonly returned_note: string;
  readonly coded_at: string | null;
  readonly provider_last: string;
  readonly provider_first: string;
  readonly payer_name: string | null;
  readonly documents: number;
  readonly charge_cents: number;
  readonly claim_id: string | null;
};

export type WorklistPage = {
  readonly filter: WorklistFilter;
  readonly sort: WorklistSort;
  readonly offset: number;
  readonly limit: number;
};

/**
 * One page of the encounters that a filter shows. The page is found first, over the encounters alone as far as
 * filter and order allow; names, sums and counts are then read for its rows only.
 */
export function listEncounters(db: ReadDb, page: WorklistPage, today: IsoDate): EncounterRow[] {
  const order = orderOf(page.sort);
  return db
    .all<Row>(sql`
      WITH page AS MATERIALIZED (
        SELECT e.id FROM encounter e ${order.join} WHERE ${every(worklistConditions(page.filter, today))}
        ORDER BY ${orderBy(order)} LIMIT ${page.limit} OFFSET ${page.offset})
      SELECT e.id, e.patient_id, p.last_name, p.first_name, p.middle_name, e.service_on, e.reason, e.status, e.hold_reason,
        e.returned_note, e.coded_at, r.last_name AS provider_last, r.first_name AS provider_first,
        ${PAYER_NAME} AS payer_name, ${DOCUMENTS} AS documents, ${VALUE} AS charge_cents, ${QUERY_OPEN} AS query_open,
        (SELECT k.id FROM claim k WHERE k.encounter_id = e.id AND k.status <> 'voided'
          ORDER BY k.coverage_rank LIMIT 1) AS claim_id
      FROM page JOIN encounter e ON e.id = page.id ${PATIENT} ${PROVIDER}
      ORDER BY ${orderBy(order)}`)
    .map((row) => toRow(row, today));
}

function toRow(row: Row, today: IsoDate): EncounterRow {
  return {
    id: row.id,
    patientId: row.patient_id,
    patientName: listName({
      lastName: row.last_name,
      firstName: row.first_name,
      middleName: row.middle_name,
    }),
    serviceDate: row.service_on,
    reason: row.reason,
    providerName: `${row.provider_first} ${row.provider_last}`,
    payerName: row.payer_name ?? '',
    status: row.status,
    holdReason: row.hold_reason,
    queryOpen: row.query_open === 1,
    returned: row.returned_note !== '' && row.status !== 'coded' && row.status !== 'billed',
    codedAt: row.coded_at,
    ageDays: daysBetween(row.service_on, today),
    documents: row.documents,
    chargeCents: row.charge_cents,
    claimId: row.claim_id,
  } as EncounterRow;
}

/** How many encounters each filter shows, counted in one pass. */
export function countViews(db: ReadDb, views: readonly WorklistFilter[], today: IsoDate): number[] {
  if (views.length === 0) return [];
  const counts = views
    .map((view, i) => ({ i, condition: every(worklistConditions(view, today)) }))
    .reduce(
      (all, { i, condition }) =>
        i === 0
          ? sql`COUNT(*) FILTER (WHERE ${condition})`
          : sql`${all}, COUNT(*) FILTER (WHERE ${condition})`,
      sql``,
    );
  const row = db.get<{ counts: string }>(sql`SELECT json_array(${counts}) AS counts FROM encounter e`);
  return row ? (JSON.parse(row.counts) as number[]) : views.map(() => 0);
}

export type Place = {
  readonly position: number | null;
  readonly total: number;
  readonly nextId: EncounterId | null;
};

/**
 * Where an encounter stands in a list, and the one after it; after the last comes the first. One that has just
 * left the list (it was coded) has no position, but what came after it still does.
 */
export function findPlace(
  db: ReadDb,
  id: EncounterId,
  filter: WorklistFilter,
  sort: WorklistSort,
  today: IsoDate,
): Place {
  const order = orderOf(sort);
  const inList = every(worklistConditions(filter, today));
  const here = db.get<{ k: string | number; on: string; listed: number }>(sql`
    SELECT ${order.key} AS k, e.service_on AS "on", (${inList}) AS listed
    FROM encounter e ${order.join} WHERE e.id = ${id}`);
  if (!here) return { position: null, total: 0, nextId: null };
  const tie = sql`(e.service_on, e.id) > (${here.on}, ${id})`;
  const after = order.down
    ? sql`${order.key} < ${here.k} OR (${order.key} = ${here.k} AND ${tie})`
    : sql`${order.key} > ${here.k} OR (${order.key} = ${here.k} AND ${tie})`;
  const counted = db.get<{ total: number; after: number }>(sql`
    SELECT COUNT(*) AS total, COUNT(*) FILTER (WHERE ${after}) AS after
    FROM encounter e ${order.join} WHERE ${inList}`);
  const first = (condition: Sql): EncounterId | null =>
    db.get<{ id: EncounterId }>(sql`SELECT e.id FROM encounter e ${order.join}
      WHERE (${inList}) AND e.id <> ${id} AND (${condition}) ORDER BY ${orderBy(order)} LIMIT 1`)?.id ?? null;
  const { total, after: later } = counted ?? { total: 0, after: 0 };
  return {
    position: here.listed === 1 ? total - later : null,
    total,
    nextId: first(after) ?? first(sql`1`),
  };
}

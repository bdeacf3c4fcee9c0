import type { ClinicianQuery } from '#shared/domain/clinician-query.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClinicianQueryId, DocumentId, EncounterId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';

type Row = {
  readonly id: string;
  readonly encounter_id: string;
  readonly asked_at: string;
  readonly asked_by: string;
  readonly template: string;
  readonly question: string;
  readonly options: string;
  readonly to_provider_id: string;
  readonly provider_last: string;
  readonly provider_first: string;
  readonly credentials: string;
  readonly passages: string;
  readonly status: string;
  readonly answered_on: string | null;
  readonly answered_by: string;
  readonly answered_at: string | null;
  readonly answer: string;
  readonly document_id: string | null;
};

function select(db: ReadDb, where: Sql): ClinicianQuery[] {
  return db
    .all<Row>(sql`SELECT q.id, q.encounter_id, q.asked_at, u.name AS asked_by, q.template, q.question, q.options,
        q.to_provider_id, r.last_name AS provider_last, r.first_name AS provider_first, r.credentials, q.passages,
        q.status, q.answered_on, q.answered_by, q.answered_at, q.answer, q.document_id
      FROM clinician_query q JOIN user_account u ON u.id = q.asked_by JOIN provider r ON r.id = q.to_provider_id
      WHERE ${where} ORDER BY q.asked_at, q.id`)
    .map(
      (row) =>
        ({
          id: row.id,
          encounterId: row.encounter_id,
          askedAt: row.asked_at,
          askedBy: row.asked_by,
          kind: row.template,
          question: row.question,
          options: JSON.parse(row.options) as string[],
          toProviderId: row.to_provider_id,
          toProviderName: [row.provider_first, row.provider_last, row.credentials].filter(Boolean).join(' '),
          passages: JSON.parse(row.passages) as ClinicianQuery['passages'],
          status: row.status,
          answeredOn: row.answered_on,
          answeredBy: row.answered_by,
          answeredAt: row.answered_at,
          answer: row.answer,
          documentId: row.document_id,
        }) as ClinicianQuery,
    );
}

/** The queries of an encounter, the oldest first. */
export function listQueries(db: ReadDb, encounterId: EncounterId): ClinicianQuery[] {
  return select(db, sql`q.encounter_id = ${encounterId}`);
}

export function findQuery(db: ReadDb, id: ClinicianQueryId): ClinicianQuery | null {
  return select(db, sql`q.id = ${id}`)[0] ?? null;
}

/** A query as it is asked. */
export function insertQuery(
  db: WriteDb,
  query: Pick<
    ClinicianQuery,
    'id' | 'encounterId' | 'askedAt' | 'kind' | 'question' | 'options' | 'toProviderId' | 'passages'
  >,
  askedBy: UserId,
): void {
  db.run(sql`INSERT INTO clinician_query
    (id, encounter_id, asked_at, asked_by, template, question, options, to_provider_id, passages, status)
    VALUES (${query.id}, ${query.encounterId}, ${query.askedAt}, ${askedBy}, ${query.kind}, ${query.question},
      ${JSON.stringify(query.options)}, ${query.toProviderId}, ${JSON.stringify(query.passages)}, 'open')`);
}

/** Ends an open query. @returns false when it is not open any more. */
export function closeQuery(
  db: WriteDb,
  id: ClinicianQueryId,
  end: {
    readonly status: 'answered' | 'withdrawn';
    readonly answer: string;
    readonly answeredOn: IsoDate | null;
    readonly answeredBy: string;
    readonly at: Instant;
    readonly recordedBy: UserId;
  },
): boolean {
  const { changes } = db.run(sql`UPDATE clinician_query SET status = ${end.status}, answer = ${end.answer},
      answered_on = ${end.answeredOn}, answered_by = ${end.answeredBy}, answered_at = ${end.at},
      recorded_by = ${end.recordedBy}
    WHERE id = ${id} AND status = 'open'`);
  return changes === 1;
}

/** Notes which document holds the answer. */
export function linkDocument(db: WriteDb, id: ClinicianQueryId, documentId: DocumentId): void {
  db.run(sql`UPDATE clinician_query SET document_id = ${documentId} WHERE id = ${id}`);
}

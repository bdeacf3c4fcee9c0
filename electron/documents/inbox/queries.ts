import type { InboxRow, ItemStatus } from '#shared/contract/documents.ts';
import type {
  DocumentFormat,
  IncomingDocument,
  IncomingEncounter,
  IncomingPatient,
} from '#shared/domain/incoming.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type {
  DocumentId,
  EncounterId,
  IncomingFileId,
  IncomingItemId,
  PatientId,
  UserId,
} from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';

export type Way = InboxRow['way'];

/** What was read of one document, without the bytes of what lay within it. */
export type ReadDocument = Omit<IncomingDocument, 'embedded'>;

export type NewFile = {
  readonly id: IncomingFileId;
  readonly sha256: string;
  readonly fileName: string;
  readonly format: DocumentFormat;
  readonly way: Way;
  readonly receivedAt: Instant;
  readonly receivedBy: UserId;
  readonly passedOver: readonly string[];
};

export type NewItem = {
  readonly id: IncomingItemId;
  readonly fileId: IncomingFileId;
  readonly position: number;
  readonly kind: InboxRow['kind'];
  readonly title: string;
  readonly contentSha256: string;
  /** Of what lay within the file; null: the file itself is the original. */
  readonly originalSha256: string | null;
  readonly askedEncounterId: EncounterId | null;
  readonly patient: IncomingPatient | null;
  readonly visit: IncomingEncounter | null;
  readonly document: ReadDocument | null;
};

/** One item with what the file tells; its document is read apart, because it may be long. */
export type Item = Omit<NewItem, 'document'> & {
  readonly status: ItemStatus;
  readonly patientId: PatientId | null;
  readonly encounterId: EncounterId | null;
  readonly documentId: DocumentId | null;
  readonly reason: string;
  readonly writtenOn: IsoDate | null;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly format: DocumentFormat;
  readonly way: Way;
  readonly receivedAt: Instant;
  readonly passedOver: readonly string[];
  /** Items of the same file, this one included. */
  readonly ofFile: number;
};

export function insertFile(db: WriteDb, f: NewFile): void {
  db.run(sql`INSERT INTO incoming_file (id, sha256, file_name, format, way, received_at, received_by, passed_over)
    VALUES (${f.id}, ${f.sha256}, ${f.fileName}, ${f.format}, ${f.way}, ${f.receivedAt}, ${f.receivedBy},
      ${JSON.stringify(f.passedOver)})`);
}

export function insertItem(db: WriteDb, i: NewItem): void {
  const json = (value: object | null): string | null => value && JSON.stringify(value);
  db.run(sql`INSERT INTO incoming_item (id, file_id, position, kind, title, content_sha256, original_sha256,
      asked_encounter_id, status, patient, visit, document)
    VALUES (${i.id}, ${i.fileId}, ${i.position}, ${i.kind}, ${i.title}, ${i.contentSha256}, ${i.originalSha256},
      ${i.askedEncounterId}, 'waiting', ${json(i.patient)}, ${json(i.visit)}, ${json(i.document)})`);
}

type ItemRow = {
  readonly id: IncomingItemId;
  readonly file_id: IncomingFileId;
  readonly position: number;
  readonly kind: Item['kind'];
  readonly title: string;
  readonly content_sha256: string;
  readonly original_sha256: string | null;
  readonly asked_encounter_id: EncounterId | null;
  readonly status: ItemStatus;
  readonly patient_id: PatientId | null;
  readonly encounter_id: EncounterId | null;
  readonly document_id: DocumentId | null;
  readonly reason: string;
  readonly patient: string | null;
  readonly visit: string | null;
  readonly written_on: IsoDate | null;
  readonly file_name: string;
  readonly file_sha256: string;
  readonly format: DocumentFormat;
  readonly way: Way;
  readonly received_at: Instant;
  readonly passed_over: string;
  readonly of_file: number;
};

const ITEMS = sql`SELECT i.id, i.file_id, i.position, i.kind, i.title, i.content_sha256, i.original_sha256,
    i.asked_encounter_id, i.status, i.patient_id, i.encounter_id, i.document_id, i.reason, i.patient, i.visit,
    json_extract(i.document, '$.writtenOn') AS written_on, f.file_name, f.sha256 AS file_sha256, f.format, f.way,
    f.received_at, f.passed_over, (SELECT count(*) FROM incoming_item s WHERE s.file_id = i.file_id) AS of_file
  FROM incoming_item i JOIN incoming_file f ON f.id = i.file_id`;

export function findItem(db: ReadDb, id: IncomingItemId): Item | null {
  const row = db.get<ItemRow>(sql`${ITEMS} WHERE i.id = ${id}`);
  return row && toItem(row);
}

/** What was read of an item's document; null for visits and patients. */
export function findRead(db: ReadDb, id: IncomingItemId): ReadDocument | null {
  const row = db.get<{ document: string | null }>(sql`SELECT document FROM incoming_item WHERE id = ${id}`);
  return row?.document == null ? null : (JSON.parse(row.document) as ReadDocument);
}

const SHOWN: Readonly<Record<'waiting' | 'kept' | 'decided', Sql>> = {
  waiting: sql`i.status = 'waiting'`,
  kept: sql`i.status = 'kept'`,
  decided: sql`i.status IN ('attached', 'linked', 'known', 'discarded')`,
};

/** Items that wait, wait with a patient, or are decided: the newest file first, in its own order. */
export function listItems(
  db: ReadDb,
  show: keyof typeof SHOWN,
  limit: number,
): { items: Item[]; total: number } {
  const order = show === 'decided' ? sql`i.decided_at DESC` : sql`f.received_at DESC`;
  const items = db
    .all<ItemRow>(sql`${ITEMS} WHERE ${SHOWN[show]} ORDER BY ${order}, i.file_id, i.position LIMIT ${limit}`)
    .map(toItem);
  const total =
    items.length < limit
      ? items.length
      : (db.get<{ n: number }>(sql`SELECT count(*) AS n FROM incoming_item i WHERE ${SHOWN[show]}`)?.n ?? 0);
  return { items, total };
}

export function itemsOfFile(db: ReadDb, fileId: IncomingFileId): Item[] {
  return db.all<ItemRow>(sql`${ITEMS} WHERE i.file_id = ${fileId} ORDER BY i.position`).map(toItem);
}

/** The last time that these bytes were taken in, or null. */
export function findFileOf(db: ReadDb, sha256: string): { id: IncomingFileId; receivedAt: Instant } | null {
  const row = db.get<{ id: IncomingFileId; received_at: Instant }>(
    sql`SELECT id, received_at FROM incoming_file WHERE sha256 = ${sha256} ORDER BY received_at DESC, rowid DESC LIMIT 1`,
  );
  return row && { id: row.id, receivedAt: row.received_at };
}

/** Whether the same content waits already in another file. */
export function waitsAlready(db: ReadDb, item: NewItem): boolean {
  return (
    db.get(sql`SELECT 1 FROM incoming_item WHERE content_sha256 = ${item.contentSha256} AND kind = ${item.kind}
      AND status IN ('waiting', 'kept') AND file_id <> ${item.fileId} LIMIT 1`) !== null
  );
}

export function countItems(db: ReadDb): { waiting: number; kept: number } {
  return (
    db.get<{
      waiting: number;
      kept: number;
    }>(sql`SELECT count(*) FILTER (WHERE status = 'waiting') AS waiting,
      count(*) FILTER (WHERE status = 'kept') AS kept FROM incoming_item WHERE status IN ('waiting', 'kept')`) ?? {
      waiting: 0,
      kept: 0,
    }
  );
}

export type Verdict = {
  readonly status: Exclude<ItemStatus, 'waiting'>;
  readonly patientId: PatientId | null;
  readonly encounterId: EncounterId | null;
  readonly documentId: DocumentId | null;
  readonly reason: string;
  readonly at: Instant;
  readonly by: UserId;
};

/** Writes a decision down. The text of what was attached stands with the document alone from then on. */
export function decideItem(db: WriteDb, id: IncomingItemId, v: Verdict): void {
  const document =
    v.documentId === null ? sql`document` : sql`json_set(document, '$.text', '', '$.results', json('[]'))`;
  db.run(sql`UPDATE incoming_item SET status = ${v.status}, patient_id = ${v.patientId}, encounter_id = ${v.encounterId},
      document_id = ${v.documentId}, reason = ${v.reason}, decided_at = ${v.at}, decided_by = ${v.by},
      document = ${document}
    WHERE id = ${id}`);
}

/** Puts an item back among those that wait, with the document as it was read. */
export function reopenItem(db: WriteDb, id: IncomingItemId, document: ReadDocument | null): void {
  db.run(sql`UPDATE incoming_item SET status = 'waiting', patient_id = NULL, encounter_id = NULL, document_id = NULL,
      reason = '', decided_at = NULL, decided_by = NULL, document = ${document && JSON.stringify(document)}
    WHERE id = ${id}`);
}

/** The encounter on whose page a waiting item was taken in again. */
export function askEncounter(db: WriteDb, ids: readonly IncomingItemId[], encounterId: EncounterId): void {
  db.run(sql`UPDATE incoming_item SET asked_encounter_id = ${encounterId} WHERE id IN (${list(ids)})`);
}

function toItem(row: ItemRow): Item {
  return {
    id: row.id,
    fileId: row.file_id,
    position: row.position,
    kind: row.kind,
    title: row.title,
    contentSha256: row.content_sha256,
    originalSha256: row.original_sha256,
    askedEncounterId: row.asked_encounter_id,
    status: row.status,
    patientId: row.patient_id,
    encounterId: row.encounter_id,
    documentId: row.document_id,
    reason: row.reason,
    patient: row.patient === null ? null : (JSON.parse(row.patient) as IncomingPatient),
    visit: row.visit === null ? null : (JSON.parse(row.visit) as IncomingEncounter),
    writtenOn: row.written_on,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    format: row.format,
    way: row.way,
    receivedAt: row.received_at,
    passedOver: JSON.parse(row.passed_over) as string[],
    ofFile: row.of_file,
  };
}

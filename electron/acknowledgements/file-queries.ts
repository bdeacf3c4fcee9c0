import type { AckFileRow, AckKind } from '#shared/domain/acknowledgement.ts';
import type { Oddity } from '#shared/domain/x12/acks/parts.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { AckFileId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

export type NewAckFile = {
  readonly id: AckFileId;
  readonly fileName: string;
  readonly sha256: string;
  readonly contentSha256: string;
  readonly content: Uint8Array;
  readonly receivedAt: Instant;
  readonly way: AckFileRow['way'];
  readonly senderId: string;
  readonly kinds: readonly AckKind[];
  readonly oddities: readonly Oddity[];
  readonly segments: number;
};

export function insertAckFile(db: WriteDb, f: NewAckFile): void {
  db.run(sql`INSERT INTO ack_file (id, file_name, sha256, content_sha256, content, received_at, way, sender_id, kinds,
      oddities, segments, state)
    VALUES (${f.id}, ${f.fileName}, ${f.sha256}, ${f.contentSha256}, ${f.content}, ${f.receivedAt}, ${f.way},
      ${f.senderId}, ${JSON.stringify(f.kinds)}, ${JSON.stringify(f.oddities)}, ${f.segments}, 'read')`);
}

export function setFileUndone(db: WriteDb, id: AckFileId): void {
  db.run(sql`UPDATE ack_file SET state = 'undone' WHERE id = ${id}`);
}

/** The file that was read with these bytes, or with the same segments in other clothes; null when there is none. */
export function findKnownFile(
  db: ReadDb,
  by: { readonly sha256: string } | { readonly contentSha256: string },
): { readonly id: AckFileId; readonly fileName: string; readonly receivedAt: Instant } | null {
  const where = 'sha256' in by ? sql`sha256 = ${by.sha256}` : sql`content_sha256 = ${by.contentSha256}`;
  return db.get(sql`SELECT id, file_name AS fileName, received_at AS receivedAt FROM ack_file
    WHERE state = 'read' AND ${where}`);
}

/** Items that speak of a claim, person or whole file; a batch that arrived is no item of its own in a count. */
const COUNTED = sql`NOT (i.level = 'batch' AND i.outcome = 'accepted') AND i.state <> 'known'`;
const FILE = sql`SELECT f.id, f.file_name AS fileName, f.sha256, f.received_at AS receivedAt, f.way, f.kinds, f.sender_id AS senderId,
  f.state,
  (SELECT count(*) FROM ack_item i WHERE i.ack_file_id = f.id AND ${COUNTED} AND i.outcome = 'rejected') AS rejected,
  (SELECT count(*) FROM ack_item i WHERE i.ack_file_id = f.id AND ${COUNTED} AND i.outcome IN ('accepted','accepted_with_errors')) AS accepted,
  (SELECT count(*) FROM ack_item i WHERE i.ack_file_id = f.id AND ${COUNTED}
    AND i.outcome NOT IN ('rejected','accepted','accepted_with_errors')) AS others,
  (SELECT count(*) FROM ack_item i WHERE i.ack_file_id = f.id AND i.state = 'unmatched') AS unmatched
  FROM ack_file f`;

type RawFile = Omit<AckFileRow, 'kinds'> & { readonly kinds: string };
const toFile = (row: RawFile): AckFileRow => ({ ...row, kinds: JSON.parse(row.kinds) as AckKind[] });

/** Files of answers, newest first. */
export function listFiles(db: ReadDb, limit: number): AckFileRow[] {
  return db.all<RawFile>(sql`${FILE} ORDER BY f.received_at DESC, f.rowid DESC LIMIT ${limit}`).map(toFile);
}

export function findFile(db: ReadDb, id: AckFileId): AckFileRow | null {
  const row = db.get<RawFile>(sql`${FILE} WHERE f.id = ${id}`);
  return row && toFile(row);
}

export function findFileContent(
  db: ReadDb,
  id: AckFileId,
): { readonly fileName: string; readonly content: Uint8Array; readonly oddities: readonly Oddity[] } | null {
  const row = db.get<{ fileName: string; content: Uint8Array; oddities: string }>(
    sql`SELECT file_name AS fileName, content, oddities FROM ack_file WHERE id = ${id}`,
  );
  return row && { ...row, oddities: JSON.parse(row.oddities) as Oddity[] };
}

export function countAll(db: ReadDb): { files: number; unmatched: number; rejected: number } {
  const row = db.get<{ files: number; unmatched: number; rejected: number }>(sql`SELECT
    (SELECT count(*) FROM ack_file WHERE state = 'read') AS files,
    (SELECT count(*) FROM ack_item i JOIN ack_file f ON f.id = i.ack_file_id WHERE i.state = 'unmatched' AND f.state = 'read') AS unmatched,
    (SELECT count(*) FROM claim WHERE status = 'rejected') AS rejected`);
  return row ?? { files: 0, unmatched: 0, rejected: 0 };
}

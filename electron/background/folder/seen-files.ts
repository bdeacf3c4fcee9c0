import type { Instant } from '#shared/kernel/dates.ts';
import { sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';

/** Where a folder and what was seen in it are kept: tables of the same shape, one pair for each kind of folder. */
export type FolderTables = { readonly folder: Sql; readonly files: Sql };

export const INBOX_FOLDER: FolderTables = { folder: sql`watched_folder`, files: sql`watched_file` };
export const CLEARINGHOUSE_FOLDER: FolderTables = { folder: sql`ack_folder`, files: sql`ack_folder_file` };

/** A file of the watched folder as it was when it was read. */
export type SeenFile = {
  readonly name: string;
  readonly size: number;
  /** Time of its last change, whole milliseconds. */
  readonly changedMs: number;
  readonly outcome: 'taken' | 'known' | 'refused';
  readonly sentence: string;
  readonly seenAt: Instant;
};

/** The folder that a computer watches, or null. */
export function findFolder(db: ReadDb, tables: FolderTables, machine: string): string | null {
  return (
    db.get<{ path: string }>(sql`SELECT path FROM ${tables.folder} WHERE machine = ${machine}`)?.path ?? null
  );
}

/** Another folder begins with nothing seen; what was read of the old one is known by its bytes all the same. */
export function putFolder(
  db: WriteDb,
  tables: FolderTables,
  machine: string,
  path: string,
  at: Instant,
): void {
  dropFolder(db, tables, machine);
  db.run(sql`INSERT INTO ${tables.folder} (machine, path, set_at) VALUES (${machine}, ${path}, ${at})`);
}

export function dropFolder(db: WriteDb, tables: FolderTables, machine: string): void {
  db.run(sql`DELETE FROM ${tables.folder} WHERE machine = ${machine}`);
}

/** Whether a file of this name was seen with this size and time of change. */
export function wasSeen(
  db: ReadDb,
  tables: FolderTables,
  machine: string,
  file: Pick<SeenFile, 'name' | 'size' | 'changedMs'>,
): boolean {
  return (
    db.get(sql`SELECT 1 FROM ${tables.files} WHERE machine = ${machine} AND name = ${file.name} AND size = ${file.size}
      AND changed_ms = ${file.changedMs}`) !== null
  );
}

export function noteSeen(db: WriteDb, tables: FolderTables, machine: string, f: SeenFile): void {
  db.run(sql`INSERT INTO ${tables.files} (machine, name, size, changed_ms, outcome, sentence, seen_at)
    VALUES (${machine}, ${f.name}, ${f.size}, ${f.changedMs}, ${f.outcome}, ${f.sentence}, ${f.seenAt})
    ON CONFLICT (machine, name) DO UPDATE SET size = excluded.size, changed_ms = excluded.changed_ms,
      outcome = excluded.outcome, sentence = excluded.sentence, seen_at = excluded.seen_at`);
}

/** A file that is gone from the folder is no longer told as unread. */
export function forgetSeen(db: WriteDb, tables: FolderTables, machine: string, name: string): void {
  db.run(sql`DELETE FROM ${tables.files} WHERE machine = ${machine} AND name = ${name}`);
}

const MOST_TOLD = 200;

/** What could not be read, the newest first, and how many files were taken in. */
export function folderRecord(
  db: ReadDb,
  tables: FolderTables,
  machine: string,
): { readonly taken: number; readonly refused: { name: string; sentence: string; seenAt: Instant }[] } {
  const taken =
    db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM ${tables.files} WHERE machine = ${machine} AND outcome = 'taken'`,
    )?.n ?? 0;
  const refused = db.all<{ name: string; sentence: string; seenAt: Instant }>(
    sql`SELECT name, sentence, seen_at AS seenAt FROM ${tables.files} WHERE machine = ${machine} AND outcome = 'refused'
      ORDER BY seen_at DESC, name LIMIT ${MOST_TOLD}`,
  );
  return { taken, refused };
}

export function countRefused(db: ReadDb, tables: FolderTables, machine: string): number {
  return (
    db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM ${tables.files} WHERE machine = ${machine} AND outcome = 'refused'`,
    )?.n ?? 0
  );
}

import type { Instant } from '#shared/kernel/dates.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

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
export function findFolder(db: ReadDb, machine: string): string | null {
  return (
    db.get<{ path: string }>(sql`SELECT path FROM watched_folder WHERE machine = ${machine}`)?.path ?? null
  );
}

/** Another folder begins with nothing seen. */
export function putFolder(db: WriteDb, machine: string, path: string, at: Instant): void {
  dropFolder(db, machine);
  db.run(sql`INSERT INTO watched_folder (machine, path, set_at) VALUES (${machine}, ${path}, ${at})`);
}

export function dropFolder(db: WriteDb, machine: string): void {
  db.run(sql`DELETE FROM watched_folder WHERE machine = ${machine}`);
}

/** Whether a file of this name was seen with this size and time of change. */
export function wasSeen(
  db: ReadDb,
  machine: string,
  file: Pick<SeenFile, 'name' | 'size' | 'changedMs'>,
): boolean {
  return (
    db.get(sql`SELECT 1 FROM watched_file WHERE machine = ${machine} AND name = ${file.name} AND size = ${file.size}
      AND changed_ms = ${file.changedMs}`) !== null
  );
}

export function noteSeen(db: WriteDb, machine: string, f: SeenFile): void {
  db.run(sql`INSERT INTO watched_file (machine, name, size, changed_ms, outcome, sentence, seen_at)
    VALUES (${machine}, ${f.name}, ${f.size}, ${f.changedMs}, ${f.outcome}, ${f.sentence}, ${f.seenAt})
    ON CONFLICT (machine, name) DO UPDATE SET size = excluded.size, changed_ms = excluded.changed_ms,
      outcome = excluded.outcome, sentence = excluded.sentence, seen_at = excluded.seen_at`);
}

/** A file that is gone from the folder is no longer told as unread. */
export function forgetSeen(db: WriteDb, machine: string, name: string): void {
  db.run(sql`DELETE FROM watched_file WHERE machine = ${machine} AND name = ${name}`);
}

const MOST_TOLD = 200;

/** What could not be read, the newest first, and how many files were taken in. */
export function folderRecord(
  db: ReadDb,
  machine: string,
): { readonly taken: number; readonly refused: { name: string; sentence: string; seenAt: Instant }[] } {
  const taken =
    db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM watched_file WHERE machine = ${machine} AND outcome = 'taken'`,
    )?.n ?? 0;
  const refused = db.all<{ name: string; sentence: string; seenAt: Instant }>(
    sql`SELECT name, sentence, seen_at AS seenAt FROM watched_file WHERE machine = ${machine} AND outcome = 'refused'
      ORDER BY seen_at DESC, name LIMIT ${MOST_TOLD}`,
  );
  return { taken, refused };
}

export function countRefused(db: ReadDb, machine: string): number {
  return (
    db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM watched_file WHERE machine = ${machine} AND outcome = 'refused'`,
    )?.n ?? 0
  );
}

import type { Instant } from '#shared/kernel/dates.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** A file of the folder as it was when it was read. */
export type SeenFile = {
  readonly name: string;
  readonly size: number;
  readonly changedMs: number;
  readonly sha256: string;
  readonly outcome: 'taken' | 'known' | 'refused';
  readonly sentence: string;
  readonly seenAt: Instant;
};

/** The folder from the clearinghouse on a computer, or null. */
export function findFolder(db: ReadDb, machine: string): string | null {
  return db.get<{ path: string }>(sql`SELECT path FROM ack_folder WHERE machine = ${machine}`)?.path ?? null;
}

/** Another folder begins with nothing seen; what was read of the old one is known by its bytes all the same. */
export function putFolder(db: WriteDb, machine: string, path: string, at: Instant): void {
  dropFolder(db, machine);
  db.run(sql`INSERT INTO ack_folder (machine, path, set_at) VALUES (${machine}, ${path}, ${at})`);
}

export function dropFolder(db: WriteDb, machine: string): void {
  db.run(sql`DELETE FROM ack_folder WHERE machine = ${machine}`);
}

export function wasSeen(
  db: ReadDb,
  machine: string,
  file: Pick<SeenFile, 'name' | 'size' | 'changedMs'>,
): boolean {
  return (
    db.get(sql`SELECT 1 FROM ack_folder_file WHERE machine = ${machine} AND name = ${file.name} AND size = ${file.size}
      AND changed_ms = ${file.changedMs}`) !== null
  );
}

export function noteSeen(db: WriteDb, machine: string, f: SeenFile): void {
  db.run(sql`INSERT INTO ack_folder_file (machine, name, size, changed_ms, sha256, outcome, sentence, seen_at)
    VALUES (${machine}, ${f.name}, ${f.size}, ${f.changedMs}, ${f.sha256}, ${f.outcome}, ${f.sentence}, ${f.seenAt})
    ON CONFLICT (machine, name) DO UPDATE SET size = excluded.size, changed_ms = excluded.changed_ms,
      sha256 = excluded.sha256, outcome = excluded.outcome, sentence = excluded.sentence, seen_at = excluded.seen_at`);
}

export function forgetSeen(db: WriteDb, machine: string, name: string): void {
  db.run(sql`DELETE FROM ack_folder_file WHERE machine = ${machine} AND name = ${name}`);
}

const MOST_TOLD = 200;

/** What could not be read, the newest first, and how many files were taken in. */
export function folderRecord(
  db: ReadDb,
  machine: string,
): { readonly taken: number; readonly refused: { name: string; sentence: string; seenAt: Instant }[] } {
  const taken =
    db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM ack_folder_file WHERE machine = ${machine} AND outcome = 'taken'`,
    )?.n ?? 0;
  const refused = db.all<{ name: string; sentence: string; seenAt: Instant }>(
    sql`SELECT name, sentence, seen_at AS seenAt FROM ack_folder_file WHERE machine = ${machine} AND outcome = 'refused'
      ORDER BY seen_at DESC, name LIMIT ${MOST_TOLD}`,
  );
  return { taken, refused };
}

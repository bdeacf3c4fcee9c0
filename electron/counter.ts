import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/**
 * The next number of a series, inside the caller's transaction: numbers rise by one and a number that was
 * given is never given again.
 * @param first the number that a new series begins with.
 */
export function nextNumber(db: WriteDb, series: string, first: number): number {
  const row = db.get<{ value: number }>(sql`INSERT INTO counter (name, value) VALUES (${series}, ${first})
    ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`);
  if (!row) throw new Error('The counter gave no number.');
  return row.value;
}

/** The number that `nextNumber` would give now, without spending it. */
export function peekNumber(db: ReadDb, series: string, first: number): number {
  const row = db.get<{ value: number }>(sql`SELECT value FROM counter WHERE name = ${series}`);
  return row ? row.value + 1 : first;
}

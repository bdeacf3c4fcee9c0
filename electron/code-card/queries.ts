import type { CodeSystem } from '#shared/domain/code.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** The practice's note on a code, or null. */
export function findCodeNote(
  db: ReadDb,
  system: CodeSystem,
  code: string,
): { readonly text: string; readonly by: string; readonly at: Instant } | null {
  return db.get<{ text: string; by: string; at: Instant }>(
    sql`SELECT n.text, u.name AS by, n.written_at AS at FROM code_note n JOIN user_account u ON u.id = n.written_by
        WHERE n.system = ${system} AND n.code = ${code}`,
  );
}

/** Puts a note in place of the one before; an empty text takes it away. */
export function writeCodeNote(
  db: WriteDb,
  note: { readonly system: CodeSystem; readonly code: string; readonly text: string },
  written: { readonly at: Instant; readonly by: UserId },
): void {
  db.run(sql`DELETE FROM code_note WHERE system = ${note.system} AND code = ${note.code}`);
  if (note.text === '') return;
  db.run(sql`INSERT INTO code_note (system, code, text, written_at, written_by)
    VALUES (${note.system}, ${note.code}, ${note.text}, ${written.at}, ${written.by})`);
}

/** How often the practice used a code within twelve months up to a day, and how many of those claims were denied. */
export function countUses(
  db: ReadDb,
  system: CodeSystem,
  code: string,
  on: IsoDate,
): { readonly used: number; readonly denied: number } {
  const from = `${Number(on.slice(0, 4)) - 1}${on.slice(4)}`;
  const of =
    system === 'icd10cm'
      ? sql`SELECT DISTINCT encounter_id FROM encounter_diagnosis WHERE code = ${code}`
      : sql`SELECT DISTINCT encounter_id FROM encounter_line WHERE code = ${code}`;
  return (
    db.get<{ used: number; denied: number }>(sql`
      SELECT COUNT(*) AS used,
        COALESCE(SUM(EXISTS (SELECT 1 FROM claim k WHERE k.encounter_id = e.id AND k.status = 'denied')), 0) AS denied
      FROM encounter e WHERE e.service_on > ${from} AND e.service_on <= ${on}
        AND e.status IN ('coded', 'billed') AND e.id IN (${of})`) ?? { used: 0, denied: 0 }
  );
}

import type { IsoDate } from '#shared/kernel/dates.ts';
import type { DictionaryCode } from '#shared/domain/notes/code-family.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

/**
 * The ICD-10-CM codes that stand on a day in the release that speaks for it: a full release before the starter
 * set, the newest of several. Empty when none speaks for the day.
 */
export function icd10CodesOn(db: ReadDb, on: IsoDate): DictionaryCode[] {
  const release = releaseOn(db, on);
  if (release === null) return [];
  return db
    .all<{ code: string; title: string; billable: number }>(
      sql`SELECT code, title, billable FROM code
          WHERE release_id = ${release} AND valid_from <= ${on} AND (valid_to IS NULL OR valid_to >= ${on})
          ORDER BY code`,
    )
    .map((row) => ({ system: 'icd10cm', code: row.code, title: row.title, billable: row.billable === 1 }));
}

/**
 * Names what stands on a day: two days with the same name have the same codes. Within one release codes come and go
 * on some days; between two such days nothing changes. Null when no release speaks for the day.
 */
export function icd10EditionOn(db: ReadDb, on: IsoDate): string | null {
  const release = releaseOn(db, on);
  if (release === null) return null;
  const last = db.get<{ came: string | null; went: string | null }>(
    sql`SELECT max(CASE WHEN valid_from <= ${on} THEN valid_from END) AS came,
               max(CASE WHEN valid_to < ${on} THEN valid_to END) AS went
        FROM code WHERE release_id = ${release}`,
  );
  return `${release} ${last?.came ?? ''} ${last?.went ?? ''}`;
}

function releaseOn(db: ReadDb, on: IsoDate): number | null {
  const release = db.get<{ id: number }>(
    sql`SELECT id FROM release
        WHERE system = 'icd10cm' AND effective_from <= ${on} AND (effective_to IS NULL OR effective_to >= ${on})
          AND id IN (SELECT release_id FROM code)
          AND (starter = 0 OR NOT EXISTS (SELECT 1 FROM release r2 JOIN code c2 ON c2.release_id = r2.id
                                          WHERE r2.system = 'icd10cm' AND r2.starter = 0))
        ORDER BY starter, effective_from DESC, id DESC LIMIT 1`,
  );
  return release?.id ?? null;
}

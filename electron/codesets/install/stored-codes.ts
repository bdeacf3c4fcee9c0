import type { CodeSystem } from '#shared/domain/code.ts';
import type { OrderRow } from '#shared/domain/code-files/icd10cm-order.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { listReleases } from '#electron/codesets/queries.ts';
import type { CodeStretch } from './parcel.ts';

/** The newest full ICD-10-CM release with that many billable codes, as the order file had it; null when none is installed. */
export function orderRowsOf(db: ReadDb, billableCodes: number): OrderRow[] | null {
  for (const release of listReleases(db)) {
    if (release.starter || release.system !== 'icd10cm') continue;
    const rows = db.all<{ code: string; title: string; short_title: string; billable: number }>(
      sql`SELECT code, title, short_title, billable FROM code WHERE release_id = ${release.id} ORDER BY code`,
    );
    if (rows.filter((row) => row.billable === 1).length !== billableCodes) continue;
    return rows.map((row) => ({
      code: row.code,
      billable: row.billable === 1,
      shortTitle: row.short_title,
      longTitle: row.title,
    }));
  }
  return null;
}

/** The newest row of each code of a system, over all its installed releases. */
export function newestRows(db: ReadDb, system: CodeSystem): Map<string, CodeStretch> {
  const rows = db.all<Omit<CodeStretch, 'billable'> & { billable: number }>(
    sql`SELECT c.code, c.title, c.short_title AS shortTitle, c.billable, c.valid_from AS validFrom,
               c.valid_to AS validTo
        FROM code c JOIN release r ON r.id = c.release_id
        WHERE r.kind = 'codes' AND r.system = ${system} ORDER BY r.starter DESC, r.published, c.valid_from`,
  );
  return new Map(rows.map((row) => [row.code, { ...row, billable: row.billable === 1 }]));
}

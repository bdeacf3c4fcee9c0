import { sql, type WriteDb } from '#electron/db/sql.ts';
import { dayBefore } from './period.ts';

type FullRelease = { id: number; published: string; effective_from: string; effective_to: string | null };
type Row = { code: string; billable: number; valid_from: string; valid_to: string | null };

/**
 * ICD-10-CM files tell which codes there are, not since when. Over the installed releases a code is valid
 * from the first of the unbroken line of releases that have it in the same sense (diagnosis or heading) to the day before
 * the release that no longer does; the newest release leaves the end open. To be called after each change.
 */
export function deriveIcd10Days(w: WriteDb): void {
  const releases = w.all<FullRelease>(
    sql`SELECT id, published, effective_from, effective_to FROM release
        WHERE kind = 'codes' AND system = 'icd10cm' AND starter = 0 ORDER BY published`,
  );
  const rows = releases.map(
    ({ id }) =>
      new Map(
        w
          .all<Row>(sql`SELECT code, billable, valid_from, valid_to FROM code WHERE release_id = ${id}`)
          .map((row) => [row.code, row]),
      ),
  );
  releases.forEach((release, at) => {
    for (const row of rows[at]?.values() ?? []) {
      const from = firstDay(releases, rows, at, row);
      const to = lastDay(releases, rows, at, row);
      if (from === row.valid_from && to === row.valid_to) continue;
      w.run(sql`UPDATE code SET valid_from = ${from}, valid_to = ${to}
                WHERE release_id = ${release.id} AND code = ${row.code}`);
    }
  });
}

type Maps = readonly ReadonlyMap<string, Row>[];

function firstDay(releases: readonly FullRelease[], rows: Maps, at: number, row: Row): string {
  let first = at;
  while (first > 0 && rows[first - 1]?.get(row.code)?.billable === row.billable) first -= 1;
  return releases[first]?.effective_from ?? row.valid_from;
}

function lastDay(releases: readonly FullRelease[], rows: Maps, at: number, row: Row): string | null {
  let last = at;
  while (rows[last + 1]?.get(row.code)?.billable === row.billable) last += 1;
  const next = releases[last + 1];
  if (!next) return null;
  const before = dayBefore(next.effective_from);
  const own = releases[last]?.effective_to ?? before;
  // Between releases that are years apart nobody knows when it ended: it was valid to the end of its own.
  return own < before ? own : before;
}

import type { GpciRow } from '#shared/domain/code-files/fee-schedule.ts';
import { releaseTitle, type ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import type { Answer } from '#shared/domain/coding/edits.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { installedReleases, releaseOfKind, type InstalledRelease } from './releases.ts';

/** Lists that are looked up by a code alone, as the terminal names them. */
export const LISTS = [
  'hcpcs-modifiers',
  'carc',
  'rarc',
  'claim-status',
  'claim-status-category',
  'place-of-service',
  'taxonomy',
  'gpci',
  'own',
] as const satisfies readonly ReleaseKind[];
export type ListName = (typeof LISTS)[number];

/** One row of a list; of a locality its indices in thousandths. */
export type ListEntry =
  | { readonly code: string; readonly title: string; readonly current: boolean }
  | { readonly code: string; readonly title: string; readonly gpci: GpciRow };

/**
 * A code of a list as of a day. Own sets may be several: the first that has it answers. A locality is asked for as
 * its contractor and number (`15202 00`), or by the state (`OH`), which gives the first of its localities.
 */
export function inList(
  db: ReadDb,
  list: ListName,
  code: string,
  on: string,
): Answer<ListEntry> & { readonly title: string } {
  const title = releaseTitle(list, null);
  const wanted = code.trim().toUpperCase();
  const releases = releasesFor(db, list, on);
  const [first] = releases;
  if (!first) return { title, known: 'no_data' };
  for (const release of releases) {
    const value = list === 'gpci' ? locality(db, release, wanted) : listed(db, release, wanted);
    if (value) return { title, known: 'found', release: release.name, value };
  }
  return { title, known: 'none', release: releases.map((r) => r.name).join(', ') };
}

/** The title of a code in the list that is installed on a day; null when no list is, or the code is not in it. */
export function titleInList(db: ReadDb, list: ListName, code: string, on: string): string | null {
  const found = inList(db, list, code, on);
  return found.known === 'found' && 'title' in found.value ? found.value.title : null;
}

/** The release of the day; of own sets the newest of each name. */
function releasesFor(db: ReadDb, list: ListName, on: string): InstalledRelease[] {
  const all = installedReleases(db);
  if (list !== 'own') {
    const release = releaseOfKind(all, list, on);
    return release ? [release] : [];
  }
  const speaking = all.filter(
    (r) => r.kind === 'own' && r.effectiveFrom <= on && (r.effectiveTo === null || on <= r.effectiveTo),
  );
  // The name of a set ends with its day.
  const setOf = (r: InstalledRelease): string => r.name.replace(/ \S+$/, '');
  return speaking.filter((r, i) => speaking.findIndex((other) => setOf(other) === setOf(r)) === i);
}

function listed(db: ReadDb, release: InstalledRelease, code: string): ListEntry | null {
  const row = db.get<{ code: string; title: string; current: number }>(
    sql`SELECT code, title, current FROM list_code WHERE release_id = ${release.id} AND code = ${code}`,
  );
  return row && { code: row.code, title: row.title, current: row.current === 1 };
}

function locality(db: ReadDb, release: InstalledRelease, wanted: string): ListEntry | null {
  const [contractor, number] = wanted.split(/[ /-]+/);
  const gpci = db.get<GpciRow>(
    sql`SELECT contractor, locality, state, name, work, practice, malpractice FROM gpci
        WHERE release_id = ${release.id}
          AND ((contractor = ${contractor ?? ''} AND locality = ${(number ?? '').padStart(2, '0')})
               OR state = ${wanted} OR upper(name) = ${wanted})
        ORDER BY contractor, locality LIMIT 1`,
  );
  return gpci && { code: `${gpci.contractor} ${gpci.locality}`, title: gpci.name, gpci };
}

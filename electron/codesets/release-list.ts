import type { MissingRelease, ReleaseRow, ReleasesAnswer, StarterNotice } from '#shared/contract/codesets.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import { releaseTitle, SYSTEM_TITLES, type ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import { starterSentence } from '#shared/domain/codes/starter-words.ts';
import { isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { countCodes, listReleases } from './queries.ts';
import { installedReleases, releaseBefore, releaseOfKind, type InstalledRelease } from './releases.ts';
import { countingReleases, releaseOn } from './store.ts';

/** Days of open encounters, with their number. */
export type OpenDays = readonly { readonly on: IsoDate; readonly encounters: number }[];

/** Systems whose whole release the program can fetch. */
const OFFICIAL: readonly CodeSystem[] = ['icd10cm', 'hcpcs'];

/** What coding and checking want for every day of service. */
const WANTED: readonly { readonly kind: ReleaseKind; readonly system: CodeSystem | null }[] = [
  { kind: 'codes', system: 'icd10cm' },
  { kind: 'codes', system: 'cpt' },
  { kind: 'codes', system: 'hcpcs' },
  { kind: 'tabular', system: null },
  { kind: 'ptp', system: null },
  { kind: 'mue', system: null },
  { kind: 'add-on', system: null },
  { kind: 'relative-values', system: null },
];

/** Everything that is installed, and what is missing for today and for the dates of open encounters. */
export function releaseList(db: ReadDb, today: IsoDate, openDays: OpenDays): ReleasesAnswer {
  const all = installedReleases(db);
  return {
    today,
    releases: all.map((release) => rowOf(db, all, release, today)),
    missing: WANTED.flatMap(({ kind, system }) => missingOf(db, all, kind, system, today, openDays)),
    starters: starterNotices(db),
  };
}

function rowOf(
  db: ReadDb,
  all: readonly InstalledRelease[],
  release: InstalledRelease,
  today: IsoDate,
): ReleaseRow {
  const before = releaseBefore(all, release);
  const { effectiveFrom: from, effectiveTo: to } = release;
  return {
    id: release.id,
    kind: release.kind,
    system: release.system,
    title: releaseTitle(release.kind, release.system),
    name: release.name,
    starter: release.starter,
    published: isoDate(release.published),
    effectiveFrom: isoDate(from),
    effectiveTo: to === null ? null : isoDate(to),
    daysKnown: release.daysKnown,
    rows: countRows(db, release),
    source: release.source,
    installedAt: release.installedAt,
    speaksToday: from <= today && (to === null || today <= to),
    previous: before && { id: before.id, name: before.name },
  };
}

/** As counted when it was installed; releases of older files are counted now. */
function countRows(db: ReadDb, release: InstalledRelease): number {
  const kept = db.get<{ n: number | null }>(sql`SELECT row_count AS n FROM release WHERE id = ${release.id}`);
  if (kept?.n != null) return kept.n;
  const count = (rows: { n: number } | null): number => rows?.n ?? 0;
  switch (release.kind) {
    case 'codes':
      return countCodes(db, release.id);
    case 'ptp':
      // Fifteen bytes each (install/ptp-pack.ts).
      return count(
        db.get(
          sql`SELECT coalesce(sum(length(pairs)), 0) / 15 AS n FROM ptp WHERE release_id = ${release.id}`,
        ),
      );
    case 'tabular':
      return count(db.get(sql`SELECT count(*) AS n FROM tabular_note WHERE release_id = ${release.id}`));
    case 'mue':
      return count(db.get(sql`SELECT count(*) AS n FROM mue WHERE release_id = ${release.id}`));
    case 'add-on':
      return count(db.get(sql`SELECT count(*) AS n FROM add_on WHERE release_id = ${release.id}`));
    case 'relative-values':
      return count(db.get(sql`SELECT count(*) AS n FROM relative_value WHERE release_id = ${release.id}`));
    case 'gpci':
      return count(db.get(sql`SELECT count(*) AS n FROM gpci WHERE release_id = ${release.id}`));
    case 'alphabetic':
    case 'external':
    case 'drugs':
    case 'neoplasms':
      return count(db.get(sql`SELECT count(*) AS n FROM index_entry WHERE release_id = ${release.id}`));
    default:
      return count(db.get(sql`SELECT count(*) AS n FROM list_code WHERE release_id = ${release.id}`));
  }
}

function missingOf(
  db: ReadDb,
  all: readonly InstalledRelease[],
  kind: ReleaseKind,
  system: CodeSystem | null,
  today: IsoDate,
  openDays: OpenDays,
): MissingRelease[] {
  const stored = listReleases(db);
  const speaks = (on: IsoDate): boolean =>
    system === null ? releaseOfKind(all, kind, on) !== null : releaseOn(stored, system, on) !== null;
  const days = [...new Set([today, ...openDays.map(({ on }) => on)])].sort().filter((on) => !speaks(on));
  if (days.length === 0) return [];
  const title = releaseTitle(kind, system);
  const ours = all.filter((r) => r.kind === kind && r.system === system);
  const encounters = openDays
    .filter(({ on }) => days.includes(on))
    .reduce((sum, day) => sum + day.encounters, 0);
  return [
    {
      kind,
      system,
      title,
      reason: ours.length === 0 ? 'none_installed' : 'other_days',
      days,
      encounters,
      sentence: `Nothing installed speaks for ${daysInWords(days, today)}: ${title}.`,
    },
  ];
}

function daysInWords(days: readonly IsoDate[], today: IsoDate): string {
  // Today is what the reader asks about first.
  const first = days.includes(today) ? today : (days[0] ?? today);
  const others = days.length - 1;
  if (others === 0) return first;
  return `${first} and ${others} other ${others === 1 ? 'day' : 'days'}`;
}

/** Systems that still stand on the starter set. */
export function starterNotices(db: ReadDb): StarterNotice[] {
  const stored = listReleases(db);
  return (['icd10cm', 'hcpcs', 'cpt'] as const).flatMap((system) => {
    const [release] = countingReleases(stored, system);
    if (!release?.starter) return [];
    const codes = countCodes(db, release.id);
    const sentence = starterSentence(system, codes);
    return [{ system, title: SYSTEM_TITLES[system], codes, sentence, official: OFFICIAL.includes(system) }];
  });
}

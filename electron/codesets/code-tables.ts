import { createHash } from 'node:crypto';
import { CodeSystem, type CodeLookup } from '#shared/domain/code.ts';
import { RELEASE_KINDS, type ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import type { Answer, CodingEdits, TabularEntry } from '#shared/domain/coding/edits.ts';
import { isSameRelease, type ReleaseUsed } from '#shared/domain/coding/verdict.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { createEditLookups, type EditLookups } from './edits.ts';
import { notesOf, tabularByNearness } from './notes.ts';
import { listReleases } from './queries.ts';
import { installedReleases, releaseOfKind, type InstalledRelease } from './releases.ts';
import { starterReleases } from './starter/starter-set.ts';
import { createLookup, releaseOn } from './store.ts';

/** Codes and edits of a fixed set of releases, remembered between checks: what a check asks. */
export type CodeTables = {
  readonly lookup: CodeLookup;
  readonly edits: CodingEdits;
  /** The releases that speak for a day of service, which a verdict keeps. */
  readonly inForce: (on: IsoDate) => readonly ReleaseUsed[];
};

/** Answers kept at most; more belong to other days than today's work. */
const KEPT = 20_000;

/**
 * The tables of the releases that are installed now, or of some of them. Made anew after each change of the
 * releases.
 */
export function createCodeTables(
  db: ReadDb,
  releases: readonly InstalledRelease[] = installedReleases(db),
): CodeTables {
  const ids = new Set(releases.map((r) => r.id));
  const stored = listReleases(db).filter((r) => ids.has(r.id));
  const lookup = createLookup(db, stored);
  const edits = createEditLookups(db, [...releases]);
  return {
    lookup: remembered(lookup),
    edits: {
      ptp: either(edits.ptp),
      mue: remembered(edits.mue),
      addOn: remembered(edits.addOn),
      feeIndicators: remembered((code: string, on: string) => edits.relativeValue(code, '', on)),
      tabular: remembered((code: string, on: string) => tabularOf(db, releases, code, on)),
      ageLimits: remembered(edits.ageLimits),
      sexLimit: remembered(edits.sexLimit),
      manifestation: remembered(edits.manifestation),
      successors: remembered(edits.successors),
    },
    inForce: (on) => [
      ...CodeSystem.options.flatMap((system) => {
        const speaks = releaseOn(stored, system, on);
        const release = releases.find((r) => r.id === speaks?.id);
        return release ? [usedOf(release)] : [];
      }),
      ...EDIT_KINDS.flatMap((kind) => tablesOfDay(releases, kind, on).map(usedOf)),
    ],
  };
}

/** The releases of a verdict among those that are installed, and those that are not there any more. */
export function findUsed(
  db: ReadDb,
  used: readonly ReleaseUsed[],
): { readonly releases: readonly InstalledRelease[]; readonly missing: readonly ReleaseUsed[] } {
  const installed = installedReleases(db);
  const releases = installed.filter((r) => used.some((u) => isSameRelease(u, usedOf(r))));
  const missing = used.filter((u) => !installed.some((r) => isSameRelease(u, usedOf(r))));
  return { releases, missing };
}

/** Tables that the coding rules ask. */
const EDIT_KINDS = RELEASE_KINDS.filter((kind) =>
  ['tabular', 'conversions', 'code-editor', 'ptp', 'mue', 'add-on', 'relative-values'].includes(kind),
);

/** The table that is asked for a day. Notes and successors are looked for in the lists of other years as well. */
function tablesOfDay(
  releases: readonly InstalledRelease[],
  kind: ReleaseKind,
  on: IsoDate,
): readonly InstalledRelease[] {
  if (kind === 'tabular') return tabularByNearness(releases, on);
  if (kind === 'conversions') return releases.filter((r) => r.kind === kind).slice(0, 1);
  const release = releaseOfKind(releases, kind, on);
  return release ? [release] : [];
}

let starterHashes: ReadonlyMap<string, string> | null = null;

function usedOf({ kind, system, name, starter, sha256 }: InstalledRelease): ReleaseUsed {
  if (!starter) return { kind, system, name, starter, sha256 };
  // The starter set comes with the program and not from a file: its content is what names it.
  starterHashes ??= new Map(
    starterReleases().map((r) => [
      r.system,
      createHash('sha256').update(JSON.stringify(r.codes)).digest('hex'),
    ]),
  );
  return { kind, system, name, starter, sha256: starterHashes.get(system ?? '') ?? '' };
}

function tabularOf(
  db: ReadDb,
  releases: readonly InstalledRelease[],
  code: string,
  on: string,
): Answer<TabularEntry> {
  const [nearest] = tabularByNearness(releases, on);
  if (!nearest) return { known: 'no_data' };
  const found = notesOf(db, code, on, [...releases]);
  if (!found) return { known: 'none', release: nearest.name };
  const { ofThatDay, notes, seventh } = found;
  return { known: 'found', release: found.release, value: { ofThatDay, notes, seventh } };
}

/** Keeps each answer; the oldest go when there are too many. */
function remembered<A extends readonly string[], T extends object>(
  ask: (...asked: A) => T,
): (...asked: A) => T {
  const known = new Map<string, T>();
  return (...asked) => {
    const key = asked.join(' ');
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const answer = ask(...asked);
    if (known.size >= KEPT) known.clear();
    known.set(key, answer);
    return answer;
  };
}

/** A pair is one in either order. */
function either(ask: EditLookups['ptp']): EditLookups['ptp'] {
  const inOrder = remembered(ask);
  return (one, other, on) => (one < other ? inOrder(one, other, on) : inOrder(other, one, on));
}

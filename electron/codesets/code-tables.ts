import { createHash } from 'node:crypto';
import { CodeSystem, type CodeLookup } from '#shared/domain/code.ts';
import { RELEASE_KINDS, type ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import type { Answer, CodingEdits, TabularEntry } from '#shared/domain/coding/edits.ts';
import { isSameRelease, type ReleaseUsed } from '#shared/domain/coding/verdict.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { createEditLookups, type EditLookups } from './edits.ts';
import { inList } from './lists.ts';
import { notesOf, tabularByNearness } from './notes.ts';
import { listReleases } from './queries.ts';
import { rememberingReads } from './remembered-reads.ts';
import { installedReleases, releaseOfKind, type InstalledRelease } from './releases.ts';
import { starterReleases } from './starter/starter-set.ts';
import { createLookup, releaseOn } from './store.ts';

/** Codes and edits of a fixed set of releases, remembered between checks: what a check asks. */
export type CodeTables = {
  readonly lookup: CodeLookup;
  readonly edits: CodingEdits;
  /** The list of taxonomy codes of a day. */
  readonly taxonomy?: (code: string, on: string) => Answer<unknown>;
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
  file: ReadDb,
  releases: readonly InstalledRelease[] = installedReleases(file),
): CodeTables {
  const db = rememberingReads(file);
  const ids = new Set(releases.map((r) => r.id));
  const stored = listReleases(db).filter((r) => ids.has(r.id));
  const lookup = createLookup(db, stored);
  const edits = createEditLookups(db, [...releases]);
  return {
    lookup: rememberedOf(lookup),
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
    taxonomy: remembered((code: string, on: string) => inList(db, 'taxonomy', code, on)),
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

/**
 * Keeps each answer about a code on a day; all go when there are too many. Day and code are looked up one after the
 * other: a key made of both would have to be written anew for each of some hundred questions about a claim.
 */
function remembered<T extends object, D extends string>(
  ask: (code: string, on: D) => T,
): (code: string, on: D) => T {
  const byDay = new Map<D, Map<string, T>>();
  let kept = 0;
  return (code, on) => {
    let known = byDay.get(on);
    const seen = known?.get(code);
    if (seen !== undefined) return seen;
    const answer = ask(code, on);
    if (kept >= KEPT) {
      byDay.clear();
      known = undefined;
      kept = 0;
    }
    if (known === undefined) {
      known = new Map();
      byDay.set(on, known);
    }
    known.set(code, answer);
    kept += 1;
    return answer;
  };
}

/** The same for questions with one thing more: a code system, or the other code of a pair. */
function rememberedOf<A extends string, T extends object, D extends string>(
  ask: (what: A, code: string, on: D) => T,
): (what: A, code: string, on: D) => T {
  const byWhat = new Map<A, (code: string, on: D) => T>();
  return (what, code, on) => {
    let known = byWhat.get(what);
    if (!known) {
      known = remembered((one: string, day: D) => ask(what, one, day));
      if (byWhat.size >= KEPT) byWhat.clear();
      byWhat.set(what, known);
    }
    return known(code, on);
  };
}

/** A pair is one in either order. */
function either(ask: EditLookups['ptp']): EditLookups['ptp'] {
  const inOrder = rememberedOf(ask);
  return (one, other, on) => (one < other ? inOrder(one, other, on) : inOrder(other, one, on));
}

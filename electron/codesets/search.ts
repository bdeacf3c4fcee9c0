import { createHash } from 'node:crypto';
import type { CodeSystem } from '#shared/domain/code.ts';
import { buildSearchIndex } from '#shared/domain/code-search/build-index.ts';
import type { IndexTerm, SearchEntry } from '#shared/domain/code-search/code-search.ts';
import { openCodeSearch, type CodeSearchEngine } from '#shared/domain/code-search/engine.ts';
import { externalCauseTermsOf, indexTermsOf } from '#shared/domain/code-search/index-terms.ts';
import {
  searchOnDay,
  type DayHit,
  type DayQuestion,
  type SearchedRelease,
} from '#shared/domain/code-search/on-day.ts';
import type { IndexPart, PackedIndex } from '#shared/domain/code-search/packed-index.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { inclusionTerms, indexEntries, tabularByNearness } from './notes.ts';
import { codesWithPrefix, listReleases, type StoredRelease } from './queries.ts';
import { installedReleases } from './releases.ts';
import { nearestRelease } from './store.ts';

export type SearchInput = DayQuestion;
export type SearchHit = DayHit;
export type CodeSearch = (input: SearchInput) => SearchHit[];

/** What the search of a day reads: an index of the same key is made of the same releases. */
export type SearchBasis = { readonly key: string; readonly releases: readonly SearchedRelease[] };

/** How often the practice has used each code. */
export type Usage = readonly (readonly [code: string, times: number])[];

/** One member of the index of a day, as of the releases that the key names. */
export type PartInput = { readonly on: IsoDate; readonly key: string; readonly part: keyof PackedIndex };

/** The search as the window asks for it. */
export type SearchForWindow = {
  readonly search: (input: SearchInput) => Promise<readonly SearchHit[]>;
  /** What a search of a day reads now, and how often the practice uses each code. */
  readonly basis: (on: IsoDate) => SearchBasis & { readonly usage: Usage };
  /**
   * Hands the index to the window, member by member; null when the releases have changed since. After the last
   * member it is searched where it went, and is not held twice.
   */
  readonly part: (input: PartInput) => Promise<IndexPart | null>;
};

/** The indexes of the installed code sets. */
export type SearchIndexes = {
  readonly search: CodeSearch;
  /** The index of a day, to be searched elsewhere; null when its releases are not those of the key any more. */
  readonly packed: (on: IsoDate, key: string) => PackedIndex | null;
};

const ALL: readonly CodeSystem[] = ['icd10cm', 'cpt', 'hcpcs'];
/** Days of service before and after a change of releases are asked for in turn; more are not kept. */
const KEPT = 2;

type Kept = { readonly packed: PackedIndex; engine: CodeSearchEngine | null };

/**
 * Searches the installed code sets as of a day of service, with the alphabetic index, the index to external
 * causes and the inclusion terms of the tabular list when they are installed. A
 * day after the last release is answered from that release, and each hit says that none speaks for the day;
 * a day before the first has no hits. The index is built at the first search after a change of the releases.
 * @param usage how often this practice has used each code, asked for at each search.
 */
export function createSearch(
  db: ReadDb,
  usage: () => ReadonlyMap<string, number> = () => new Map(),
): CodeSearch {
  return createSearchIndexes(db, usage).search;
}

/** As `createSearch`, for one who also hands the indexes on. */
export function createSearchIndexes(db: ReadDb, usage: () => ReadonlyMap<string, number>): SearchIndexes {
  const kept = new Map<string, Kept>();
  const use = (releases: readonly StoredRelease[], key: string, on: IsoDate): Kept => {
    const known = kept.get(key);
    if (known) return known;
    const made: Kept = { packed: buildSearchIndex(entriesOf(db, releases), termsOf(db, on)), engine: null };
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(key, made);
    return made;
  };
  return {
    search: (input) => {
      const releases = releasesFor(db, input.on);
      const index = use(releases, keyOf(db, releases, input.on), input.on);
      index.engine ??= openCodeSearch(index.packed);
      return searchOnDay(index.engine, releases, input, usage());
    },
    packed: (on, key) => {
      const releases = releasesFor(db, on);
      return keyOf(db, releases, on) === key ? use(releases, key, on).packed : null;
    },
  };
}

/** What a search of a day reads as the code sets stand now. */
export function searchBasis(db: ReadDb, on: IsoDate): SearchBasis {
  const releases = releasesFor(db, on);
  return {
    key: keyOf(db, releases, on),
    releases: releases.map(({ system, name, effectiveTo }) => ({ system, name, effectiveTo })),
  };
}

function releasesFor(db: ReadDb, on: IsoDate): StoredRelease[] {
  const stored = listReleases(db);
  return ALL.flatMap((system) => releaseFor(stored, system, on));
}

function releaseFor(stored: readonly StoredRelease[], system: CodeSystem, on: IsoDate): StoredRelease[] {
  const release = nearestRelease(stored, system, on);
  return release && release.effectiveFrom <= on ? [release] : [];
}

/** What an engine is made of. An id alone does not tell: that of a release that was taken away is given again. */
function keyOf(db: ReadDb, releases: readonly StoredRelease[], on: IsoDate): string {
  const installed = installedReleases(db);
  const [tabular] = tabularByNearness(installed, on);
  const codes = new Set(releases.map((r) => r.id));
  const parts = installed
    .filter((r) => codes.has(r.id) || r === tabular || r.kind === 'alphabetic' || r.kind === 'external')
    .map((r) => `${r.id} ${r.sha256} ${r.installedAt ?? ''}`);
  return createHash('sha256').update(parts.join()).digest('hex');
}

function* entriesOf(db: ReadDb, releases: readonly StoredRelease[]): Generator<SearchEntry> {
  for (const release of releases)
    for (const entry of codesWithPrefix(db, release, ''))
      // The end of the release is not the end of the code.
      yield entry.validTo !== null && entry.validTo === release.effectiveTo
        ? { ...entry, validTo: null }
        : entry;
}

function* termsOf(db: ReadDb, on: IsoDate): Generator<IndexTerm> {
  const indexes = indexEntries(db);
  // Drugs and neoplasms answer other questions than "what does the patient have", and have tables of their own.
  for (const { kind, entries } of indexes) if (kind === 'alphabetic') yield* indexTermsOf(entries);
  for (const { kind, entries } of indexes) if (kind === 'external') yield* externalCauseTermsOf(entries);
  for (const { text, code } of inclusionTerms(db, on)) yield { terms: [text], code, besides: true };
}

import type { CodeEntry, CodeSystem } from '#shared/domain/code.ts';
import {
  createCodeSearch,
  type CodeSearchEngine,
  type IndexTerm,
  type SearchEntry,
} from '#shared/domain/code-search/code-search.ts';
import { externalCauseTermsOf, indexTermsOf } from '#shared/domain/code-search/index-terms.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { inclusionTerms, indexEntries, tabularByNearness } from './notes.ts';
import { codesWithPrefix, listReleases, type StoredRelease } from './queries.ts';
import { installedReleases } from './releases.ts';
import { nearestRelease } from './store.ts';

export type SearchInput = {
  readonly query: string;
  readonly on: IsoDate;
  readonly systems: readonly CodeSystem[];
  readonly limit: number;
};

/** A hit without the practice's charge, which the caller adds. */
export type SearchHit = CodeEntry & { readonly why: string; readonly validOn: boolean };

export type CodeSearch = (input: SearchInput) => SearchHit[];

const ALL: readonly CodeSystem[] = ['icd10cm', 'cpt', 'hcpcs'];
/** Days of service before and after a change of releases are asked for in turn; more are not kept. */
const KEPT = 2;

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
  const engines = new Map<string, CodeSearchEngine>();
  return ({ query, on, systems, limit }) => {
    const stored = listReleases(db);
    const releases = ALL.flatMap((system) => releaseFor(stored, system, on));
    const key = keyOf(db, releases, on);
    let engine = engines.get(key);
    if (!engine) {
      engine = createCodeSearch(entriesOf(db, releases), termsOf(db, on));
      if (engines.size >= KEPT) engines.delete(engines.keys().next().value ?? '');
      engines.set(key, engine);
    }
    const found = engine.search({ query, on, systems, limit, usage: usage() });
    return found.map(({ entry, why, validOn }) => {
      const release = releases.find((r) => r.system === entry.system);
      const ended = release?.effectiveTo != null && release.effectiveTo < on;
      const hit = { why, validOn, ...codeEntryOf(entry) };
      return ended && validOn
        ? { ...hit, validOn: false, why: `${why}; no release installed for ${on}, from ${release.name}` }
        : hit;
    });
  };
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
  return installed
    .filter((r) => codes.has(r.id) || r === tabular || r.kind === 'alphabetic' || r.kind === 'external')
    .map((r) => `${r.id} ${r.sha256} ${r.installedAt ?? ''}`)
    .join();
}

function codeEntryOf({ system, code, title, billable, validFrom, validTo }: SearchEntry): CodeEntry {
  // The days come from the code-set file, whose columns hold nothing else.
  return {
    system,
    code,
    title,
    billable,
    validFrom: validFrom as IsoDate,
    validTo: validTo as IsoDate | null,
  };
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

import { useEffect, useMemo } from 'react';
import type { CodeHit } from '#shared/contract/coding.ts';
import { searchOnDay, type DayQuestion } from '#shared/domain/code-search/on-day.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { useApi } from '#renderer/lib/api.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { fetchIndex, useIndexes } from './code-index.ts';

/** Searches at once, in the window. @returns the hits, with the practice's charges. */
export type LocalSearch = (question: Omit<DayQuestion, 'on'>) => readonly CodeHit[];

/**
 * The search of a day of service in the window itself.
 * @returns the search, or null until its index has been fetched or while there is none for the releases of now; and
 * a function that asks whether another program has changed the releases (changes of our own are announced).
 */
export function useLocalSearch(on: IsoDate): {
  readonly local: LocalSearch | null;
  readonly lookAgain: () => void;
} {
  const api = useApi();
  const { data: basis, refetch } = useCall('codes', 'searchBasis', { on });
  const key = basis?.key;
  const engine = useIndexes(({ held }) => (key === undefined ? undefined : held.get(key)));
  useEffect(() => {
    if (key !== undefined && engine === undefined) void fetchIndex(api, on, key);
  }, [api, on, key, engine]);
  const local = useMemo((): LocalSearch | null => {
    if (basis === undefined || engine === undefined) return null;
    const usage = new Map(basis.usage);
    const charges = new Map(basis.charges);
    return remembering((question) =>
      searchOnDay(engine, basis.releases, { ...question, on }, usage).map((hit) => ({
        ...hit,
        chargeCents: hit.system === 'icd10cm' ? null : (charges.get(hit.code) ?? null),
      })),
    );
  }, [basis, engine, on]);
  return { local, lookAgain: refetch };
}

/** Answers that are kept: first letters, which take longest, and what is come back to. */
const REMEMBERED = 100;

function remembering(search: LocalSearch): LocalSearch {
  const known = new Map<string, readonly CodeHit[]>();
  return (question) => {
    const key = `${question.systems.join()} ${question.limit} ${question.query}`;
    const before = known.get(key);
    if (before) return before;
    const hits = search(question);
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value ?? '');
    known.set(key, hits);
    return hits;
  };
}

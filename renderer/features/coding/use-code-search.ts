import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CodeHit } from '#shared/contract/coding.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { useLocalSearch, type LocalSearch } from './use-local-search.ts';

/** Answer of the code search, with the words it belongs to. */
export type SearchAnswer = {
  readonly query: string;
  readonly hits: readonly CodeHit[];
  readonly failure: Failure | null;
};

const NOTHING: SearchAnswer = { query: '', hits: [], failure: null };
/** What stands below the first dozens is found sooner by another word. */
const MOST_HITS = 24;
const SYSTEMS: readonly CodeSystem[] = ['icd10cm', 'cpt', 'hcpcs'];
/** Between the first letters that are answered ahead. */
const AHEAD_MS = 20;
/** How long a search has begun before it is asked whether the releases are still the same. */
const LOOK_AGAIN_MS = 60;

/**
 * Searches diagnoses and procedures together, as of the date of service. Where the index is in the window the answer
 * belongs to the same drawing as the key; until then each key asks the main process.
 * @returns the last answer, and a way to have the answer for certain words at once: Enter pressed
 * before the list has caught up must act on what was typed, not on what is shown.
 */
export function useCodeSearch(
  query: string,
  on: IsoDate,
): {
  readonly answer: SearchAnswer;
  /** Whether the answer is that of the window's own index. */
  readonly atOnce: boolean;
  readonly answerFor: (query: string) => Promise<SearchAnswer>;
} {
  const { local, lookAgain } = useLocalSearch(on);
  const words = query.trim();
  const here = useMemo(() => (local === null ? null : answerHere(local, words)), [local, words]);
  const { answer: told, answerFor: ask } = useAskedSearch(words, on, local === null);
  useEffect(() => (local === null ? undefined : answerLettersAhead(local)), [local]);
  const searching = words !== '';
  useEffect(() => {
    if (!searching) return undefined;
    const timer = setTimeout(lookAgain, LOOK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [searching, lookAgain]);
  const answerFor = useCallback(
    (wanted: string) => (local === null ? ask(wanted) : Promise.resolve(answerHere(local, wanted.trim()))),
    [local, ask],
  );
  return { answer: here ?? told, atOnce: here !== null, answerFor };
}

/**
 * Finds codes that are known by name, with their charges.
 * @returns a function that answers from the window's own index, or asks when there is none
 */
export function useFindCodes(
  on: IsoDate,
): (query: string, systems: readonly CodeSystem[]) => Promise<Result<readonly CodeHit[]>> {
  const api = useApi();
  const { local } = useLocalSearch(on);
  return async (query, systems) => {
    const question = { query, systems: [...systems], limit: 5 };
    if (local !== null) return { ok: true, value: local(question) };
    return callProcedure(api, 'codes', 'search', { ...question, on });
  };
}

function answerHere(local: LocalSearch, words: string): SearchAnswer {
  if (words === '') return NOTHING;
  return { query: words, hits: local({ query: words, systems: SYSTEMS, limit: MOST_HITS }), failure: null };
}

/**
 * Answers each first letter while nothing else is to be done: one letter asks for the most, and a search that has
 * never run runs slowly.
 * @returns a function that leaves it off
 */
function answerLettersAhead(local: LocalSearch): () => void {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  let timer: ReturnType<typeof setTimeout>;
  const next = (): void => {
    const letter = letters.shift();
    if (letter === undefined) return;
    answerHere(local, letter);
    timer = setTimeout(next, AHEAD_MS);
  };
  timer = setTimeout(next, AHEAD_MS);
  return () => clearTimeout(timer);
}

/** The same through the main process. */
function useAskedSearch(words: string, on: IsoDate, asks: boolean) {
  const api = useApi();
  const [answer, setAnswer] = useState(NOTHING);
  const newest = useRef(0);
  const shown = useRef(answer);

  const answerFor = useCallback(
    async (wanted: string): Promise<SearchAnswer> => {
      const asked = wanted.trim();
      if (asked === shown.current.query && shown.current.failure === null) return shown.current;
      newest.current += 1;
      const ticket = newest.current;
      const result: SearchAnswer =
        asked === ''
          ? NOTHING
          : toAnswer(
              asked,
              await callProcedure(api, 'codes', 'search', {
                query: asked,
                on,
                systems: [...SYSTEMS],
                limit: MOST_HITS,
              }),
            );
      // A slow answer to earlier words never replaces a newer one.
      if (ticket === newest.current) {
        shown.current = result;
        setAnswer(result);
      }
      return result;
    },
    [api, on],
  );

  useEffect(() => {
    // Each key asks: an answer takes less than the time to the next one.
    if (asks) void answerFor(words);
  }, [words, asks, answerFor]);

  return { answer, answerFor };
}

function toAnswer(query: string, result: Result<readonly CodeHit[]>): SearchAnswer {
  return result.ok
    ? { query, hits: result.value, failure: null }
    : { query, hits: [], failure: result.error };
}

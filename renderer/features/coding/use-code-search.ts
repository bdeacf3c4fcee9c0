import { useCallback, useEffect, useRef, useState } from 'react';
import type { CodeHit } from '#shared/contract/coding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';

/** Answer of the code search, with the words it belongs to. */
export type SearchAnswer = {
  readonly query: string;
  readonly hits: readonly CodeHit[];
  readonly failure: Failure | null;
};

const NOTHING: SearchAnswer = { query: '', hits: [], failure: null };
/** What stands below the first dozens is found sooner by another word. */
const MOST_HITS = 24;

/**
 * Searches diagnoses and procedures together, as of the date of service.
 * @returns the last answer, and a way to have the answer for certain words at once: Enter pressed
 * before the list has caught up must act on what was typed, not on what is shown.
 */
export function useCodeSearch(
  query: string,
  on: IsoDate,
): { readonly answer: SearchAnswer; readonly answerFor: (query: string) => Promise<SearchAnswer> } {
  const api = useApi();
  const [answer, setAnswer] = useState(NOTHING);
  const newest = useRef(0);
  const shown = useRef(answer);

  const answerFor = useCallback(
    async (words: string): Promise<SearchAnswer> => {
      const asked = words.trim();
      if (asked === shown.current.query && shown.current.failure === null) return shown.current;
      newest.current += 1;
      const ticket = newest.current;
      const result: SearchAnswer =
        asked === ''
          ? NOTHING
          : toAnswer(asked, await callProcedure(api, 'codes', 'search', input(asked, on)));
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
    void answerFor(query);
  }, [query, answerFor]);

  return { answer, answerFor };
}

function input(query: string, on: IsoDate) {
  const systems: ('icd10cm' | 'cpt' | 'hcpcs')[] = ['icd10cm', 'cpt', 'hcpcs'];
  return { query: query.slice(0, 120), on, systems, limit: MOST_HITS };
}

function toAnswer(
  query: string,
  result: Awaited<ReturnType<typeof callProcedure<'codes', 'search'>>>,
): SearchAnswer {
  return result.ok
    ? { query, hits: result.value, failure: null }
    : { query, hits: [], failure: result.error };
}

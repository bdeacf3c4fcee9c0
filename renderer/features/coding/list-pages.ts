import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { EncounterRow } from '#shared/contract/coding.ts';
import type { WorklistFilter, WorklistSort } from '#shared/domain/worklist.ts';
import { useApi } from '#renderer/lib/api.ts';
import { defaultTags } from '#renderer/lib/tags.ts';
import { callProcedure, useCall } from '#renderer/lib/use-call.ts';
import type { Failure } from '#shared/kernel/result.ts';

/** A place in the list: its row, or null until it is read. */
export type Slot = { readonly id: string; readonly row: EncounterRow | null };

const PAGE_ROWS = 200;

/**
 * The rows of a list of any length. The first page is always there, the others are read when they come into
 * sight; a place that is not read yet is an empty slot.
 * @param total how many rows there are, as far as it is known.
 */
export function useListPages(
  filter: WorklistFilter,
  sort: WorklistSort,
  total: number | undefined,
): {
  readonly slots: readonly Slot[];
  readonly loading: boolean;
  readonly error: Failure | null;
  readonly refetch: () => void;
  readonly onRange: (first: number, last: number) => void;
} {
  const api = useApi();
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const first = useCall(
    'coding',
    'worklist',
    { ...filter, sort, offset: 0, limit: PAGE_ROWS },
    { keep: true },
  );
  const head = first.data;
  // A first page that is not full is the whole list, whatever an older count says.
  const length = head === undefined || head.length < PAGE_ROWS ? (head?.length ?? 0) : (total ?? head.length);
  const pages = useMemo(
    () => pagesBetween(shown.first, Math.min(shown.last, length - 1)),
    [shown.first, shown.last, length],
  );
  const read = useQueries({
    combine: answersOf,
    queries: pages.map((page) => {
      const input = { ...filter, sort, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
      return {
        queryKey: ['coding', 'worklist', input],
        queryFn: async () => {
          const answer = await callProcedure(api, 'coding', 'worklist', input);
          if (!answer.ok) throw new Error(answer.error.message);
          return answer.value;
        },
        meta: { tags: defaultTags('coding') },
      };
    }),
  });
  const slots = useMemo(() => {
    const rows: Slot[] = Array.from({ length }, (_, i) => ({ id: `place:${i}`, row: null }));
    const fill = (offset: number, page: readonly EncounterRow[] | undefined): void =>
      page?.forEach((row, i) => {
        if (offset + i < length) rows[offset + i] = { id: row.id, row };
      });
    fill(0, head);
    pages.forEach((page, i) => fill(page * PAGE_ROWS, read[i]));
    return rows;
  }, [head, length, pages, read]);
  const onRange = useCallback(
    (from: number, to: number) =>
      setShown((old) => (old.first === from && old.last === to ? old : { first: from, last: to })),
    [],
  );
  return { slots, loading: first.loading, error: first.error, refetch: first.refetch, onRange };
}

/** The pages that have come; the cache gives the same array as long as they are the same. */
function answersOf(
  queries: readonly { readonly data: readonly EncounterRow[] | undefined }[],
): readonly (readonly EncounterRow[] | undefined)[] {
  return queries.map((query) => query.data);
}

/** Numbers of the pages that hold rows of a range; the first one is read anyway. */
function pagesBetween(first: number, last: number): readonly number[] {
  const from = Math.max(1, Math.floor(first / PAGE_ROWS));
  const to = Math.floor(last / PAGE_ROWS);
  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ChangeRow, ChangesFilter, ChangesOf, ChangesPage } from '#shared/contract/codesets.ts';
import { useApi } from '#renderer/lib/api.ts';
import { defaultTags } from '#renderer/lib/tags.ts';
import { callProcedure, useCall } from '#renderer/lib/use-call.ts';
import type { Failure } from '#shared/kernel/result.ts';

/** A place in the comparison: its row, or null until it is read. */
export type Slot = { readonly id: string; readonly row: ChangeRow | null };

const PAGE_ROWS = 200;

/**
 * The rows of a comparison of any length: the first page at once, the others when they come into sight.
 * @param of null while nothing is chosen.
 */
export function useChangePages(
  of: ChangesOf | null,
  filter: ChangesFilter,
): {
  readonly head: ChangesPage | undefined;
  readonly slots: readonly Slot[];
  readonly error: Failure | null;
  readonly refetch: () => void;
  readonly onRange: (first: number, last: number) => void;
} {
  const api = useApi();
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const asked = of ?? { release: 0 };
  const first = useCall(
    'codesets',
    'changes',
    { of: asked, filter, offset: 0, limit: PAGE_ROWS },
    { keep: true, enabled: of !== null },
  );
  const head = of === null ? undefined : first.data;
  const length = head?.total ?? 0;
  const pages = useMemo(
    () => pagesBetween(shown.first, Math.min(shown.last, length - 1)),
    [shown.first, shown.last, length],
  );
  // Answers that are the same as before give the same list of pages, so that rows are put together only when one comes.
  const read = useQueries({
    queries: pages.map((page) => {
      const input = { of: asked, filter, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
      return {
        queryKey: ['codesets', 'changes', input],
        queryFn: async () => {
          const answer = await callProcedure(api, 'codesets', 'changes', input);
          if (!answer.ok) throw new Error(answer.error.message);
          return answer.value;
        },
        enabled: of !== null,
        meta: { tags: defaultTags('codesets') },
      };
    }),
    combine: pagesOf,
  });
  const slots = useMemo(() => {
    const rows: Slot[] = Array.from({ length }, (_, i) => ({ id: `place:${i}`, row: null }));
    const fill = (offset: number, page: ChangesPage | undefined): void =>
      page?.rows.forEach((row, i) => {
        if (offset + i < length) rows[offset + i] = { id: `${row.change}-${row.code}`, row };
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
  return { head, slots, error: first.error, refetch: first.refetch, onRange };
}

/** The pages that are read; a stable function, so that the same answers give the same array. */
function pagesOf(
  queries: readonly { readonly data: ChangesPage | undefined }[],
): readonly (ChangesPage | undefined)[] {
  return queries.map((query) => query.data);
}

/** Numbers of the pages that hold rows of a range; the first one is read anyway. */
function pagesBetween(first: number, last: number): readonly number[] {
  const from = Math.max(1, Math.floor(first / PAGE_ROWS));
  const to = Math.floor(last / PAGE_ROWS);
  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

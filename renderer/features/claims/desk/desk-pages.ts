import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ClaimSummary } from '#shared/domain/claim.ts';
import type { DeskFilter, DeskSort } from '#shared/domain/claim-work.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { useApi, type Api } from '#renderer/lib/api.ts';
import { defaultTags } from '#renderer/lib/tags.ts';
import { callProcedure, useCall } from '#renderer/lib/use-call.ts';

/** A place in the list: its claim, or null until it is read. */
export type Slot = { readonly id: string; readonly row: ClaimSummary | null };

const PAGE_ROWS = 200;
/** Most claims that one act takes. */
export const MOST_CHOSEN = 5000;
const EMPTY_PAGE = 'place:';

export type DeskPages = {
  readonly slots: readonly Slot[];
  readonly total: number;
  readonly chargeCents: Cents | null;
  readonly loading: boolean;
  readonly error: Failure | null;
  readonly refetch: () => void;
  readonly onRange: (first: number, last: number) => void;
};

/**
 * The claims of the desk, however many. The first page is always there, the others are read when they come into
 * sight; a place that is not read yet is an empty slot.
 */
export function useDeskPages(filter: DeskFilter, sort: DeskSort, enabled: boolean): DeskPages {
  const api = useApi();
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const first = useCall(
    'claims',
    'desk',
    { filter, sort, offset: 0, limit: PAGE_ROWS },
    { keep: true, enabled },
  );
  const head = first.data;
  const length = head?.total ?? 0;
  const pages = useMemo(
    () => pagesBetween(shown.first, Math.min(shown.last, length - 1)),
    [shown.first, shown.last, length],
  );
  const read = useQueries({
    combine: rowsOf,
    queries: pages.map((page) => {
      const input = { filter, sort, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
      return {
        queryKey: ['claims', 'desk', input],
        queryFn: async () => {
          const answer = await callProcedure(api, 'claims', 'desk', input);
          if (!answer.ok) throw new Error(answer.error.message);
          return answer.value;
        },
        meta: { tags: defaultTags('claims') },
      };
    }),
  });
  const slots = useMemo(() => {
    const rows: Slot[] = Array.from({ length }, (_, i) => ({ id: `${EMPTY_PAGE}${i}`, row: null }));
    const fill = (offset: number, page: readonly ClaimSummary[] | undefined): void =>
      page?.forEach((row, i) => {
        if (offset + i < length) rows[offset + i] = { id: row.id, row };
      });
    fill(0, head?.rows);
    pages.forEach((page, i) => fill(page * PAGE_ROWS, read[i]));
    return rows;
  }, [head, length, pages, read]);
  const onRange = useCallback(
    (from: number, to: number) =>
      setShown((old) => (old.first === from && old.last === to ? old : { first: from, last: to })),
    [],
  );
  const { loading, error, refetch } = first;
  return { slots, total: length, chargeCents: head?.chargeCents ?? null, loading, error, refetch, onRange };
}

/** The pages that have come; the cache gives the same array as long as they are the same. */
function rowsOf(
  queries: readonly { readonly data: { readonly rows: readonly ClaimSummary[] } | undefined }[],
): readonly (readonly ClaimSummary[] | undefined)[] {
  return queries.map((query) => query.data?.rows);
}

/** Numbers of the pages that hold rows of a range; the first one is read anyway. */
function pagesBetween(first: number, last: number): readonly number[] {
  const from = Math.max(1, Math.floor(first / PAGE_ROWS));
  const to = Math.floor(last / PAGE_ROWS);
  return to < from ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Of chosen rows those that are read: a place that is not read yet is no claim. */
export function readIds(chosen: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...chosen].filter((id) => !id.startsWith(EMPTY_PAGE)));
}

const ASK_ROWS = 500;

/** Every claim of a filter, in order, as far as one act can take them. */
export async function allIds(api: Api, filter: DeskFilter, sort: DeskSort): Promise<Result<ClaimId[]>> {
  const ids: ClaimId[] = [];
  for (let offset = 0; offset < MOST_CHOSEN; offset += ASK_ROWS) {
    const answer = await callProcedure(api, 'claims', 'desk', { filter, sort, offset, limit: ASK_ROWS });
    if (!answer.ok) return answer;
    ids.push(...answer.value.rows.map((row) => row.id));
    if (ids.length >= answer.value.total || answer.value.rows.length === 0) break;
  }
  return { ok: true, value: ids };
}

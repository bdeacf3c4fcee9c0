import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { DenialFilter, DenialRow, DenialSort } from '#shared/domain/denials/denial.ts';
import type { DenialId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { useApi, type Api } from '#renderer/lib/api.ts';
import { defaultTags } from '#renderer/lib/tags.ts';
import { callProcedure, useCall } from '#renderer/lib/use-call.ts';

/** A place in the list: its denial, or null until it is read. */
export type Slot = { readonly id: string; readonly row: DenialRow | null };

const PAGE_ROWS = 200;
const MOST_CHOSEN = 5000;
const EMPTY = 'place:';

export type DenialPages = {
  readonly slots: readonly Slot[];
  readonly total: number;
  readonly openCents: Cents | null;
  readonly loading: boolean;
  readonly error: Failure | null;
  readonly refetch: () => void;
  readonly onRange: (first: number, last: number) => void;
};

/** The denials of the desk, however many; pages beyond the first are read when they come into sight. */
export function useDenialPages(filter: DenialFilter, sort: DenialSort): DenialPages {
  const api = useApi();
  const [shown, setShown] = useState({ first: 0, last: 0 });
  const first = useCall('denials', 'desk', { filter, sort, offset: 0, limit: PAGE_ROWS }, { keep: true });
  const head = first.data;
  const length = head?.total ?? 0;
  const pages = useMemo(() => {
    const from = Math.max(1, Math.floor(shown.first / PAGE_ROWS));
    const to = Math.floor(Math.min(shown.last, length - 1) / PAGE_ROWS);
    return to < from ? [] : Array.from({ length: to - from + 1 }, (_, i) => from + i);
  }, [shown.first, shown.last, length]);
  const read = useQueries({
    combine: rowsOf,
    queries: pages.map((page) => {
      const input = { filter, sort, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
      return {
        queryKey: ['denials', 'desk', input],
        queryFn: async () => {
          const answer = await callProcedure(api, 'denials', 'desk', input);
          if (!answer.ok) throw new Error(answer.error.message);
          return answer.value;
        },
        meta: { tags: defaultTags('denials') },
      };
    }),
  });
  const slots = useMemo(() => {
    const rows: Slot[] = Array.from({ length }, (_, i) => ({ id: `${EMPTY}${i}`, row: null }));
    const fill = (offset: number, page: readonly DenialRow[] | undefined): void =>
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
  return { slots, total: length, openCents: head?.openCents ?? null, loading, error, refetch, onRange };
}

/** The pages that have come; the cache gives the same array as long as they are the same. */
function rowsOf(
  queries: readonly { readonly data: { readonly rows: readonly DenialRow[] } | undefined }[],
): readonly (readonly DenialRow[] | undefined)[] {
  return queries.map((query) => query.data?.rows);
}

/** Of chosen rows those that are read. */
export function readIds(chosen: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...chosen].filter((id) => !id.startsWith(EMPTY)));
}

/** Every denial of a filter, in order, as far as one act can take them. */
export async function allIds(api: Api, filter: DenialFilter, sort: DenialSort): Promise<Result<DenialId[]>> {
  const ids: DenialId[] = [];
  for (let offset = 0; offset < MOST_CHOSEN; offset += 500) {
    const answer = await callProcedure(api, 'denials', 'desk', { filter, sort, offset, limit: 500 });
    if (!answer.ok) return answer;
    ids.push(...answer.value.rows.map((row) => row.id));
    if (ids.length >= answer.value.total || answer.value.rows.length === 0) break;
  }
  return { ok: true, value: ids };
}

import { create } from 'zustand';
import type { CodeSearchEngine } from '#shared/domain/code-search/engine.ts';
import { INDEX_PARTS, PackedIndex, type IndexPart } from '#shared/domain/code-search/packed-index.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Api } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';

/** Days of service before and after a change of releases are asked for in turn; more are not kept. */
const KEPT = 2;

/**
 * The indexes that were fetched, by their key, the last used at the end. They hold public code sets and nothing of
 * the practice, so they stay when the file is locked.
 */
export const useIndexes = create<{ readonly held: ReadonlyMap<string, CodeSearchEngine> }>(() => ({
  held: new Map(),
}));

const coming = new Set<string>();

/**
 * Fetches the index of a day from the main process, which made it in a thread of its own, and opens it here: a
 * search then takes about a millisecond and no call. Does nothing when it is here or on its way. When it cannot be
 * had, searching goes on through the main process.
 */
export async function fetchIndex(api: Api, on: IsoDate, key: string): Promise<void> {
  if (coming.has(key) || useIndexes.getState().held.has(key)) return;
  coming.add(key);
  try {
    const packed = await fetchParts(api, on, key);
    if (packed === null) return;
    // What the search alone needs is loaded with it.
    const { openCodeSearch } = await import('#shared/domain/code-search/engine.ts');
    const engine = openCodeSearch(packed);
    useIndexes.setState(({ held }) => ({ held: new Map([...[...held].slice(1 - KEPT), [key, engine]]) }));
  } finally {
    coming.delete(key);
  }
}

/** Member by member, so that neither process stands still; null when one is refused or the releases change. */
async function fetchParts(api: Api, on: IsoDate, key: string): Promise<PackedIndex | null> {
  const parts: Partial<Record<keyof PackedIndex, IndexPart>> = {};
  for (const part of INDEX_PARTS) {
    const answer = await callProcedure(api, 'codes', 'searchIndex', { on, key, part });
    if (!answer.ok || answer.value === null) return null;
    parts[part] = answer.value;
  }
  return PackedIndex.safeParse(parts).data ?? null;
}

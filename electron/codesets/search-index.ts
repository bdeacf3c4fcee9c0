import type { CodeEntry } from '#shared/domain/code.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { codesWithPrefix, type StoredRelease } from './queries.ts';

/** One code with all its stretches of days. */
export type IndexedCode = {
  readonly code: string;
  /** Without dot, capitals. */
  readonly plain: string;
  /** Oldest first. */
  readonly entries: readonly CodeEntry[];
  /** Number of different words in the titles. */
  readonly wordCount: number;
};

/** Words of one release's titles, each with the codes that hold it. Kept in memory, read-only. */
export type ReleaseIndex = {
  readonly codes: readonly IndexedCode[];
  /** Sorted, for looking up by beginning. */
  readonly vocabulary: readonly string[];
  /** Word → positions in `codes`. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
};

/** Small letters and digits only; everything else separates words. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((w) => w !== '');
}

/** Reads a release and indexes its words. */
export function buildIndex(db: ReadDb, release: StoredRelease): ReleaseIndex {
  const byCode = new Map<string, CodeEntry[]>();
  for (const entry of codesWithPrefix(db, release, '')) {
    const same = byCode.get(entry.code);
    if (same) same.push(entry);
    else byCode.set(entry.code, [entry]);
  }
  const postings = new Map<string, number[]>();
  const codes = [...byCode].map(([code, entries], position) => {
    const words = new Set(entries.flatMap((e) => wordsOf(e.title)));
    for (const word of words) {
      const at = postings.get(word);
      if (at) at.push(position);
      else postings.set(word, [position]);
    }
    return { code, plain: code.replace('.', ''), entries, wordCount: words.size };
  });
  return { codes, vocabulary: [...postings.keys()].sort(), postings };
}

/** Words of the vocabulary that begin with `prefix`, the word itself included. */
export function beginningWith(vocabulary: readonly string[], prefix: string): string[] {
  let low = 0;
  let high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((vocabulary[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let i = low; vocabulary[i]?.startsWith(prefix); i += 1) found.push(vocabulary[i] ?? '');
  return found;
}

/**
 * The words of the vocabulary nearest to a misspelt one: one slip in a short word, two in a long one
 * (a letter left out, added, changed, or two neighbours swapped).
 */
export function nearestWords(vocabulary: Iterable<string>, typed: string): string[] {
  const allowed = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
  if (allowed === 0 || /\d/.test(typed)) return [];
  let best = allowed;
  let found: string[] = [];
  for (const word of vocabulary) {
    if (Math.abs(word.length - typed.length) > best) continue;
    const distance = slips(typed, word, best);
    if (distance > best) continue;
    if (distance < best) found = [];
    best = distance;
    found.push(word);
  }
  return found;
}

/** Edit distance with swaps of neighbours; gives up with `most + 1`. */
export function slips(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

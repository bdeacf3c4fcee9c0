import type { CodeEntry, CodeSystem } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { listReleases, type StoredRelease } from './queries.ts';
import {
  beginningWith,
  buildIndex,
  nearestWords,
  wordsOf,
  type IndexedCode,
  type ReleaseIndex,
} from './search-index.ts';
import { isValidOn, nearestTo, releaseOn } from './store.ts';
import { EVERYDAY, LONGEST_SYNONYM, SYNONYMS } from './synonyms.ts';

export type SearchInput = {
  readonly query: string;
  readonly on: IsoDate;
  readonly systems: readonly CodeSystem[];
  readonly limit: number;
};

/** A hit without the practice's charge, which the caller adds. */
export type SearchHit = CodeEntry & { readonly why: string; readonly validOn: boolean };

export type CodeSearch = (input: SearchInput) => SearchHit[];

/** A part of what was typed: one word, or a phrase with a meaning, and what may stand for it. */
type Part = { readonly typed: string; readonly alternatives: readonly (readonly string[])[] };
type Found = { readonly score: number; readonly why: string; readonly partial?: boolean };
type Scored = { readonly hit: SearchHit; readonly score: number; readonly partial: boolean };

const EMPTY_WORDS = new Set([
  'a',
  'an',
  'and',
  'the',
  'of',
  'in',
  'on',
  'for',
  'to',
  'at',
  'with',
  'by',
  'due',
]);
/** A synonym counts a little less than the word itself, a corrected word clearly less. */
const WEIGHT = { exact: 1, beginning: 0.75, synonym: 0.95, corrected: 0.55 };

/**
 * Searches the installed code sets as of a day of service: codes with or without dot, words in any order,
 * beginnings of words, abbreviations, lay words, small misspellings. What is valid on the day comes before
 * what is not, billable codes before headings, then the better match. Each hit says why it was found.
 * The index is built at the first search after a change of the releases.
 */
export function createSearch(db: ReadDb): CodeSearch {
  let indexes = new Map<number, ReleaseIndex>();
  let built = '';
  const indexOf = (stored: readonly StoredRelease[], release: StoredRelease): ReleaseIndex => {
    const state = stored.map((r) => r.id).join();
    if (state !== built) [indexes, built] = [new Map(), state];
    const known = indexes.get(release.id);
    if (known) return known;
    const index = buildIndex(db, release);
    indexes.set(release.id, index);
    return index;
  };
  return ({ query, on, systems, limit }) => {
    const stored = listReleases(db);
    const all = [...new Set(systems)].flatMap((system) => {
      const release = releaseOn(stored, system, on);
      return release ? searchRelease(indexOf(stored, release), query, on) : [];
    });
    // Codes that match only some of the words are shown when no system has a better one.
    const complete = all.filter((h) => !h.partial);
    const hits = (complete.length > 0 ? complete : all).sort(byUse);
    return firstOnes(hits, query, limit).map((h) => h.hit);
  };
}

function byUse(a: Scored, b: Scored): number {
  if (a.hit.validOn !== b.hit.validOn) return a.hit.validOn ? -1 : 1;
  if (a.hit.billable !== b.hit.billable) return a.hit.billable ? -1 : 1;
  return b.score - a.score || a.hit.code.length - b.hit.code.length || (a.hit.code < b.hit.code ? -1 : 1);
}

/** The best, and in any case the code that was typed in full, also when it is a heading or outdated. */
function firstOnes(hits: readonly Scored[], query: string, limit: number): Scored[] {
  const first = hits.slice(0, limit);
  const typed = plainCode(query);
  const exact = hits.find((h) => h.hit.code.replace('.', '') === typed);
  if (!exact || first.includes(exact)) return first;
  return [...first.slice(0, limit - 1), exact];
}

function searchRelease(index: ReleaseIndex, query: string, on: IsoDate): Scored[] {
  const found = new Map<number, Found>();
  const keep = (position: number, hit: Found): void => {
    if ((found.get(position)?.score ?? -1) < hit.score) found.set(position, hit);
  };
  const prefix = plainCode(query);
  if (/^([A-Z]\d|\d{2})[0-9A-Z]*$/.test(prefix) || /^[A-Z]$/.test(prefix))
    index.codes.forEach((c, i) => {
      if (c.plain === prefix) keep(i, { score: 9, why: `code ${c.code}` });
      else if (c.plain.startsWith(prefix))
        keep(i, { score: 5, why: `code begins with ${query.trim().toUpperCase()}` });
    });
  for (const [position, hit] of searchWords(index, query)) keep(position, hit);
  return [...found].flatMap(([position, hit]) => {
    const code = index.codes[position];
    return code ? [asHit(code, hit, on)] : [];
  });
}

function asHit(code: IndexedCode, found: Found, on: IsoDate): Scored {
  // Indexed codes have at least one entry; the fallback only satisfies the compiler.
  const entry = nearestTo(code.entries, on) ?? (code.entries[0] as CodeEntry);
  const validOn = isValidOn(entry, on);
  const everyday = EVERYDAY.has(code.code) ? 0.4 : 0;
  const plainest = /unspecified|without complications?/i.test(entry.title) ? 0.1 : 0;
  const state = validOn
    ? entry.billable
      ? ''
      : '; heading, needs more characters'
    : entry.validFrom > on
      ? `; not valid on ${on}, begins ${entry.validFrom}`
      : `; not valid on ${on}, ended ${entry.validTo ?? ''}`;
  return {
    hit: { ...entry, validOn, why: found.why + state },
    score: found.score + everyday + plainest,
    partial: found.partial ?? false,
  };
}

function searchWords(index: ReleaseIndex, query: string): Map<number, Found> {
  const parts = partsOf(query);
  if (parts.length === 0) return new Map();
  const matches = parts.map((part) => matchPart(index, part));
  const complete = combine(index, matches, 0);
  return complete.size > 0 || parts.length < 2 ? complete : combine(index, matches, 1);
}

/** Codes that match all parts but `missing`; the more of the title is asked for, the better. */
function combine(
  index: ReleaseIndex,
  matches: readonly ReadonlyMap<number, Found>[],
  missing: number,
): Map<number, Found> {
  const all = new Map<number, Found>();
  const candidates = new Set(matches.flatMap((m) => [...m.keys()]));
  for (const position of candidates) {
    const hits = matches.flatMap((m) => m.get(position) ?? []);
    if (hits.length < matches.length - missing) continue;
    const size = index.codes[position]?.wordCount ?? 1;
    const score = hits.reduce((sum, h) => sum + h.score, 0) / matches.length;
    const cover = Math.min(1, matches.length / size);
    const why = [...new Set(hits.map((h) => h.why))].join(', ');
    const partial = hits.length < matches.length;
    all.set(position, {
      score: score * 2 + cover * 0.6,
      why: partial ? `${why} (not all words)` : why,
      partial,
    });
  }
  return all;
}

function matchPart(index: ReleaseIndex, part: Part): Map<number, Found> {
  const best = new Map<number, Found>();
  part.alternatives.forEach((words, choice) => {
    const literal = choice === 0;
    const why = literal ? part.typed : `${part.typed} = ${words.join(' ')}`;
    const scores = matchAll(index, words);
    for (const [position, score] of scores) {
      // Of several meanings the first is the likeliest.
      const weighed = literal ? score : score * (WEIGHT.synonym - (choice - 1) * 0.1);
      if ((best.get(position)?.score ?? 0) < weighed) best.set(position, { score: weighed, why });
    }
  });
  if (best.size > 0) return best;
  // Nothing has this word: perhaps it is misspelt.
  for (const word of nearestWords([...index.vocabulary, ...SYNONYMS.keys()], part.typed)) {
    const meant = alternativesFor(word);
    for (const words of meant)
      for (const [position, score] of matchAll(index, words)) {
        const weighed = score * WEIGHT.corrected;
        if ((best.get(position)?.score ?? 0) < weighed)
          best.set(position, { score: weighed, why: `${part.typed} → ${word}` });
      }
  }
  return best;
}

/** Codes whose titles hold all the words, with the mean weight of the matches. */
function matchAll(index: ReleaseIndex, words: readonly string[]): Map<number, number> {
  let result: Map<number, number> | null = null;
  for (const word of words) {
    const scores = matchWord(index, word);
    if (result === null) result = scores;
    else {
      const both = new Map<number, number>();
      for (const [position, score] of result) {
        const other = scores.get(position);
        if (other !== undefined) both.set(position, score + other);
      }
      result = both;
    }
    if (result.size === 0) return result;
  }
  const total: Map<number, number> = result ?? new Map<number, number>();
  for (const [position, score] of total) total.set(position, score / words.length);
  return total;
}

function matchWord(index: ReleaseIndex, word: string): Map<number, number> {
  const scores = new Map<number, number>();
  const add = (known: string, weight: number): void => {
    for (const position of index.postings.get(known) ?? [])
      if ((scores.get(position) ?? 0) < weight) scores.set(position, weight);
  };
  add(word, WEIGHT.exact);
  const singular = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  if (singular !== word) add(singular, WEIGHT.exact);
  if (word.length > 1 && !/^\d+$/.test(word))
    for (const known of beginningWith(index.vocabulary, singular)) add(known, WEIGHT.beginning);
  // A part of a code among the words: "E11 kidney".
  if (/^[a-z]\d\d/.test(word)) {
    const prefix = word.toUpperCase();
    index.codes.forEach((c, i) => {
      if (c.plain.startsWith(prefix)) scores.set(i, WEIGHT.exact);
    });
  }
  return scores;
}

/** The query in parts: the longest phrases that have a meaning of their own, single words otherwise. */
function partsOf(query: string): Part[] {
  const raw = query
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f']/g, '')
    .split(/[\s,;()]+/)
    .filter((w) => w !== '');
  const parts: Part[] = [];
  for (let i = 0; i < raw.length;) {
    let length = Math.min(LONGEST_SYNONYM, raw.length - i);
    while (length > 1 && !SYNONYMS.has(raw.slice(i, i + length).join(' '))) length -= 1;
    const typed = raw.slice(i, i + length).join(' ');
    i += length;
    const alternatives = alternativesFor(typed);
    if (alternatives.length > 0) parts.push({ typed, alternatives });
  }
  const telling = parts.filter((p) => !EMPTY_WORDS.has(p.typed));
  return telling.length > 0 ? telling : parts;
}

/** The words themselves first, then what they stand for. */
function alternativesFor(typed: string): (readonly string[])[] {
  const literal = /^[a-z]\d\d[.]?[0-9a-z]*$/.test(typed) ? [typed.replace('.', '')] : wordsOf(typed);
  return literal.length === 0 ? [] : [literal, ...(SYNONYMS.get(typed) ?? [])];
}

function plainCode(query: string): string {
  return query.trim().replace('.', '').toUpperCase();
}

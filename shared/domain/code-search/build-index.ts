import type { CodeSystem } from '#shared/domain/code.ts';
import { EVERYDAY, OFTEN } from './everyday.ts';
import type { IndexTerm } from './index-terms.ts';
import { spellingIndex, type SpellingIndex } from './spelling.ts';
import { OWN_INDEX } from './synonyms/own-index.ts';
import { fold, root, titleWords, type TitleWord } from './text.ts';
import { SIDE, variantOf, withoutSide } from './variants.ts';

/** One code on one stretch of days, as the engine takes it. Days are ISO text. */
export type SearchEntry = {
  readonly system: CodeSystem;
  readonly code: string;
  readonly title: string;
  readonly billable: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly extraTerms?: readonly string[];
};

/** Where the words of a document come from. */
export const SOURCE = { title: 0, heading: 1, index: 2, own: 3 } as const;

/** Everything that a search reads, in flat arrays. Codes are sorted; a concept is a run of codes that differ by side or encounter. */
export type SearchIndex = {
  readonly entries: readonly (readonly SearchEntry[])[];
  readonly plain: readonly string[];
  readonly side: Uint8Array;
  readonly seventh: Uint16Array;
  readonly suffix: ReadonlyMap<number, string>;
  readonly billable: Uint8Array;
  /** Code → concept. */
  readonly concept: Int32Array;
  /** Concept → its codes. */
  readonly members: readonly (readonly number[])[];
  readonly sides: Uint8Array;
  readonly staged: Uint8Array;
  readonly prior: Float32Array;
  /** Documents: the first `members.length` are the concepts' own titles. */
  readonly docCount: number;
  readonly docLow: Int32Array;
  readonly docHigh: Int32Array;
  readonly docSource: Uint8Array;
  readonly docLoad: Float32Array;
  readonly docText: (doc: number) => string;
  readonly words: readonly string[];
  readonly surface: readonly string[];
  readonly wordId: ReadonlyMap<string, number>;
  /** Word ids in the order of the alphabet. */
  readonly sorted: Int32Array;
  readonly everydayCount: Uint16Array;
  readonly roots: ReadonlyMap<string, readonly number[]>;
  readonly weight: Float32Array;
  readonly postStart: Int32Array;
  readonly postDocs: Int32Array;
  readonly postFactor: Uint8Array;
  readonly spelling: SpellingIndex;
};

type Doc = {
  readonly words: readonly TitleWord[];
  readonly low: number;
  readonly high: number;
  readonly source: number;
};

/** Builds the index of all entries; index terms that lead to no code of the entries are left out. */
export function buildSearchIndex(
  entries: Iterable<SearchEntry>,
  indexTerms: Iterable<IndexTerm>,
): SearchIndex {
  const codes = sortedCodes(entries);
  const grouped = groupCodes(codes);
  const docs = documents(codes, grouped, indexTerms);
  const terms = vocabulary(docs.list, grouped.prior);
  return { ...codes, ...grouped, ...docs.arrays, ...terms };
}

function sortedCodes(source: Iterable<SearchEntry>) {
  const byCode = new Map<string, SearchEntry[]>();
  for (const entry of source) {
    const key = `${entry.code.replace('.', '')} ${entry.system}`;
    const same = byCode.get(key);
    if (same) same.push(entry);
    else byCode.set(key, [entry]);
  }
  const keys = [...byCode.keys()].sort();
  const entries = keys.map((k) => (byCode.get(k) ?? []).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)));
  return { entries, plain: keys.map((k) => k.slice(0, k.indexOf(' '))) };
}

type Codes = ReturnType<typeof sortedCodes>;

function groupCodes({ entries, plain }: Codes) {
  const n = entries.length;
  const titles = new Map<string, string>();
  const last = (i: number): SearchEntry => entries[i]?.at(-1) as SearchEntry; // every code has an entry
  for (let i = 0; i < n; i += 1) if (last(i).system === 'icd10cm') titles.set(plain[i] ?? '', last(i).title);
  const concept = new Int32Array(n);
  const side = new Uint8Array(n);
  const seventh = new Uint16Array(n);
  const billable = new Uint8Array(n);
  const suffix = new Map<number, string>();
  const members: number[][] = [];
  const titleOf: string[] = [];
  const keys = new Map<string, number>();
  for (let i = 0; i < n; i += 1) {
    const entry = last(i);
    billable[i] = entries[i]?.some((e) => e.billable) ? 1 : 0;
    const own = plain[i] ?? '';
    const v =
      entry.system === 'icd10cm' && entry.billable
        ? variantOf(own, entry.title, (code) => titles.get(code))
        : { stemTitle: entry.title, side: 0, seventh: '', suffix: '', key: `${own} ${entry.system}` };
    let at = keys.get(v.key);
    if (at === undefined) {
      at = members.length;
      members.push([]);
      titleOf.push(v.stemTitle);
      keys.set(v.key, at);
    }
    members[at]?.push(i);
    concept[i] = at;
    side[i] = v.side;
    seventh[i] = v.seventh === '' ? 0 : v.seventh.charCodeAt(0);
    // Encounters are told by their letter alone.
    if (v.suffix !== '' && v.seventh < 'A') suffix.set(i, v.suffix);
  }
  const sides = new Uint8Array(members.length);
  const staged = new Uint8Array(members.length);
  const prior = new Float32Array(members.length);
  members.forEach((codes, c) => {
    const mask = codes.reduce((m, i) => m | (side[i] ?? 0), 0);
    // One side alone is a word of the title, not a choice.
    sides[c] = (mask & 7) !== 0 && (mask & (mask - 1)) !== 0 ? mask : 0;
    staged[c] = codes.some((i) => (seventh[i] ?? 0) >= 65) ? 1 : 0;
    prior[c] = Math.max(...codes.map((i) => priorOf(last(i), plain[i] ?? '')));
  });
  // Copies without the room that a growing list keeps for more.
  const trimmed = members.map((codes) => codes.slice());
  return { concept, side, seventh, billable, suffix, members: trimmed, titleOf, sides, staged, prior };
}

/** How likely a code is meant before anything is known of the query. */
function priorOf(entry: SearchEntry, plain: string): number {
  const title = entry.title;
  let p = EVERYDAY.has(entry.code) ? 1.5 : OFTEN.has(entry.code) ? 0.8 : 0;
  if (!entry.billable) p -= 3;
  if (entry.system !== 'icd10cm') return p + hcpcsPrior(entry);
  if (/unspecified/i.test(title)) p += 0.5;
  if (/\bwithout\b/i.test(title)) p += 0.1;
  if (/^other|other specified|elsewhere/i.test(title)) p -= 0.5;
  if (plain.endsWith('9')) p += 0.15;
  const chapter = plain[0] ?? '';
  if (chapter === 'O' || chapter === 'P') p -= 1.6;
  else if ('VWXY'.includes(chapter)) p -= 1.6;
  else if (chapter === 'Q') p -= 0.8;
  else if (/^T(3[6-9]|[45]\d|6[0-5])/.test(plain)) p -= 1.3;
  else if (/^C7[789]|^C80|^Z8[0-7]|^E(08|09|13)|^M(08|1A|80)|^A|^I69|^[DC]/.test(plain)) p -= 0.4;
  return p;
}

function hcpcsPrior(entry: SearchEntry): number {
  if (entry.system === 'cpt') return 0.2;
  const code = entry.code;
  if (/^(M\d|G[89]\d{3}|G4|C)/.test(code)) return -2;
  return /not otherwise (classified|specified)/i.test(entry.title) ? -1.2 : -0.9;
}

type Grouped = ReturnType<typeof groupCodes>;

function documents(codes: Codes, grouped: Grouped, indexTerms: Iterable<IndexTerm>) {
  const { entries, plain } = codes;
  const { concept, members, titleOf, sides } = grouped;
  const texts: string[] = [];
  const list: Doc[] = members.map((own, c) => {
    const heading = !grouped.billable[own[0] ?? 0] && entries[own[0] ?? 0]?.[0]?.system === 'icd10cm';
    const title = titleOf[c] ?? '';
    texts.push(title);
    // A heading is found by its own document below, which leads to its codes as well.
    const words = heading ? [] : titleWords(sides[c] ? withoutSide(title) : title);
    return { words, low: c, high: heading ? -1 : c, source: SOURCE.title };
  });
  const range = (code: string): readonly [number, number] | null => {
    const wanted = code.replace('.', '').toUpperCase().replace(/-$/, '');
    const low = lowerBound(plain, wanted);
    const high = lowerBound(plain, `${wanted}~`) - 1;
    return high < low ? null : [concept[low] ?? 0, concept[high] ?? 0];
  };
  // What stands in a list besides the index is left out when the same words lead to the same codes already.
  const seen = new Set<string>();
  list.forEach(({ words, low, high }) => seen.add(docKey(words, low, high)));
  const add = (text: string | readonly string[], code: string, source: number, besides = false): void => {
    const at = range(code);
    if (!at) return;
    const words = titleWords(typeof text === 'string' ? text : text.join(' ; ').replace(/, /g, ' '));
    const key = docKey(words, ...at);
    if (words.length === 0 || (besides && seen.has(key))) return;
    seen.add(key);
    list.push({ words, low: at[0], high: at[1], source });
    texts.push(typeof text === 'string' ? text : text.join(', '));
  };
  members.forEach((own, c) => {
    const first = plain[own[0] ?? 0] ?? '';
    const below = list[c]?.high === -1 ? range(first) : null;
    // A heading above the codes of one concept says nothing that their own title does not.
    if (below && below[1] - below[0] > 1 && !isBare(list, below))
      add(titleOf[c] ?? '', first, SOURCE.heading);
    for (const i of own)
      for (const entry of entries[i] ?? []) {
        for (const term of entry.extraTerms ?? []) add(term, plain[i] ?? '', SOURCE.index);
        if (entry !== entries[i]?.at(-1)) add(entry.title, plain[i] ?? '', SOURCE.index);
      }
  });
  for (const { terms, code, besides } of indexTerms) add(terms, code, SOURCE.index, besides);
  for (const [term, code] of OWN_INDEX) add(term, code, SOURCE.own);
  return {
    list,
    arrays: {
      docCount: list.length,
      docLow: Int32Array.from(list, (d) => d.low),
      docHigh: Int32Array.from(list, (d) => d.high),
      docSource: Uint8Array.from(list, (d) => d.source),
      docText: textReader(titleOf, texts.slice(members.length)),
    },
  };
}

/** Equal for documents of the same words over the same concepts. */
function docKey(words: readonly TitleWord[], low: number, high: number): string {
  const told = words.map(({ word, factor }) => `${word}*${factor}`).sort();
  return `${low} ${high} ${told.join(' ')}`;
}

/** Texts kept as one string behind the titles, without anything that the building needed. */
function textReader(titles: readonly string[], others: readonly string[]): (doc: number) => string {
  const count = titles.length;
  const ends = new Int32Array(others.length + 1);
  others.forEach((text, i) => (ends[i + 1] = (ends[i] ?? 0) + text.length));
  const all = others.join('');
  return (doc) => (doc < count ? (titles[doc] ?? '') : all.slice(ends[doc - count], ends[doc - count + 1]));
}

/** Whether at most one concept of a range is more than a heading. */
function isBare(list: readonly Doc[], [low, high]: readonly [number, number]): boolean {
  let concepts = 0;
  for (let c = low; c <= high && concepts < 2; c += 1) if (list[c]?.high !== -1) concepts += 1;
  return concepts < 2;
}

/** First position whose text is not before `wanted`. */
export function lowerBound(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function vocabulary(docs: readonly Doc[], prior: Float32Array) {
  const wordId = new Map<string, number>();
  const words: string[] = [];
  const surface: string[] = [];
  const counts: number[] = [];
  const everyday: number[] = [];
  docs.forEach((doc, d) => {
    for (const { word, surface: seen } of doc.words) {
      let id = wordId.get(word);
      if (id === undefined) {
        id = words.length;
        wordId.set(word, id);
        words.push(word);
        surface.push(seen);
        counts.push(0);
        everyday.push(0);
      }
      counts[id] = (counts[id] ?? 0) + 1;
      if ((prior[d] ?? 0) > 0.7) everyday[id] = (everyday[id] ?? 0) + 1;
    }
  });
  const top = Math.log(docs.length + 1);
  const weight = Float32Array.from(counts, (n) => 0.45 + 0.75 * (Math.log((docs.length + 1) / n) / top));
  const postStart = new Int32Array(words.length + 1);
  counts.forEach((n, id) => (postStart[id + 1] = (postStart[id] ?? 0) + n));
  const total = postStart[words.length] ?? 0;
  const postDocs = new Int32Array(total);
  const postFactor = new Uint8Array(total);
  const fill = postStart.slice();
  const docLoad = new Float32Array(docs.length);
  docs.forEach((doc, d) => {
    let load = 0;
    for (const { word, factor } of doc.words) {
      const id = wordId.get(word) ?? 0;
      const at = fill[id] ?? 0;
      fill[id] = at + 1;
      postDocs[at] = d;
      postFactor[at] = Math.round(factor * 100);
      load += factor * (weight[id] ?? 0);
    }
    docLoad[d] = load;
  });
  const sorted = Int32Array.from(words.keys()).sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
  const roots = new Map<string, number[]>();
  words.forEach((word, id) => {
    const r = root(word);
    if (r === null) return;
    const same = roots.get(r);
    if (same) same.push(id);
    else roots.set(r, [id]);
  });
  for (const [r, ids] of roots)
    if (ids.length < 2) roots.delete(r);
    else roots.set(r, ids.slice());
  return {
    words,
    surface: surface.map((s) => fold(s)),
    wordId,
    sorted,
    everydayCount: Uint16Array.from(everyday),
    roots,
    weight,
    postStart,
    postDocs,
    postFactor,
    docLoad,
    spelling: spellingIndex(words),
  };
}

export const ALL_SIDES = SIDE.right | SIDE.left | SIDE.both;

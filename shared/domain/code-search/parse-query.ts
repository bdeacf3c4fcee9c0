import type { SearchIndex } from './search-index.ts';
import { nearest } from './spelling.ts';
import { LONGEST_PHRASE, PHRASES, RELATED } from './synonyms/phrases.ts';
import { american, fold, isLight, isStop, rawWords, root, stem } from './text.ts';
import { lowerBound } from './texts.ts';
import { SIDE } from './variants.ts';

/** Word ids that satisfy one word of the query, each with how well (0 to 1). */
export type WordGroup = ReadonlyMap<number, number>;

/** One reading of a part: all its words are asked for. */
export type Reading = {
  readonly groups: readonly WordGroup[];
  readonly weight: number;
  readonly why: string;
};

/** A word or phrase of the query with everything that may stand for it. */
export type Part = {
  readonly typed: string;
  readonly weight: number;
  readonly readings: readonly Reading[];
  /** {@link SIDE} when the part names a side. */
  readonly side: number;
  /** Seventh characters that the part asks for, the likeliest first. */
  readonly stage: string;
};

const SIDES: Readonly<Record<string, number>> = {
  right: SIDE.right, rt: SIDE.right, r: SIDE.right,
  left: SIDE.left, lt: SIDE.left, l: SIDE.left,
  bilateral: SIDE.both, bilat: SIDE.both, both: SIDE.both, bil: SIDE.both,
}; // prettier-ignore
const SIDE_WORD: Readonly<Record<number, string>> = { 1: 'right', 2: 'left', 4: 'bilateral' };

/** Words for the encounter and the course of healing, with the seventh characters that they mean. */
const STAGES: Readonly<Record<string, string>> = {
  initial: 'AB', subsequent: 'D', subseq: 'D', 'follow up': 'D', followup: 'D', aftercare: 'D', healing: 'D', recheck: 'D',
  sequela: 'S', sequelae: 'S', 'late effect': 'S', 'late effects': 'S', nonunion: 'K', malunion: 'P',
  'delayed healing': 'G', 'routine healing': 'D', open: 'B', compound: 'B', closed: 'A', 'initial encounter': 'A',
  'subsequent encounter': 'D', init: 'A', subs: 'D',
}; // prettier-ignore

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bb\/l\b/g, ' bilateral '],
  [/\bw\/\s?o\b/g, ' without '],
  [/\bw\//g, ' with '],
  [/\bs\/p\b/g, ' status post '],
  [/\bf\/u\b/g, ' follow up '],
  [/\bh\/o\b/g, ' history of '],
  [/\bfhx?\b|\bf\/h\b/g, ' family history '],
  [/\bn\/v\/d\b/g, ' nausea vomiting diarrhea '],
  [/\bn\/v\b/g, ' nausea vomiting '],
  [/\bd\/t\b/g, ' due to '],
  [/\ba-fib\b/g, ' afib '],
  [/\b1st\b/g, ' first '],
  [/\b2nd\b/g, ' second '],
  [/\b3rd\b/g, ' third '],
];

const SORTED_PHRASES: readonly string[] = [...PHRASES.keys()].sort();

/** Words of a query in small letters, with the usual slashed abbreviations written out. */
export function queryWords(query: string): string[] {
  let text = fold(query.slice(0, 200));
  for (const [pattern, full] of SHORT) text = text.replace(pattern, full);
  return rawWords(text).slice(0, 24);
}

/** The parts of a query: the longest phrases that have a meaning of their own, single words otherwise. */
export function parseQuery(index: SearchIndex, query: string): Part[] {
  const words = queryWords(query);
  const open = /[a-z0-9]$/i.test(query);
  const parts: Part[] = [];
  let denied = false;
  for (let i = 0; i < words.length;) {
    const word = words[i] ?? '';
    if (word === 'without' || (word === 'no' && i + 1 < words.length)) {
      denied = true;
      i += 1;
      continue;
    }
    if (word === 'with' || word === 'and') denied = false;
    const taken = phraseAt(words, i);
    const typed = words.slice(i, i + taken).join(' ');
    const last = open && i + taken >= words.length;
    i += taken;
    if (taken === 1 && isStop(word) && !PHRASES.has(word)) continue;
    const part = denied ? deniedPart(index, typed) : partOf(index, typed, words.length, last);
    parts.push(part);
  }
  return parts.slice(0, 8);
}

function phraseAt(words: readonly string[], i: number): number {
  const most = Math.min(LONGEST_PHRASE, words.length - i);
  for (let n = most; n > 1; n -= 1) {
    const phrase = words.slice(i, i + n).join(' ');
    if (PHRASES.has(phraseKey(phrase)) || phrase in STAGES) return n;
  }
  return 1;
}

export function phraseKey(phrase: string): string {
  return phrase.split(' ').map(stem).join(' ');
}

function deniedPart(index: SearchIndex, typed: string): Part {
  const readings = typed.split(' ').flatMap((word) => {
    const group = deniedGroup(index, word);
    return group.size > 0 ? [{ groups: [group], weight: 1, why: `without ${typed}` }] : [];
  });
  return { typed: `without ${typed}`, weight: 0.6, readings, side: 0, stage: '' };
}

function deniedGroup(index: SearchIndex, word: string): Map<number, number> {
  const group = new Map<number, number>();
  for (const [id, weight] of exactGroup(index, word)) {
    const no = index.wordId.get(`!${index.words[id] ?? ''}`);
    if (no !== undefined) group.set(no, weight);
  }
  return group;
}

function partOf(index: SearchIndex, typed: string, count: number, last: boolean): Part {
  const side = typed.length === 1 && count === 1 ? 0 : (SIDES[typed] ?? 0);
  const stage = STAGES[typed] ?? '';
  if (side !== 0)
    return {
      typed,
      weight: 0.7,
      readings: readingsOf(index, SIDE_WORD[side] ?? typed, false),
      side,
      stage: '',
    };
  const readings = readingsOf(index, typed, last);
  const weight = stage !== '' ? 0.6 : isLight(stem(typed)) ? 0.25 : /^\d/.test(typed) ? 0.8 : 1;
  return { typed, weight: weight * (typed.includes(' ') ? 1.3 : 1), readings, side: 0, stage };
}

function readingsOf(index: SearchIndex, typed: string, last: boolean): Reading[] {
  const readings: Reading[] = [];
  const meanings = PHRASES.get(phraseKey(typed)) ?? PHRASES.get(phraseKey(american(typed)));
  const literal = literalReading(index, typed, last);
  if (literal) readings.push(meanings ? { ...literal, weight: 0.97 * literal.weight } : literal);
  meanings?.forEach((phrase, choice) =>
    readings.push(...meaning(index, typed, phrase, 1 - choice * 0.07, '=')),
  );
  if (readings.length === 0) readings.push(...split(index, typed));
  if (last && typed.length >= 3) readings.push(...begunPhrases(index, typed));
  return readings.length > 0 ? readings : corrected(index, typed);
}

function meaning(index: SearchIndex, typed: string, phrase: string, weight: number, sign: string): Reading[] {
  let denied = false;
  const groups: WordGroup[] = [];
  for (const word of phrase.split(' ')) {
    if (word === 'without') denied = true;
    else if (!isStop(word)) {
      const group = denied ? deniedGroup(index, word) : exactGroup(index, word);
      if (group.size > 0) groups.push(group);
    }
  }
  return groups.length > 0 ? [{ groups, weight, why: `${typed} ${sign} ${phrase}` }] : [];
}

function literalReading(index: SearchIndex, typed: string, last: boolean): Reading | null {
  const groups: WordGroup[] = [];
  const words = typed.split(' ').filter((w) => !isStop(w) || typed === w);
  for (const [n, word] of words.entries()) {
    const exact = exactGroup(index, word);
    const begins = last && n === words.length - 1;
    const whole = exact.size > 0;
    const group = begins || !whole ? prefixGroup(index, word, exact, whole) : exact;
    if (group.size === 0) return null;
    groups.push(group);
  }
  return groups.length > 0 ? { groups, weight: 1, why: typed } : null;
}

/** The word itself, its British spelling, words of its family and words of the same meaning. */
function exactGroup(index: SearchIndex, word: string): Map<number, number> {
  const group = new Map<number, number>();
  const add = (w: string, weight: number): void => {
    const id = index.wordId.get(w);
    if (id !== undefined && (group.get(id) ?? 0) < weight) group.set(id, weight);
  };
  let base = stem(word);
  if (!index.wordId.has(base) && !RELATED.has(base)) base = stem(american(word));
  add(base, 1);
  for (const other of RELATED.get(base) ?? []) add(stem(other), 0.93);
  const family = root(base);
  if (family !== null) for (const id of index.roots.get(family) ?? []) if (!group.has(id)) group.set(id, 0.8);
  return group;
}

function prefixGroup(
  index: SearchIndex,
  word: string,
  exact: Map<number, number>,
  whole: boolean,
): Map<number, number> {
  const base = stem(word);
  const ids: number[] = [];
  for (let i = lowerWord(index, base); i < index.sorted.length; i += 1) {
    const id = index.sorted[i] ?? 0;
    if (!(index.words[id] ?? '').startsWith(base)) break;
    if (!exact.has(id)) ids.push(id);
  }
  if (/^\d+$/.test(word)) return exact;
  ids.sort((a, b) => (index.everydayCount[b] ?? 0) - (index.everydayCount[a] ?? 0));
  const group = new Map(exact);
  for (const id of ids.slice(0, word.length < 3 ? 24 : 60))
    group.set(id, (whole ? 0.5 : 0.7) + 0.2 * (base.length / (index.words[id]?.length ?? 1)));
  return group;
}

function lowerWord(index: SearchIndex, wanted: string): number {
  let low = 0;
  let high = index.sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index.words[index.sorted[middle] ?? 0] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `ckd3` as `ckd 3`. */
function split(index: SearchIndex, typed: string): Reading[] {
  const found = /^([a-z]{2,})(\d+[a-z]?)$/.exec(typed);
  if (!found) return [];
  const [, word = '', number = ''] = found;
  const numberGroup = exactGroup(index, number);
  if (numberGroup.size === 0) return [];
  return readingsOf(index, word, false).map((r) => ({ ...r, groups: [...r.groups, numberGroup] }));
}

/** Phrases that begin with what is typed so far ("heart att"). */
function begunPhrases(index: SearchIndex, typed: string): Reading[] {
  const found: Reading[] = [];
  for (let i = lowerBound(SORTED_PHRASES, typed); found.length < 4; i += 1) {
    const phrase = SORTED_PHRASES[i];
    if (phrase === undefined || !phrase.startsWith(typed)) break;
    if (phrase === typed) continue;
    const weight = 0.6 + 0.25 * (typed.length / phrase.length);
    found.push(...meaning(index, phrase, PHRASES.get(phrase)?.[0] ?? '', weight, '='));
  }
  return found;
}

/** Nothing has the word: perhaps it is misspelt. */
function corrected(index: SearchIndex, typed: string): Reading[] {
  const found =
    typed.split(' ').length === 1 ? nearest(index.spelling, stem(american(typed))) : { at: [], slips: 0 };
  const weight = found.slips > 1 ? 0.7 : 0.85;
  const best = found.at
    .sort((a, b) => (index.everydayCount[b] ?? 0) - (index.everydayCount[a] ?? 0))
    .slice(0, 6);
  const readings: Reading[] = best.flatMap((id) => {
    const word = index.words[id] ?? '';
    return [{ groups: [exactGroup(index, word)], weight, why: `${typed} → ${index.surface[id] ?? word}` }];
  });
  for (const id of best)
    PHRASES.get(index.words[id] ?? '')?.forEach((phrase) =>
      readings.push(...meaning(index, typed, phrase, weight * 0.95, '→')),
    );
  return readings;
}

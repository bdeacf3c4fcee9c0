import type { Dictionary, Term } from '#shared/domain/notes/dictionary.ts';
import type { Sentence, Token } from '#shared/domain/notes/tokens.ts';

/** A term found in a sentence: `at` are the positions of its words, ascending. */
export type Match = {
  readonly term: Term;
  readonly at: readonly number[];
  /** Words that carry meaning between the first and the last of its words and are not its own. */
  readonly strangers: number;
  /** True when a comma, bracket or joining word that is not the term's own lies inside. */
  readonly parted: boolean;
};

/** Words that join two findings; a phrase across one is less sure. */
const JOINS = /^(?:and|or|but|with|secondary|than|as|which|who)$/;

/** Words that deny what follows them: no phrase reaches across. */
const DENIES = /^(?:without|no|not|denies|denied|denying|never)$/;

const MOST_STRANGERS = 3;

/** Every term of the dictionary whose words stand together in the sentence, overlapping ones included. */
export function findMatches(dictionary: Dictionary, sentence: Sentence, text: string): Match[] {
  const { tokens } = sentence;
  const places = new Map<string, number[]>();
  for (const [i, token] of tokens.entries()) {
    if (token.stop && !isShout(token, text)) continue;
    const list = places.get(token.stem);
    if (list) list.push(i);
    else places.set(token.stem, [i]);
  }
  const found: Match[] = [];
  for (const [stem, anchors] of places) {
    for (const term of dictionary.byAnchor.get(stem) ?? []) {
      if (!term.stems.every((other) => places.has(other))) continue;
      for (const anchor of anchors) {
        const match = gather(term, stem, anchor, places, tokens, text);
        if (match) found.push(match);
      }
    }
  }
  return found;
}

function gather(
  term: Term,
  stem: string,
  anchor: number,
  places: ReadonlyMap<string, readonly number[]>,
  tokens: readonly Token[],
  text: string,
): Match | null {
  const first = tokens[anchor];
  if (!first || (term.capitals && !isShout(first, text))) return null;
  const at: number[] = [anchor];
  for (const other of term.stems) {
    if (other === stem) continue;
    const near = nearest(places.get(other) ?? [], anchor);
    if (near === null) return null;
    at.push(near);
  }
  at.sort((a, b) => a - b);
  const from = at[0] ?? anchor;
  const to = at.at(-1) ?? anchor;
  if (to - from > 12) return null;
  let strangers = 0;
  let commas = 0;
  for (let i = from; i <= to; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (i > from && token.gap === 2) return null;
    if (i > from && isSideAlone(tokens, i)) continue;
    if (i > from && (token.gap === 1 || (!term.joined && JOINS.test(token.word)))) commas++;
    // "Diabetes without complications" is not the diabetes with complications.
    if (DENIES.test(token.word) && !at.includes(i)) return null;
    if (!token.stop && !at.includes(i)) strangers++;
  }
  if (strangers > Math.min(MOST_STRANGERS, at.length) || (commas > 0 && strangers > 1)) return null;
  return { term, at, strangers, parted: commas > 0 };
}

/** A side after a comma that closes its phrase: "knee pain, right". */
export function isSideAlone(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (!token || token.gap !== 1 || !/^(?:right|left|bilateral)$/.test(token.word)) return false;
  return next === undefined || next.gap > 0 || JOINS.test(next.word);
}

function nearest(places: readonly number[], to: number): number | null {
  let best: number | null = null;
  for (const place of places) if (best === null || Math.abs(place - to) < Math.abs(best - to)) best = place;
  return best;
}

/** Written in capitals in the note, as abbreviations are. */
function isShout(token: Token, text: string): boolean {
  const raw = text.slice(token.start, token.end);
  return raw.length >= 2 && /^[A-Z][A-Za-z]?[A-Z0-9]+s?$/.test(raw);
}

/**
 * The matches that explain the sentence best: longer phrases before shorter, closer before wider. One that only
 * repeats words of a better match is left out ("embolism" inside "pulmonary embolism").
 */
export function bestMatches(matches: readonly Match[]): Match[] {
  const ranked = matches.toSorted((a, b) => merit(b) - merit(a));
  const taken = new Map<number, number>();
  const best: Match[] = [];
  for (const match of ranked) {
    const free = match.at.filter((i) => !taken.has(i)).length;
    if (free === 0) continue;
    if (free < match.at.length && (match.strangers > 1 || match.parted)) continue;
    for (const i of match.at) taken.set(i, (taken.get(i) ?? 0) + 1);
    best.push(match);
  }
  return best;
}

function merit({ at, strangers, parted, term }: Match): number {
  return at.length - 0.45 * strangers - (parted ? 0.5 : 0) + 0.2 * term.weight;
}

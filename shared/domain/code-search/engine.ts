import type { CodeSystem } from '#shared/domain/code.ts';
import type { PackedIndex } from './packed-index.ts';
import { openIndex, SOURCE, type SearchEntry, type SearchIndex, type Stretch } from './search-index.ts';
import { parseQuery, type Part, type WordGroup } from './parse-query.ts';
import { createMatcher, type ConceptScore } from './score.ts';
import { lowerBound } from './texts.ts';
import { SIDE } from './variants.ts';

export type CodeSearchInput = {
  readonly query: string;
  /** Day of service, ISO. */
  readonly on: string;
  readonly systems: readonly CodeSystem[];
  readonly limit: number;
  /** How often this practice has used a code: a little is added for each. */
  readonly usage?: ReadonlyMap<string, number>;
};

export type CodeSearchHit = {
  readonly entry: SearchEntry;
  /** What led to the code, for people. */
  readonly why: string;
  readonly validOn: boolean;
};

export type CodeSearchEngine = { readonly search: (input: CodeSearchInput) => CodeSearchHit[] };

type Candidate = {
  readonly code: number;
  readonly stretch: Stretch;
  readonly score: number;
  readonly why: () => string;
};

/** Concepts that are looked at in detail. */
const DEEP = 120;

/**
 * Opens the search over an index. It finds codes with or without dot, official wording, abbreviations, lay words,
 * British and wrong spelling, words in any order and words not yet typed to the end; side and encounter choose among
 * the codes of one concept. What is valid on the day comes before what is not, billable codes before headings, then
 * the better match; each hit says why.
 */
export function openCodeSearch(packed: PackedIndex): CodeSearchEngine {
  const index = openIndex(packed);
  const match = createMatcher(index);
  const inOrder = orderOf(index);
  return {
    search: (input) => {
      const systems = new Set(input.systems);
      const typed = plainCode(input.query);
      const byCode = codeHits(index, typed, input, systems);
      const parts = byCode.length > 0 && /\d/.test(typed) ? [] : parseQuery(index, input.query);
      const concepts = match(parts, systems, DEEP + input.limit);
      const all = new Map<number, Candidate>();
      for (const hit of [...byCode, ...bestOf(index, concepts, parts, input, inOrder)]) {
        const known = all.get(hit.code);
        if (!known || known.score < hit.score) all.set(hit.code, hit);
      }
      const sorted = [...all.values()].sort(inOrder);
      return firstOnes(sorted, index, typed, input.limit).map((hit) => toHit(index, hit, input.on));
    },
  };
}

type Order = (a: Candidate, b: Candidate) => number;

function orderOf(index: SearchIndex): Order {
  return (a, b) => {
    if (a.stretch.validOn !== b.stretch.validOn) return a.stretch.validOn ? -1 : 1;
    if (a.stretch.billable !== b.stretch.billable) return a.stretch.billable ? -1 : 1;
    if (a.score !== b.score) return b.score - a.score;
    return index.codeText(a.code).length - index.codeText(b.code).length || a.code - b.code;
  };
}

/** The best, and in any case the code that was typed in full, also when it is a heading or outdated. */
function firstOnes(
  hits: readonly Candidate[],
  index: SearchIndex,
  typed: string,
  limit: number,
): Candidate[] {
  const first = hits.slice(0, limit);
  const [low, high] = writtenOut(index, typed);
  const exact = low === high ? undefined : hits.find((h) => h.code >= low && h.code < high);
  return !exact || first.includes(exact) ? first : [...first.slice(0, limit - 1), exact];
}

function toHit(index: SearchIndex, { code, stretch, why }: Candidate, on: string): CodeSearchHit {
  const entry = index.entryOf(code, stretch.at);
  return { entry, validOn: stretch.validOn, why: why() + stateOf(entry, stretch.validOn, on) };
}

function stateOf(entry: SearchEntry, validOn: boolean, on: string): string {
  if (validOn) return entry.billable ? '' : '; heading, needs more characters';
  return entry.validFrom > on
    ? `; not valid on ${on}, begins ${entry.validFrom}`
    : `; not valid on ${on}, ended ${entry.validTo ?? ''}`;
}

function plainCode(query: string): string {
  return query.trim().replace('.', '').toUpperCase();
}

/** The codes that are exactly what was typed: of several systems, or none. */
function writtenOut(index: SearchIndex, typed: string): readonly [number, number] {
  const low = lowerBound(index.plain, typed);
  let high = low;
  while (high < index.plain.length && index.plain.at(high) === typed) high += 1;
  return [low, high];
}

function codeHits(
  index: SearchIndex,
  typed: string,
  input: CodeSearchInput,
  systems: ReadonlySet<CodeSystem>,
): Candidate[] {
  if (!/^([A-Z]\d|\d{2}|[A-Z]$)[0-9A-Z]*$/.test(typed) || typed.length > 7) return [];
  const [from, exactTo] = writtenOut(index, typed);
  const to = lowerBound(index.plain, `${typed}~`);
  const found: { at: number; score: number }[] = [];
  for (let at = from; at < to; at += 1) {
    const score =
      at < exactTo
        ? 40
        : 20 +
          (index.prior[index.concept[at] ?? 0] ?? 0) +
          choice(index, at, [], index.sides[index.concept[at] ?? 0] ?? 0);
    // A single letter stands for a whole chapter; only its common codes are worth showing.
    if (typed.length === 1 && score < 20.6) continue;
    found.push({ at, score });
  }
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, input.limit + 40).flatMap(({ at, score }) => {
    if (!systems.has(index.systemOf(at))) return [];
    const why = (): string =>
      at < exactTo ? `code ${index.codeText(at)}` : `code begins with ${input.query.trim().toUpperCase()}`;
    const stretch = index.stretchOn(at, input.on);
    return [{ code: at, stretch, score: score + used(index, input, at), why }];
  });
}

function used(index: SearchIndex, { usage }: CodeSearchInput, code: number): number {
  const count = usage && usage.size > 0 ? (usage.get(index.codeText(code)) ?? 0) : 0;
  return count > 0 ? Math.min(1, 0.25 * Math.log1p(count)) : 0;
}

/** How well one code of a concept fits the side and encounter asked for: 0 fits, below that it does not. */
function choice(index: SearchIndex, at: number, parts: readonly Part[], sides: number): number {
  let score = 0;
  const side = index.side[at] ?? 0;
  const wanted = parts.find((p) => p.side !== 0)?.side ?? 0;
  if ((sides & 7) !== 0 || parts.length === 0) {
    if (wanted !== 0) score -= side === wanted ? 0 : side === SIDE.unspecified || side === 0 ? 1.5 : 3;
    else if (side !== SIDE.unspecified && side !== 0 && sides !== 0) score -= 0.5 + 0.02 * side;
  }
  const seventh = index.seventh[at] ?? 0;
  if (seventh === 0) return score;
  const stage = parts.find((p) => p.stage !== '')?.stage ?? '';
  const char = String.fromCharCode(seventh);
  if (seventh >= 65) {
    const order = stage === '' ? 'A' : stageOrder(parts);
    if (!order.includes(char)) score -= char === 'D' ? 2.6 : 3;
  } else if ((sides & 7) === 0) {
    const suffix = index.suffix.get(at) ?? '';
    const asked = parts.some((p) => p.typed.length > 2 && suffix.toLowerCase().includes(p.typed));
    if (!asked) score -= /unspecified|not applicable|without/i.test(suffix) ? 0 : 1.5;
    else score += 0.5;
  } else score -= side === 0 ? 1 : 0;
  return score;
}

/** "Open" with "subsequent" is E; one word alone gives its own characters. */
function stageOrder(parts: readonly Part[]): string {
  const stages = parts.map((p) => p.stage).filter((s) => s !== '');
  if (stages.length > 1 && stages.includes('D') && stages.includes('B')) return 'E';
  return stages.find((s) => 'KPGS'.includes(s)) ?? stages[0] ?? 'A';
}

/** The codes of the concepts, best concept first, until no further one could reach the list. */
function bestOf(
  index: SearchIndex,
  concepts: readonly ConceptScore[],
  parts: readonly Part[],
  input: CodeSearchInput,
  inOrder: Order,
): Candidate[] {
  const hits: Candidate[] = [];
  const good: number[] = [];
  const gain = input.usage && input.usage.size > 0 ? 1 : 0;
  for (const concept of concepts) {
    const reachable = concept.score + gain + 0.5;
    if (good.length >= input.limit && good.filter((score) => score > reachable).length >= input.limit) break;
    for (const hit of conceptHits(index, concept, parts, input, inOrder)) {
      hits.push(hit);
      if (hit.stretch.validOn && hit.stretch.billable) good.push(hit.score);
    }
  }
  return hits;
}

function conceptHits(
  index: SearchIndex,
  found: ConceptScore,
  parts: readonly Part[],
  input: CodeSearchInput,
  inOrder: Order,
): Candidate[] {
  const sides = index.sides[found.concept] ?? 0;
  const hits: Candidate[] = [];
  for (const code of index.membersOf(found.concept)) {
    const score = found.score + choice(index, code, parts, sides) + used(index, input, code);
    const why = (): string => reason(index, found, parts, code);
    hits.push({ code, stretch: index.stretchOn(code, input.on), score, why });
  }
  return hits.sort(inOrder).slice(0, 6);
}

/** Which reading of each part led to the code, and the line of the index if one did. */
function reason(index: SearchIndex, found: ConceptScore, parts: readonly Part[], at: number): string {
  const words = new Set(index.wordsOf(index.docText(found.concept)));
  for (const id of index.wordsOf(index.titleOf(at))) words.add(id);
  if (found.doc !== found.concept) for (const id of index.wordsOf(index.docText(found.doc))) words.add(id);
  const reasons: string[] = [];
  const missing: string[] = [];
  for (const part of parts) {
    const reading = part.readings.find((r) => r.groups.every((g) => meets(g, words)));
    const some = part.readings.find((r) => r.groups.some((g) => meets(g, words)));
    if (reading ?? some) reasons.push((reading ?? some)?.why ?? part.typed);
    else if (part.side !== 0 && index.side[at] === part.side) reasons.push(part.typed);
    else if (part.stage !== '' && (index.seventh[at] ?? 0) >= 65) reasons.push(part.typed);
    else missing.push(part.typed);
  }
  const source = index.docSource[found.doc];
  const way =
    source === SOURCE.index || source === SOURCE.own
      ? `${source === SOURCE.index ? 'index' : 'known as'}: ${index.docText(found.doc)}`
      : '';
  const lacking = missing.length > 0 ? `not found: ${missing.join(', ')}` : '';
  return [[...new Set(reasons)].join(', '), way, lacking].filter((t) => t !== '').join('; ') || 'common code';
}

function meets(group: WordGroup, words: ReadonlySet<number>): boolean {
  for (const id of group.keys()) if (words.has(id)) return true;
  return false;
}

import type { CodeSystem } from '#shared/domain/code.ts';
import { SOURCE, type SearchIndex } from './search-index.ts';
import type { Part, Reading } from './parse-query.ts';

/** A concept that answers a query, by which document. */
export type ConceptScore = { readonly concept: number; readonly doc: number; readonly score: number };

export type Matcher = (
  parts: readonly Part[],
  systems: ReadonlySet<CodeSystem>,
  limit: number,
) => readonly ConceptScore[];

/** What is unfinished of the query costs most, then words of the document that were not asked for. */
const TUNING = {
  coverage: 14,
  exponent: 1.6,
  precision: 4,
  extra: 0.42,
  foreign: 0.12,
  widest: 400,
} as const;

/** The scratch arrays of a search, kept between searches. */
type Scratch = {
  readonly value: readonly Float32Array[];
  /** Of the part at work: load of the document's words that it explains. */
  readonly covered: Float32Array;
  /** Of all parts. */
  readonly explained: Float32Array;
  readonly touched: readonly number[][];
  readonly sum: Float32Array;
  readonly load: Float32Array;
  readonly best: Float32Array;
  /** By concept: document + 1, 0 for none. */
  readonly bestDoc: Int32Array;
  readonly group: Float32Array;
  readonly groupLoad: Float32Array;
  readonly coverage: Float32Array;
};

const MOST_PARTS = 8;

/** Makes the function that ranks concepts for the parts of a query. It is not re-entrant. */
export function createMatcher(index: SearchIndex): Matcher {
  const n = index.docCount;
  const concepts = index.conceptCount;
  const floats = (size: number): Float32Array => new Float32Array(size);
  const s: Scratch = {
    value: Array.from({ length: MOST_PARTS }, () => floats(n)),
    covered: floats(n),
    explained: floats(n),
    touched: Array.from({ length: MOST_PARTS }, () => []),
    sum: floats(n),
    load: floats(n),
    group: floats(n),
    groupLoad: floats(n),
    coverage: floats(n),
    best: floats(concepts),
    bestDoc: new Int32Array(concepts),
  };
  return (parts, systems, limit) => {
    if (parts.length === 0) return [];
    const used = parts.slice(0, MOST_PARTS);
    used.forEach((part, p) => matchPart(index, s, part, p));
    const found = rank(index, s, used, (c) => systems.has(index.systemOfConcept(c)));
    used.forEach((_, p) => clear(s, p));
    return best(found, limit);
  };
}

/** The best in their order; of thousands of letter "d" only those are sorted that can be among them. */
function best(found: readonly ConceptScore[], limit: number): ConceptScore[] {
  if (found.length <= limit) return found.toSorted((a, b) => b.score - a.score);
  const least =
    Float64Array.from(found, ({ score }) => score)
      .sort()
      .at(-limit) ?? 0;
  return found
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

function clear(s: Scratch, p: number): void {
  const touched = s.touched[p] as number[]; // one for each part
  for (const doc of touched) {
    (s.value[p] as Float32Array)[doc] = 0;
    s.explained[doc] = 0;
    s.coverage[doc] = 0;
  }
  touched.length = 0;
}

/** Writes for each document how well it answers a part (0 to 1), and the load of its words that the part explains. */
function matchPart(index: SearchIndex, s: Scratch, part: Part, p: number): void {
  for (const reading of part.readings) matchReading(index, s, reading, p);
  for (const doc of s.touched[p] as number[]) {
    s.explained[doc] = (s.explained[doc] ?? 0) + (s.covered[doc] ?? 0);
    s.covered[doc] = 0;
  }
}

function matchReading(index: SearchIndex, s: Scratch, reading: Reading, p: number): void {
  const value = s.value[p] as Float32Array;
  const { covered, sum: sums, load } = s;
  const touched = s.touched[p] as number[];
  const hit: number[] = [];
  let whole = 0;
  for (const group of reading.groups) {
    let importance = 0;
    for (const id of group.keys()) importance = Math.max(importance, index.weight[id] ?? 0);
    whole += importance;
    matchGroup(index, s, group, importance, hit);
  }
  for (const doc of hit) {
    const sum = sums[doc] ?? 0;
    if (sum === 0) continue;
    const share = Math.min(1, sum / whole);
    const v = reading.weight * (share > 0.985 ? share : share * share);
    if (v > (value[doc] ?? 0)) {
      if ((value[doc] ?? 0) === 0) {
        touched.push(doc);
      }
      value[doc] = v;
      covered[doc] = load[doc] ?? 0;
    }
    sums[doc] = 0;
    load[doc] = 0;
  }
}

function matchGroup(
  index: SearchIndex,
  s: Scratch,
  group: ReadonlyMap<number, number>,
  importance: number,
  hit: number[],
): void {
  const here: number[] = [];
  // Names of their own: these loops run over a good part of all documents at every key.
  const { postStart, postDocs, postFactor } = index;
  const { group: best, groupLoad, sum, load } = s;
  for (const [id, weight] of group) {
    const to = postStart[id + 1] ?? 0;
    const ofWord = index.weight[id] ?? 0;
    for (let at = postStart[id] ?? 0; at < to; at += 1) {
      const doc = postDocs[at] ?? 0;
      const known = best[doc] ?? 0;
      if (known === 0) here.push(doc);
      if (weight > known) best[doc] = weight;
      groupLoad[doc] = (groupLoad[doc] ?? 0) + (ofWord * (postFactor[at] ?? 0)) / 100;
    }
  }
  for (const doc of here) {
    if (sum[doc] === 0) hit.push(doc);
    sum[doc] = (sum[doc] ?? 0) + importance * (best[doc] ?? 0);
    load[doc] = (load[doc] ?? 0) + (groupLoad[doc] ?? 0);
    best[doc] = 0;
    groupLoad[doc] = 0;
  }
}

/** Scores each concept by its own title, and by each index line or heading that leads to it. */
function rank(
  index: SearchIndex,
  s: Scratch,
  parts: readonly Part[],
  wanted: (concept: number) => boolean,
): ConceptScore[] {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const docs: number[] = [];
  const { coverage } = s;
  parts.forEach((part, p) => {
    const value = s.value[p] as Float32Array; // one for each part
    for (const doc of s.touched[p] as number[]) {
      if (coverage[doc] === 0) docs.push(doc);
      coverage[doc] = (coverage[doc] ?? 0) + part.weight * (value[doc] ?? 0);
    }
  });
  let top = 0;
  for (const doc of docs) top = Math.max(top, coverage[doc] ?? 0);
  const found: number[] = [];
  const consider = (concept: number, doc: number): void => {
    const known = s.bestDoc[concept] ?? 0;
    if (known === 0 && !wanted(concept)) return;
    const score = pairScore(index, s, parts, total, concept, doc);
    if (known === 0) found.push(concept);
    else if ((s.best[concept] ?? 0) >= score) return;
    s.bestDoc[concept] = doc + 1;
    s.best[concept] = score;
  };
  const words = parts.reduce(
    (sum, part) => sum + (part.side !== 0 || part.stage !== '' ? 0 : part.weight),
    0,
  );
  // Where one document has nearly all that was asked for, those with half of it are not worth scoring.
  const floor = top * (parts.length === 1 ? 0.55 : top > 0.9 * words ? 0.6 : 0.4);
  for (const doc of docs) {
    const reached = coverage[doc] ?? 0;
    if (reached < floor) continue;
    const low = index.docLow[doc] ?? 0;
    if (index.docSource[doc] === SOURCE.title) {
      consider(low, doc);
      continue;
    }
    const high = index.docHigh[doc] ?? 0;
    const width = high - low + 1;
    if (width > TUNING.widest || (width > 12 && reached < 0.8 * top)) continue;
    for (let c = low; c <= high; c += 1) consider(c, doc);
  }
  return found.map((concept) => {
    const doc = (s.bestDoc[concept] ?? 1) - 1;
    s.bestDoc[concept] = 0;
    return { concept, doc, score: s.best[concept] ?? 0 };
  });
}

function pairScore(
  index: SearchIndex,
  s: Scratch,
  parts: readonly Part[],
  total: number,
  concept: number,
  doc: number,
): number {
  let reached = 0;
  for (let p = 0; p < parts.length; p += 1) {
    const part = parts[p] as Part;
    const byDoc = s.value[p]?.[doc] ?? 0;
    const byTitle = s.value[p]?.[concept] ?? 0;
    let v = byDoc >= byTitle * 0.95 ? byDoc : byTitle * 0.95;
    if (part.side !== 0) v = Math.max(v, (index.sides[concept] ?? 0) & part.side ? 1 : 0);
    if (part.stage !== '' && index.staged[concept]) v = 1;
    reached += part.weight * v;
  }
  const coverage = reached / total;
  let extra = Math.max(0, (index.docLoad[doc] ?? 0) - (s.explained[doc] ?? 0));
  const prior = index.prior[concept] ?? 0;
  let score = prior;
  if (doc !== concept) {
    const width = (index.docHigh[doc] ?? 0) - (index.docLow[doc] ?? 0);
    extra +=
      (width === 0 ? TUNING.foreign : 0.35) *
      Math.max(0, (index.docLoad[concept] ?? 0) - (s.explained[concept] ?? 0));
    if (index.docSource[doc] === SOURCE.own) score += 0.6;
  }
  score += TUNING.coverage * coverage ** TUNING.exponent + TUNING.precision / (1 + TUNING.extra * extra);
  return score;
}

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
  const concepts = index.members.length;
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
  const system = index.members.map((own) => index.entries[own[0] ?? 0]?.[0]?.system ?? 'icd10cm');
  return (parts, systems, limit) => {
    if (parts.length === 0) return [];
    const used = parts.slice(0, MOST_PARTS);
    used.forEach((part, p) => matchPart(index, s, part, p));
    const found = rank(index, s, used, (c) => systems.has(system[c] ?? 'icd10cm'));
    used.forEach((_, p) => clear(s, p));
    found.sort((a, b) => b.score - a.score);
    return found.slice(0, limit);
  };
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
  const covered = s.covered;
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
    const sum = s.sum[doc] ?? 0;
    if (sum === 0) continue;
    const share = Math.min(1, sum / whole);
    const v = reading.weight * (share > 0.985 ? share : share * share);
    if (v > (value[doc] ?? 0)) {
      if ((value[doc] ?? 0) === 0) {
        touched.push(doc);
      }
      value[doc] = v;
      covered[doc] = s.load[doc] ?? 0;
    }
    s.sum[doc] = 0;
    s.load[doc] = 0;
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
  for (const [id, weight] of group) {
    const to = index.postStart[id + 1] ?? 0;
    const load = index.weight[id] ?? 0;
    for (let at = index.postStart[id] ?? 0; at < to; at += 1) {
      const doc = index.postDocs[at] ?? 0;
      const known = s.group[doc] ?? 0;
      if (known === 0) here.push(doc);
      if (weight > known) s.group[doc] = weight;
      s.groupLoad[doc] = (s.groupLoad[doc] ?? 0) + (load * (index.postFactor[at] ?? 0)) / 100;
    }
  }
  for (const doc of here) {
    if (s.sum[doc] === 0) hit.push(doc);
    s.sum[doc] = (s.sum[doc] ?? 0) + importance * (s.group[doc] ?? 0);
    s.load[doc] = (s.load[doc] ?? 0) + (s.groupLoad[doc] ?? 0);
    s.group[doc] = 0;
    s.groupLoad[doc] = 0;
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
  parts.forEach((part, p) => {
    const touched = s.touched[p] as number[];
    for (const doc of touched) {
      if (s.coverage[doc] === 0) docs.push(doc);
      s.coverage[doc] = (s.coverage[doc] ?? 0) + part.weight * (s.value[p]?.[doc] ?? 0);
    }
  });
  let top = 0;
  for (const doc of docs) top = Math.max(top, s.coverage[doc] ?? 0);
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
    if ((s.coverage[doc] ?? 0) < floor) continue;
    const low = index.docLow[doc] ?? 0;
    if (index.docSource[doc] === SOURCE.title) {
      consider(low, doc);
      continue;
    }
    const high = index.docHigh[doc] ?? 0;
    const width = high - low + 1;
    if (width > TUNING.widest || (width > 12 && (s.coverage[doc] ?? 0) < 0.8 * top)) continue;
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

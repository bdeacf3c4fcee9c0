import type { CodeSystem } from '#shared/domain/code.ts';
import type { SpellingIndex } from './spelling.ts';

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

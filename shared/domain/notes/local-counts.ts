import type { CodeSystem } from '#shared/domain/code.ts';
import { isStopWord, tokenise } from '#shared/domain/notes/tokens.ts';

/** Why a suggestion is rejected, in the order of its keys 1 to 6. */
export const REJECT_REASONS = [
  'wrong_side',
  'not_today',
  'history_only',
  'less_specific',
  'wrong_code',
  'other',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** The reasons as a coder says them. */
export const REJECT_WORDS: Readonly<Record<RejectReason, string>> = {
  wrong_side: 'wrong side',
  not_today: 'not treated today',
  history_only: 'history only',
  less_specific: 'less specific',
  wrong_code: 'wrong code',
  other: 'other',
};

/** How often this practice took a code for a phrase and how often not. */
export type ChoiceCount = {
  readonly phrase: string;
  readonly system: CodeSystem;
  readonly code: string;
  readonly accepted: number;
  /** Rejected because the phrase does not mean the code. */
  readonly rejected: number;
  /** Rejected because it was not treated at that visit: nothing about phrase and code. */
  readonly notToday: number;
};

/** Rejections more than acceptances from which a phrase no longer proposes a code. */
export const STOP_AFTER = 3;
/** Score that one acceptance adds and one rejection takes, and the most of either. */
const ADD = 0.02;
const TAKE = 0.08;
const TAKE_NOT_TODAY = 0.02;
const MOST_ADDED = 0.1;
const MOST_TAKEN = 0.3;
const MOST_WORDS = 8;

/**
 * A passage as the key of local counts: its words in small letters and order, without joining words and without
 * measured values. "A1c 8.1 %" and "A1c 7.4 %" are one phrase; the 2 of "type 2" stays.
 */
export function phraseOf(passage: string): string {
  const withoutValues = passage.replaceAll(/\b\d+[.,/]\d+\b|\b\d{2,}\b/g, ' ');
  const words = tokenise(withoutValues).filter((token) => !isStopWord(token.word));
  const kept = words.length > 0 ? words : tokenise(passage);
  return kept
    .slice(0, MOST_WORDS)
    .map((token) => token.word)
    .join(' ')
    .slice(0, 120);
}

/** What the counts do to one suggestion. */
export type LocalAdjustment = {
  /** Score as adjusted, 0…1. */
  readonly score: number;
  /** True when every phrase that supports it was rejected so often that it is proposed no more. */
  readonly stopped: boolean;
  readonly accepted: number;
  readonly rejected: number;
};

/** Looks counts up by phrase and code; made once for a list of suggestions. */
export type CountBook = (phrase: string, system: CodeSystem, code: string) => ChoiceCount | undefined;

/** @param counts one row for each phrase and code, in any order */
export function countBook(counts: readonly ChoiceCount[]): CountBook {
  const byKey = new Map(counts.map((count) => [keyOf(count.phrase, count.system, count.code), count]));
  return (phrase, system, code) => byKey.get(keyOf(phrase, system, code));
}

function keyOf(phrase: string, system: CodeSystem, code: string): string {
  return `${system}\u0000${code}\u0000${phrase}`;
}

/**
 * Adjusts a suggestion by what was accepted and rejected here before. The best of its phrases decides: one phrase
 * that was often rejected does not hold back another that was never.
 * @param row its score and the phrases of its passages (`phraseOf`)
 */
export function adjustByCounts(
  row: {
    readonly system: CodeSystem;
    readonly code: string;
    readonly score: number;
    readonly phrases: readonly string[];
  },
  book: CountBook,
): LocalAdjustment {
  const known = row.phrases.map((phrase) => book(phrase, row.system, row.code));
  const change = known.length === 0 ? 0 : Math.max(...known.map(changeOf));
  return {
    score: Math.max(0, Math.min(1, Math.round((row.score + change) * 1000) / 1000)),
    stopped: known.length > 0 && known.every(isStopped),
    accepted: sumOf(known, (count) => count.accepted),
    rejected: sumOf(known, (count) => count.rejected + count.notToday),
  };
}

function changeOf(count: ChoiceCount | undefined): number {
  if (!count) return 0;
  const added = Math.min(MOST_ADDED, ADD * count.accepted);
  return added - Math.min(MOST_TAKEN, TAKE * count.rejected + TAKE_NOT_TODAY * count.notToday);
}

function isStopped(count: ChoiceCount | undefined): boolean {
  return count !== undefined && count.rejected - count.accepted >= STOP_AFTER;
}

function sumOf(counts: readonly (ChoiceCount | undefined)[], of: (count: ChoiceCount) => number): number {
  return counts.reduce((sum, count) => sum + (count ? of(count) : 0), 0);
}

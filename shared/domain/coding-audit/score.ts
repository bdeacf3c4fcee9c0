import { sumCents, type Cents } from '#shared/kernel/money.ts';
import { standing, type Decision } from './audit-case.ts';
import type { Comparison } from './comparison.ts';

/** A proportion with the interval that its small number leaves open. */
export type Interval = { readonly low: number; readonly high: number };

/** z for 95 %. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval at 95 %, which stays within 0 and 1 and does not collapse when everything is right.
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212.
 * @param part 0 to 1. @param n how many were looked at; 0 gives the whole range.
 */
export function wilson(part: number, n: number): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const z2 = Z * Z;
  const middle = part + z2 / (2 * n);
  const half = Z * Math.sqrt((part * (1 - part)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  // Rounding must not carry an exact 0 or 1 out of its interval.
  return {
    low: Math.min(part, Math.max(0, (middle - half) / scale)),
    high: Math.max(part, Math.min(1, (middle + half) / scale)),
  };
}

/** Below this number of cases a score is shown as too small to judge. Ours; OIG speaks of five to ten a clinician. */
export const FEW_CASES = 10;

/** A case that counts: reviewed, decided, and not a self-review. */
export type ScoredCase = {
  readonly comparison: Comparison;
  readonly decisions: readonly Decision[];
};

export type Score = {
  readonly cases: number;
  /** Cases in which no difference stands. */
  readonly withoutError: number;
  readonly earned: number;
  readonly possible: number;
  /** Earned of possible points, 0 to 1; null without cases. */
  readonly part: number | null;
  /** Codes of one visit are not independent of one another, so the interval counts visits, not codes. */
  readonly interval: Interval;
  readonly tooFew: boolean;
  /** What stands, in money: coded too low (above zero) and coded too high (below zero), and both together. */
  readonly underCents: Cents;
  readonly overCents: Cents;
  readonly effectCents: Cents;
};

/**
 * A coder's score: weighted accuracy. Each code and attribute that either the coder or the auditor assigned has
 * its points (`POINTS`); what the auditor found wrong and was not decided for the coder loses them.
 */
export function scoreOf(cases: readonly ScoredCase[]): Score {
  const open = cases.map(({ comparison, decisions }) => standing(comparison, decisions));
  const possible = cases.reduce((sum, c) => sum + c.comparison.possiblePoints, 0);
  const lost = open.flat().reduce((sum, d) => sum + d.lostPoints, 0);
  const effects = open.flat().map((d) => d.effectCents);
  const part = possible === 0 ? null : (possible - lost) / possible;
  return {
    cases: cases.length,
    withoutError: open.filter((differences) => differences.length === 0).length,
    earned: possible - lost,
    possible,
    part,
    interval: wilson(part ?? 0, part === null ? 0 : cases.length),
    tooFew: cases.length < FEW_CASES,
    underCents: sumCents(effects.filter((e) => e > 0)),
    overCents: sumCents(effects.filter((e) => e < 0)),
    effectCents: sumCents(effects),
  };
}

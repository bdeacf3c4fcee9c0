import { z } from 'zod';
import { Instant } from '#shared/kernel/dates.ts';
import type { Comparison, Difference } from './comparison.ts';

/**
 * Life of an audited encounter: the auditor recodes it blind, sees the comparison, decides each difference, and
 * either agrees with the coder or returns it. Closed cases are not touched again.
 */
export const CASE_STATUSES = ['to_review', 'recoded', 'agreed', 'returned', 'closed'] as const;
export const CaseStatus = z.enum(CASE_STATUSES);
export type CaseStatus = z.infer<typeof CaseStatus>;

const TRANSITIONS: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  to_review: ['recoded', 'agreed'],
  recoded: ['agreed', 'returned'],
  agreed: ['closed'],
  returned: ['closed'],
  closed: [],
};

/** Whether a case may go from one status to another. */
export function caseMay(from: CaseStatus, to: CaseStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** What became of the encounter when its case was returned. */
export const CaseOutcome = z.enum(['none', 'back_to_coding', 'corrected_claim_needed', 'open_already']);
export type CaseOutcome = z.infer<typeof CaseOutcome>;

/** The auditor's word on one difference. */
export const Decision = z.object({
  key: z.string(),
  right: z.enum(['coder', 'auditor']),
  comment: z.string().max(1000),
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

/** Differences that nobody has decided yet. */
export function undecided(comparison: Comparison, decisions: readonly Decision[]): Difference[] {
  const known = new Set(decisions.map((d) => d.key));
  return comparison.differences.filter((d) => !known.has(d.key));
}

/** Differences that stand against the coder: decided for the auditor, or not decided. */
export function standing(comparison: Comparison, decisions: readonly Decision[]): Difference[] {
  const forCoder = new Set(decisions.filter((d) => d.right === 'coder').map((d) => d.key));
  return comparison.differences.filter((d) => !forCoder.has(d.key));
}

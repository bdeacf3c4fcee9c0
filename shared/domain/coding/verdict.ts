import { z } from 'zod';
import { CodeSystem } from '../code.ts';
import { ReleaseKind } from '../codes/release-kinds.ts';
import { Coding } from '../encounter.ts';
import { Finding } from '../finding.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { CodingVerdictId, EncounterId } from '#shared/kernel/ids.ts';

/**
 * Names the rules as they are: raised whenever a rule is added, taken away, or judges otherwise, so that a verdict
 * tells by which rules it was made. A test holds it against the text of the rules.
 */
export const RULES_VERSION = '2026-11-23.1';

/** A release of codes or edits by which something was checked, as a verdict remembers it. */
export const ReleaseUsed = z.object({
  kind: ReleaseKind,
  /** Of codes; null for tables that go with codes. */
  system: CodeSystem.nullable(),
  name: z.string(),
  starter: z.boolean(),
  /** Hash of the file it was read from; of its content for the starter set. */
  sha256: z.string(),
});
export type ReleaseUsed = z.infer<typeof ReleaseUsed>;

/** What the checks said when an encounter was marked coded, and by what. It is never changed. */
export const CodingVerdict = z.object({
  id: CodingVerdictId,
  encounterId: EncounterId,
  at: Instant,
  userName: z.string(),
  serviceDate: IsoDate,
  coding: Coding,
  findings: z.array(Finding),
  releases: z.array(ReleaseUsed),
  rulesVersion: z.string(),
});
export type CodingVerdict = z.infer<typeof CodingVerdict>;

/** A verdict made once more, with the releases of then and the rules of now. */
export const VerdictReplay = z.object({
  verdictId: CodingVerdictId,
  /** `not_possible` when a release of then is not installed any more. */
  outcome: z.enum(['same', 'different', 'not_possible']),
  /** Releases of then that are not installed any more. */
  missing: z.array(ReleaseUsed),
  rulesVersionThen: z.string(),
  rulesVersionNow: z.string(),
  /** Findings of now that were not there then, and the other way about. */
  added: z.array(Finding),
  gone: z.array(Finding),
});
export type VerdictReplay = z.infer<typeof VerdictReplay>;

/** The findings of each side that the other does not have: by rule, place, weight and words. */
export function compareFindings(
  then: readonly Finding[],
  now: readonly Finding[],
): { readonly added: Finding[]; readonly gone: Finding[] } {
  const key = (f: Finding): string => [f.rule, f.severity, f.field, f.message].join('\n');
  const [before, after] = [new Set(then.map(key)), new Set(now.map(key))];
  return { added: now.filter((f) => !before.has(key(f))), gone: then.filter((f) => !after.has(key(f))) };
}

/** Two releases are one when they were read from the same content. */
export function isSameRelease(one: ReleaseUsed, other: ReleaseUsed): boolean {
  return (
    one.kind === other.kind &&
    one.system === other.system &&
    one.starter === other.starter &&
    one.name === other.name &&
    one.sha256 === other.sha256
  );
}

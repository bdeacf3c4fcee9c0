import { levelRank } from './elements.ts';
import type { EmResult } from './level.ts';
import { readVisitCode, visitCode } from './visit-codes.ts';

/** How the assigned office visit stands to the level that was worked out. */
export type EmComparison = {
  readonly kind:
    | 'matches'
    /** The code is lower than what is ticked supports. */
    | 'under'
    /** The code is higher than what is ticked supports. */
    | 'over'
    /** Right level, but the code of the other kind of patient. */
    | 'other_patient'
    /** Cannot be judged: there is no level. */
    | 'not_levelled'
    /** No office visit is assigned. */
    | 'no_code';
  /** 1-based service line of the office visit; null when there is none. */
  readonly line: number | null;
  readonly assigned: string | null;
  /** The code that fits; null when there is none to name. */
  readonly should: string | null;
  /** True: what the coder has confirmed is enough for this judgement. */
  readonly confirmed: boolean;
};

/**
 * Compares the first office visit of a coding with its level. 99211 needs no decision of a clinician: when a
 * level is there, it is too low; when none is, nothing can be said.
 */
export function compareVisit(result: EmResult, lines: readonly { readonly code: string }[]): EmComparison {
  const at = lines.findIndex((line) => readVisitCode(line.code) !== null);
  const code = lines[at]?.code ?? null;
  const assigned = code === null ? null : readVisitCode(code);
  const base = { line: at < 0 ? null : at + 1, assigned: code, should: result.code };
  if (code === null || !assigned) return { ...base, kind: 'no_code', confirmed: false };
  if (result.level === null) return { ...base, kind: 'not_levelled', confirmed: false };
  const mine = assigned.level === null ? -1 : levelRank(assigned.level);
  const sure = levelRank(result.confirmed.level);
  const full = levelRank(result.level);
  if (mine < full) return { ...base, kind: 'under', confirmed: mine < sure };
  if (mine > full) return { ...base, kind: 'over', confirmed: result.confirmed.level !== null };
  if (assigned.kind !== result.patient.kind)
    return { ...base, kind: 'other_patient', confirmed: result.patient.sure };
  return { ...base, kind: 'matches', confirmed: sure === full };
}

/** The same level for the other kind of patient; null for 99211 and other codes. */
export function otherPatientCode(code: string): string | null {
  const read = readVisitCode(code);
  if (!read || read.level === null) return null;
  return visitCode(read.kind === 'new' ? 'established' : 'new', read.level);
}

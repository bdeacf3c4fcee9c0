import type { CodeLookup, CodeVerdict } from '../code.ts';
import type { Coding } from '../encounter.ts';
import { worstFirst, type Finding } from '../finding.ts';
import type { Sex } from '../patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { CODING_RULES } from './coding-rules.ts';
import type { EmVisit } from '../em/visit.ts';
import { NO_EDITS, type CodingEdits } from './edits.ts';
import type { CodingFacts, DocumentedCode } from './facts.ts';
import { runRules } from './rule.ts';

export type CheckCodingInput = {
  readonly coding: Coding;
  readonly serviceDate: IsoDate;
  readonly placeOfService: string;
  /** A birth date that is not known is null. */
  readonly patient: { readonly birthDate: IsoDate | null; readonly sex: Sex };
  /** SBR09 of the first payer; empty when the patient has no coverage. */
  readonly payerFilingIndicator: string;
  /** CLIA number of the facility or the practice; empty when none. */
  readonly clia: string;
  readonly lookup: CodeLookup;
  /** The practice's charge for one unit on the date of service; null when the schedule has none. */
  readonly fee: (code: string) => Cents | null;
  /** The installed edit tables; left out, each kind of them is told as not installed. */
  readonly edits?: CodingEdits;
  /** Codes that the documents support; left out, documents are not compared. */
  readonly documented?: readonly DocumentedCode[];
  /** What the level of the office visit is worked out from; left out, visits are not levelled. */
  readonly em?: EmVisit;
};

/**
 * Checks what a coder has assigned, as of the date of service.
 * @returns findings, worst first, otherwise in the order of the rules. Never throws on user data: a rule
 * that fails becomes a stopping finding.
 */
export function checkCoding(input: CheckCodingInput): Finding[] {
  const { coding, serviceDate, placeOfService, ...rest } = input;
  const facts: CodingFacts = {
    ...rest,
    lookup: rememberingLookup(input.lookup),
    edits: input.edits ?? NO_EDITS,
    documented: input.documented ?? [],
    serviceDate,
    diagnoses: coding.diagnoses,
    lines: coding.lines.map((line) => ({ ...line, serviceDate, placeOfService })),
  };
  return worstFirst(runRules(CODING_RULES, facts));
}

/** Asks each code only once per check: several rules look at the same ones. */
export function rememberingLookup(lookup: CodeLookup): CodeLookup {
  const known = new Map<string, CodeVerdict>();
  return (system, code, on) => {
    const key = `${system} ${code} ${on}`;
    const seen = known.get(key);
    if (seen) return seen;
    const verdict = lookup(system, code, on);
    known.set(key, verdict);
    return verdict;
  };
}

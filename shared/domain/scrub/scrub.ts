import type { ProfessionalClaim } from '../claim.ts';
import { worstFirst, type Finding } from '../finding.ts';
import { runRules } from '../coding/rule.ts';
import { RULES_VERSION } from '../coding/verdict.ts';
import { runOwnRules } from '../own-rules/evaluate.ts';
import { codingFacts, type ScrubContext } from './facts.ts';
import { CLAIM_RULES_VERSION, type RulesUsed } from './rules-version.ts';
import { SCRUB_RULES, SHARED_RULES } from './scrub-rules.ts';

/**
 * Checks a claim before it is sent: the claim's own rules, the coder's rules on its codes, and the practice's own.
 * @param claim the frozen claim. @param context today, code sets, other claims of the patient, the payer's demands.
 * @returns findings, worst first. Never throws on user data: a rule that fails stops the claim.
 */
export function scrub(claim: ProfessionalClaim, context: ScrubContext): Finding[] {
  const input = { claim, context };
  return worstFirst([
    ...runRules(SCRUB_RULES, input),
    ...runRules(SHARED_RULES, codingFacts(input)),
    ...runOwnRules(context.ownRules ?? [], { claim, today: context.today }),
  ]);
}

/** The same with the versions of the rules by which it was judged, to be kept with the claim. */
export function scrubWithVersions(
  claim: ProfessionalClaim,
  context: ScrubContext,
): { readonly findings: Finding[]; readonly rules: RulesUsed } {
  return { findings: scrub(claim, context), rules: rulesUsed(context) };
}

/** The rules that a check with this context runs. */
export function rulesUsed({ ownRules = [] }: Pick<ScrubContext, 'ownRules'>): RulesUsed {
  return {
    builtIn: `claims ${CLAIM_RULES_VERSION}, codes ${RULES_VERSION}`,
    own: ownRules
      .filter((rule) => rule.enabled)
      .map(({ id, version }) => ({ id, version }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

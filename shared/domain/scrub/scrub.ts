import type { ProfessionalClaim } from '../claim.ts';
import { worstFirst, type Finding } from '../finding.ts';
import { runRules } from '../coding/rule.ts';
import { codingFacts, type ScrubContext } from './facts.ts';
import { SCRUB_RULES, SHARED_RULES } from './scrub-rules.ts';

/**
 * Checks a claim before it is sent: the claim's own rules and the coder's rules on its codes.
 * @param claim the frozen claim. @param context today, code sets, other claims of the patient.
 * @returns findings, worst first. Never throws on user data: a rule that fails stops the claim.
 */
export function scrub(claim: ProfessionalClaim, context: ScrubContext): Finding[] {
  const input = { claim, context };
  return worstFirst([...runRules(SCRUB_RULES, input), ...runRules(SHARED_RULES, codingFacts(input))]);
}

import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ScrubContext } from '#shared/domain/scrub/facts.ts';

/** An error planted into a right claim: the rule that finds it, and the field that it names. */
export type Planted = readonly [
  rule: string,
  says: string,
  field: string,
  claim: ProfessionalClaim,
  context?: Partial<ScrubContext>,
];

import type { ProfessionalClaim } from '../claim.ts';
import type { OtherCoverage } from '../claim-parts/adjudication.ts';

/** Whether Medicare is the payer: other rules hold for many boxes (claims processing manual ch. 26 §10). */
export function isMedicare(claim: ProfessionalClaim): boolean {
  return claim.payer.filingIndicator === 'MB' || claim.payer.filingIndicator === 'MA';
}

/** The patient's other plans in the order in which they pay. */
export function otherPlans(claim: ProfessionalClaim): OtherCoverage[] {
  return [...(claim.otherCoverages ?? [])].sort((a, b) => a.rank - b.rank);
}

/** The plans that pay before this one. */
export function plansBefore(claim: ProfessionalClaim): OtherCoverage[] {
  return otherPlans(claim).filter((plan) => plan.rank < claim.coverage.rank);
}

/**
 * Medigap plans to which Medicare sends a claim because the claim asks for it have an identifier of the
 * coordination of benefits agreement from 55000 to 55999.
 * Source: Medicare claims processing manual ch. 28 §70.6 (claim-based COBA Medigap identifiers).
 */
export function isMedigap(plan: OtherCoverage): boolean {
  return /^55\d{3}$/.test(plan.payer.payerIdentifier.trim());
}

/** The field of another plan, as findings name it; plans are counted as the claim lists them. */
export function planField(claim: ProfessionalClaim, plan: OtherCoverage, name: string): string {
  return `otherCoverages.${(claim.otherCoverages ?? []).indexOf(plan) + 1}.${name}`;
}

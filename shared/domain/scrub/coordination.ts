import type { ProfessionalClaim } from '../claim.ts';
import type { Adjustment, LineAdjudication, OtherCoverage } from '../claim-parts/adjudication.ts';

/** SBR05: why Medicare is not first. Source: 005010X222A1 2000B SBR05. */
export const MEDICARE_SECONDARY_TYPES: ReadonlySet<string> = new Set([
  '12',
  '13',
  '14',
  '15',
  '16',
  '41',
  '42',
  '43',
  '47',
]);

/** Sum of adjustments in cents. */
export function sumCasCents(adjustments: readonly Adjustment[]): number {
  return adjustments.reduce((sum, { amountCents }) => sum + amountCents, 0);
}

/** What a payer's decision on a line leaves unexplained: charge less paid less adjusted, in cents. */
export function balanceOfLine(chargeCents: number, decision: LineAdjudication): number {
  return chargeCents - decision.paidCents - sumCasCents(decision.adjustments);
}

export type EarlierCoverage = { readonly coverage: OtherCoverage; readonly position: number };

/** The patient's coverages that pay before the claim's own, with their 1-based positions. */
export function earlierCoverages(claim: ProfessionalClaim): EarlierCoverage[] {
  return (claim.otherCoverages ?? [])
    .map((coverage, i) => ({ coverage, position: i + 1 }))
    .filter(({ coverage }) => coverage.rank < claim.coverage.rank);
}

/** Whether another payer's answer stands in the claim: paid (even nothing), adjusted, or decided by line. */
export function hasAnswered(
  claim: ProfessionalClaim,
  { payer, paidCents, adjustments }: OtherCoverage,
): boolean {
  if (paidCents !== null || adjustments.length > 0) return true;
  return claim.lines.some((line) =>
    line.detail?.adjudications?.some((a) => a.payerIdentifier === payer.payerIdentifier),
  );
}

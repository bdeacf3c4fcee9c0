import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from './claim.ts';
import type { ClaimCause, ClaimStatus } from './claim-status.ts';

/**
 * Last day on which the payer takes the claim. A payer after the first counts from the day on which the one before
 * it answered, since nobody could file earlier.
 */
export function fileBy(claim: ProfessionalClaim): IsoDate {
  const answers = (claim.otherCoverages ?? [])
    .filter((o) => o.rank < claim.coverage.rank)
    .flatMap((o) => o.adjudicatedOn ?? [])
    .concat(
      claim.lines.flatMap((l) => (l.detail?.adjudications ?? []).flatMap((a) => a.adjudicatedOn ?? [])),
    );
  const from = [claim.serviceDate, ...answers].sort().at(-1) ?? claim.serviceDate;
  return addDays(from, claim.payer.timelyFilingDays);
}

/**
 * The day on which to ask what became of a claim, after a step in its life.
 * @param days the payer's own number of days. @returns null when nothing is awaited.
 */
export function followUpAfter(
  step: { readonly cause: ClaimCause; readonly to: ClaimStatus },
  today: IsoDate,
  days: number,
  now: IsoDate | null,
): IsoDate | null {
  switch (step.to) {
    case 'exported':
      return addDays(today, days);
    case 'accepted_clearinghouse':
    case 'accepted_payer':
      return now ?? addDays(today, days);
    case 'pending':
    case 'appealed':
      return addDays(today, days);
    case 'rejected':
    case 'partly_paid':
    case 'denied':
      return today;
    case 'draft':
    case 'held':
    case 'ready':
    case 'paid':
    case 'closed':
    case 'voided':
      return null;
  }
}

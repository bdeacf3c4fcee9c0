import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { JournalDraft } from '#shared/domain/journal.ts';
import { balancedDraft, transfer } from './entries.ts';

/**
 * The journal of a new claim: for each line the insurer owes its charge and the service is earned.
 * @param postedOn day of posting. @returns a draft of kind `charges`, source `claim` + claim id; one pair
 * of entries for every line that charges anything.
 */
export function chargesDraft(claim: ProfessionalClaim, postedOn: IsoDate): JournalDraft {
  return balancedDraft({
    kind: 'charges',
    postedOn,
    memo: `Charges of claim ${claim.controlNumber}`,
    sourceType: 'claim',
    sourceId: claim.claimId,
    entries: claim.lines.flatMap((line) =>
      transfer('ar_insurer', 'service_revenue', line.chargeCents, line.description || line.code, {
        patientId: claim.patient.patientId,
        claimId: claim.claimId,
        serviceLineId: line.serviceLineId,
        payerId: claim.payer.payerId,
        serviceOn: line.serviceDate,
      }),
    ),
  });
}

import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { claimStatus, eligibility } from '#shared/contract/eligibility.ts';
import type { Platform } from '#electron/platform.ts';
import type { EligibilityService } from './service.ts';

/** The folder into which this computer lays what it sends; null: the dialog asks. @throws Refusal when it is not there */
type OutboxPath = () => string | null;

/** The `eligibility` feature of the contract. */
export function createEligibilityHandlers(
  service: EligibilityService,
  platform: Pick<Platform, 'dialogs'>,
  outbox: OutboxPath,
): FeatureHandlers<typeof eligibility, unknown> {
  return {
    ofPatient: ({ patientId }) => service.ofPatient(patientId),
    newest: ({ coverageId }) => service.newest(coverageId),
    ofVisit: ({ patientId, on }) => service.ofVisit(patientId, on),
    answer: ({ id }) => service.answer(id),
    request: async (request) => {
      const folder = outbox() ?? (await platform.dialogs.openFolder());
      return folder === null ? null : { files: service.request(request, folder) };
    },
  };
}

/** The `claimStatus` feature of the contract. */
export function createClaimStatusHandlers(
  service: EligibilityService,
  platform: Pick<Platform, 'dialogs'>,
  outbox: OutboxPath,
): FeatureHandlers<typeof claimStatus, unknown> {
  return {
    request: async ({ claimIds }) => {
      const folder = outbox() ?? (await platform.dialogs.openFolder());
      return folder === null ? null : { files: service.requestStatus(claimIds, folder) };
    },
    ofClaim: ({ claimId }) => service.statusQuestions(claimId),
  };
}

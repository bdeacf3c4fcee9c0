import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { frontDesk } from '#shared/contract/front-desk.ts';
import type { Platform } from '#electron/platform.ts';
import type { FrontDeskService } from './service.ts';

/** The `frontDesk` feature of the contract. */
export function createFrontDeskHandlers(
  service: FrontDeskService,
  platform: Pick<Platform, 'print'>,
): FeatureHandlers<typeof frontDesk, unknown> {
  return {
    find: ({ search, on }) => service.find(search, on),
    checkIn: ({ patientId, on }) => service.checkIn(patientId, on),
    take: (input) => service.take(input),
    receipt: async ({ journalId }) => ({ pdf: await service.receipt(journalId) }),
    printReceipt: async ({ journalId }) => ({
      outcome: await platform.print(await service.receipt(journalId), 'Receipt'),
    }),
  };
}

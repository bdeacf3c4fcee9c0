import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { receivers } from '#shared/contract/receivers.ts';
import type { Platform } from '#electron/platform.ts';
import type { ReceiversService } from './service.ts';

/** The `receivers` feature of the contract. */
export function createReceiversHandlers(
  service: ReceiversService,
  platform: Pick<Platform, 'dialogs'>,
): FeatureHandlers<typeof receivers, unknown> {
  return {
    list: () => service.list(),
    save: ({ receiverId, profile }) => service.save(receiverId, profile),
    reset: ({ receiverId }) => service.reset(receiverId),
    sample: ({ receiverId, profile }) => service.sample(receiverId, profile),
    outbox: () => service.outbox(),
    chooseOutbox: async () => {
      const path = await platform.dialogs.openFolder();
      return path === null ? null : service.chooseOutbox(path);
    },
    forgetOutbox: () => {
      service.forgetOutbox();
      return {};
    },
  };
}

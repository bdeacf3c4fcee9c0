import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { em } from '#shared/contract/em.ts';
import type { EmService } from './service.ts';

/** The `em` feature of the contract. */
export function createEmHandlers(service: EmService): FeatureHandlers<typeof em, unknown> {
  return {
    get: ({ encounterId }) => service.get(encounterId),
    save: ({ encounterId, version, sheet }) => service.save(encounterId, version, sheet),
  };
}

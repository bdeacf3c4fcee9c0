import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { paperEobs } from '#shared/contract/paper-eobs.ts';
import type { PaperEobService } from './service.ts';

const DONE = {};

/** The `paperEobs` feature of the contract. */
export function createPaperEobHandlers(service: PaperEobService): FeatureHandlers<typeof paperEobs, unknown> {
  return {
    list: () => service.list(),
    get: ({ id }) => service.get(id),
    begin: () => service.begin(),
    save: ({ id, expectedVersion, eob }) => service.save(id, expectedVersion, eob),
    findClaims: ({ search, payerId }) => service.findClaims(search, payerId),
    claimFor: ({ claimId }) => service.claimFor(claimId),
    prove: ({ id, expectedVersion }) => service.prove(id, expectedVersion),
    reopen: ({ id }) => service.reopen(id),
    discard: ({ id }) => (service.discard(id), DONE),
  };
}

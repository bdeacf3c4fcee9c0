import { createAcknowledgementHandlers } from '#electron/acknowledgements/handlers.ts';
import { ACK_TAGS } from '#electron/answer-work.ts';
import { createClaimStatusHandlers, createEligibilityHandlers } from '#electron/eligibility/handlers.ts';
import { announcing, type Changes } from './announcing.ts';
import type { AppHandlers, Parts } from './parts.ts';

const CHANGES = {
  acks: {
    choose: ACK_TAGS,
    drop: ACK_TAGS,
    assign: ACK_TAGS,
    setAside: ['acks'],
    takeBack: ACK_TAGS,
    undo: ACK_TAGS,
    watchFolder: ['acks'],
    stopWatching: ['acks'],
  },
  eligibility: { request: ['eligibility'] },
  claimStatus: { request: ['acks'] },
} as const satisfies Record<string, Changes>;

/** What is asked and answered between sending a claim and the money. */
export function answerHandlers(parts: Parts): Pick<AppHandlers, 'acks' | 'eligibility' | 'claimStatus'> {
  const { services, platform, answering } = parts;
  const { emit } = platform;
  const { outboxPath } = services.receivers;
  return {
    acks: announcing(
      createAcknowledgementHandlers(services.acks, answering.folder, platform),
      CHANGES.acks,
      emit,
    ),
    eligibility: announcing(
      createEligibilityHandlers(services.eligibility, platform, outboxPath),
      CHANGES.eligibility,
      emit,
    ),
    claimStatus: announcing(
      createClaimStatusHandlers(services.eligibility, platform, outboxPath),
      CHANGES.claimStatus,
      emit,
    ),
  };
}

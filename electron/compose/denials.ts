import { createDenialsHandlers } from '#electron/denials/handlers.ts';
import { drawCauses } from '#electron/papers.ts';
import { announcing, type Changes } from './announcing.ts';
import type { AppHandlers, Parts } from './parts.ts';

const CHANGES = {
  denials: {
    act: ['denials'],
    letGo: ['denials', 'claims', 'ledger', 'patients'],
    correct: ['denials', 'claims'],
    openAgain: ['denials', 'claims', 'ledger', 'patients'],
    beginAppeal: ['denials'],
    changeLetter: ['denials'],
    makePacket: ['denials'],
    sendAppeal: ['denials', 'claims'],
    decideAppeal: ['denials', 'claims'],
    logCall: ['denials', 'claims'],
    addRecords: ['denials'],
    finishRecords: ['denials'],
    saveLetter: ['denials'],
    removeLetter: ['denials'],
    saveTerms: ['denials'],
  },
} as const satisfies Record<string, Changes>;

/** What payers refused, until it is won or let go. */
export function denialsHandlers(parts: Parts): Pick<AppHandlers, 'denials'> {
  const { services, platform, clock } = parts;
  return {
    denials: announcing(
      createDenialsHandlers(services.denials, platform, clock.today, drawCauses),
      CHANGES.denials,
      platform.emit,
    ),
  };
}

import { createContractsHandlers } from '#electron/contracts/handlers.ts';
import { createPaperEobHandlers } from '#electron/paper-eobs/handlers.ts';
import { drawDisputeList } from '#electron/papers.ts';
import { announcing, type Changes } from './announcing.ts';
import type { AppHandlers, Parts } from './parts.ts';

const CHANGES = {
  contracts: {
    saveSettings: ['contracts'],
    saveRate: ['contracts'],
    removeRate: ['contracts'],
    saveModifier: ['contracts'],
    takeImport: ['contracts'],
    move: ['contracts'],
    setFollowUp: ['contracts'],
    makeDisputeList: ['contracts'],
  },
  paperEobs: {
    begin: ['paper-eobs'],
    prove: ['paper-eobs', 'remits'],
    reopen: ['paper-eobs', 'remits'],
    discard: ['paper-eobs'],
  },
} as const satisfies Record<string, Changes>;

/** What payers agreed to pay, and their answers on paper. */
export function contractHandlers({
  services,
  platform,
}: Parts): Pick<AppHandlers, 'contracts' | 'paperEobs'> {
  return {
    contracts: announcing(
      createContractsHandlers(services.contracts, platform, drawDisputeList),
      CHANGES.contracts,
      platform.emit,
    ),
    paperEobs: announcing(createPaperEobHandlers(services.paperEobs), CHANGES.paperEobs, platform.emit),
  };
}

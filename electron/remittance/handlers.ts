import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { REMITS_TASK, type remits } from '#shared/contract/remits.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { Step } from '#electron/db/steps.ts';
import type { Platform } from '#electron/platform.ts';
import type { RemittanceService } from './service.ts';

const REMITTANCE_FILES = [
  { name: 'Remittance (835)', extensions: ['835', 'era', 'edi', 'x12', 'txt', 'dat', 'rmt'] },
  { name: 'All files', extensions: ['*'] },
];

/** Larger than the largest remittance that a clinic gets, small enough for memory. */
const LARGEST_BYTES = 128 * 1024 * 1024;

/** Progress events are shown, so a few in a second are enough. */
const EVERY_MS = 80;

/** The bytes of a file that a person chose. @throws Refusal when it is not there or far too large. */
export function readRemittanceFile(path: string): { readonly fileName: string; readonly bytes: Uint8Array } {
  const fileName = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile())
    throw new Refusal('not_found', `${fileName} is not there or is no file. Nothing was changed.`);
  if (stat.size > LARGEST_BYTES)
    throw new Refusal(
      'invalid_input',
      `${fileName} is larger than a remittance can be. Nothing was changed.`,
    );
  return { fileName, bytes: new Uint8Array(readFileSync(path)) };
}

/** The `remits` feature of the contract. */
export function createRemittanceHandlers(
  service: RemittanceService,
  platform: Pick<Platform, 'dialogs' | 'emit'>,
): FeatureHandlers<typeof remits, unknown> {
  const progress = (): ((step: Step) => void) => {
    let last = 0;
    return (step) => {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      last = now;
      platform.emit({ type: 'progress', task: REMITS_TASK, ...step });
    };
  };
  return {
    list: () => service.list(),
    open: async () => {
      const path = await platform.dialogs.openFile(REMITTANCE_FILES);
      if (path === null) return null;
      const { fileName, bytes } = readRemittanceFile(path);
      return service.receive(fileName, bytes);
    },
    get: ({ id }) => service.get(id),
    post: ({ id }) => service.postPaced(id, progress()),
    undo: ({ id, reason }) => service.undoPaced(id, reason, progress()),
    discard: ({ id }) => {
      service.discard(id);
      return {};
    },
    unmatched: () => service.unmatched(),
    candidates: ({ search, ...at }) => service.candidates(at, search),
    match: ({ claimId, ...at }) => service.match(at, claimId),
    notOurs: ({ reason, ...at }) => service.notOurs(at, reason),
    forgetChoice: (at) => service.forgetChoice(at),
    settle: ({ how, reason, ...at }) => {
      service.settle(at, how, reason);
      return {};
    },
    acceptPayee: ({ id, payment }) => service.acceptPayee(id, payment),
    decideCorrection: ({ take, ...at }) => service.decideCorrection(at, take),
    openItems: ({ id }) => service.openItems(id),
    openCounts: () => service.openCounts(),
    payerAccounts: () => service.payerAccounts(),
    payerAccount: (key) => service.payerAccount(key),
    rules: () => service.rules.get(),
    saveRules: ({ rules, from, change }) => {
      service.rules.save(rules, from, change);
      return service.rules.get();
    },
    restoreRules: ({ version }) => {
      service.rules.restore(version);
      return service.rules.get();
    },
    tryRules: ({ rules }) => service.rules.trial(rules),
    fileText: ({ id }) => service.fileText(id),
  };
}

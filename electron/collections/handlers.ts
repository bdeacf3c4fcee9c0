import { basename } from 'node:path';
import type { CollectionCase, collections } from '#shared/contract/collections.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { CollectionCaseId } from '#shared/kernel/ids.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { CollectionsService, DrawLetters } from './service.ts';

const CSV = [{ name: 'CSV table', extensions: ['csv'] }];

export type CollectionPapers = {
  readonly letters: DrawLetters;
  readonly list: (cases: readonly CollectionCase[]) => Promise<Uint8Array>;
};

/** The `collections` feature of the contract. */
export function createCollectionsHandlers(
  service: CollectionsService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: CollectionPapers,
): FeatureHandlers<typeof collections, unknown> {
  const listed = (ids: readonly CollectionCaseId[]): readonly CollectionCase[] => {
    const cases = service.casesById(ids);
    if (cases.length === 0) throw new Refusal('not_found', 'These cases are not in the practice file.');
    return cases;
  };
  return {
    rules: () => service.rules(),
    saveRules: (rules) => service.saveRules(rules),
    candidates: ({ asOf }) => service.candidates(asOf),
    cases: ({ patientId }) => service.cases(patientId),
    giveNotice: ({ patientIds }) => service.giveNotice(patientIds, draw.letters),
    handOver: ({ patientIds }) => service.handOver(patientIds),
    list: async ({ ids }) => ({ pdf: await draw.list(listed(ids)) }),
    saveCsv: async ({ ids }) => {
      const cases = listed(ids);
      const path = await platform.dialogs.saveFile('collections.csv', CSV);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, service.csv(cases), { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    printList: async ({ ids }) => ({
      outcome: await platform.print(await draw.list(listed(ids)), 'Balances for collection'),
    }),
    recall: ({ id, reason }) => service.recall(id, reason),
    takePayment: (input) => service.takePayment(input),
    close: ({ id, reason }) => service.close(id, reason),
  };
}

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { contracts } from '#shared/contract/contracts.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { ContractsService, DrawDisputeList } from './service.ts';

const TABLES = [
  { name: 'Table of prices', extensions: ['csv', 'tsv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
];
const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];
const LARGEST = 32 * 1024 * 1024;
const DONE = {};

/** The text of a table of prices: UTF-8, or Latin-1 when it is none. @throws Refusal when it is not there or too large. */
export function readPriceTable(path: string): { readonly fileName: string; readonly text: string } {
  const fileName = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile())
    throw new Refusal('not_found', `${fileName} is not there or is no file. Nothing was changed.`);
  if (stat.size > LARGEST)
    throw new Refusal(
      'invalid_input',
      `${fileName} is larger than a table of prices can be. Nothing was taken.`,
    );
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    throw new Refusal(
      'invalid_input',
      `${fileName} is a workbook. Save it as CSV there and open that; nothing was taken.`,
    );
  try {
    return { fileName, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fileName, text: new TextDecoder('latin1').decode(bytes) };
  }
}

/** The `contracts` feature of the contract. */
export function createContractsHandlers(
  service: ContractsService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: DrawDisputeList,
): FeatureHandlers<typeof contracts, unknown> {
  return {
    settings: () => service.settings(),
    saveSettings: (settings) => service.saveSettings(settings),
    payers: () => service.payers(),
    rates: ({ payerId }) => service.rates(payerId),
    saveRate: (rate) => (service.saveRate(rate), DONE),
    removeRate: (key) => (service.removeRate(key), DONE),
    saveModifier: ({ payerId, modifier, percent }) => (
      service.saveModifier(payerId, modifier, percent),
      DONE
    ),
    openFile: async () => {
      const path = await platform.dialogs.openFile(TABLES);
      if (path === null) return null;
      const { fileName, text } = readPriceTable(path);
      return service.openFile(fileName, text);
    },
    planImport: (asked) => service.planImport(asked),
    takeImport: ({ withoutProblems, ...asked }) => service.takeImport(asked, withoutProblems),
    expect: ({ payerId, on, ...line }) => service.expect(payerId, { ...line, serviceDate: on }),
    underpayments: (filter) => service.underpayments(filter),
    ofRemittance: ({ id }) => service.ofRemittance(id),
    events: ({ id }) => service.events(id),
    move: (asked) => (service.move(asked), DONE),
    setFollowUp: ({ ids, followUpOn }) => (service.setFollowUp(ids, followUpOn), DONE),
    makeDisputeList: ({ ids, followUpOn }) => service.makeDisputeList(ids, followUpOn, draw),
    disputeLists: () => service.disputeLists(),
    listPdf: ({ id }) => service.listPdf(id),
    saveList: async ({ id }) => {
      const { name, pdf } = service.listPdf(id);
      const path = await platform.dialogs.saveFile(name, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    printList: async ({ id }) => {
      const { name, pdf } = service.listPdf(id);
      return { outcome: await platform.print(pdf, name.replace(/\.pdf$/, '')) };
    },
  };
}

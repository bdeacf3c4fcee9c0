import { basename } from 'node:path';
import type { denials } from '#shared/contract/denials.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { CausesPaper } from '#shared/domain/denials/causes-paper.ts';
import type { CauseFilter } from '#shared/domain/denials/denial.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { DenialsService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** The `denials` feature of the contract. */
export function createDenialsHandlers(
  service: DenialsService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  today: () => IsoDate,
  drawCauses: (paper: CausesPaper) => Promise<Uint8Array>,
): FeatureHandlers<typeof denials, unknown> {
  const save = async (name: string, pdf: Uint8Array): Promise<{ fileName: string } | null> => {
    const path = await platform.dialogs.saveFile(name, PDF);
    if (path === null) return null;
    // The dialog has asked whether an existing file may be replaced.
    writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
    return { fileName: basename(path) };
  };
  const causesPdf = (filter: CauseFilter): Promise<Uint8Array> =>
    drawCauses({ madeOn: today(), filter, rows: service.causes(filter) });
  const done = (work: () => void): Record<string, never> => {
    work();
    return {};
  };
  return {
    desk: (page) => service.desk(page),
    counts: () => service.counts(),
    get: ({ id }) => service.get(id),
    order: () => service.order(),
    saveOrder: (sort) => done(() => service.saveOrder(sort)),
    act: ({ act, ids, preview }) => ({ outcomes: service.act(act, ids, preview) }),
    letGo: ({ act, ids, preview }) => ({ outcomes: service.act(act, ids, preview) }),
    correct: ({ id, reason }) => service.correct(id, reason),
    openAgain: ({ id, reason }) => service.openAgain(id, reason),
    draftLetter: ({ id, template }) => {
      const { unknown, empty, templates, ...rest } = service.draftLetter(id, template);
      return { ...rest, templates: [...templates], unknown: [...unknown], empty: [...empty] };
    },
    beginAppeal: ({ id, letter, documentIds }) => service.beginAppeal(id, letter, documentIds),
    changeLetter: ({ id, letter, documentIds }) => service.changeLetter(id, letter, documentIds),
    makePacket: ({ id }) => service.makePacket(id),
    packet: ({ id, number }) => ({ pdf: service.packet(id, number) }),
    savePacket: ({ id, number }) => save('appeal.pdf', service.packet(id, number)),
    printPacket: async ({ id, number }) => ({
      outcome: await platform.print(service.packet(id, number), 'Appeal'),
    }),
    sendAppeal: ({ id, ...sending }) => service.sendAppeal(id, sending),
    decideAppeal: ({ id, ...decision }) => service.decideAppeal(id, decision),
    calls: ({ claimId }) => service.calls(claimId),
    logCall: (call) => done(() => service.logCall(call)),
    addRecords: (wanted) => done(() => service.addRecords(wanted)),
    finishRecords: ({ id, doneOn, how }) => done(() => service.finishRecords(id, doneOn, how)),
    silent: ({ limit, offset }) => service.silent(limit, offset),
    causes: (filter) => service.causes(filter),
    saveCauses: async (filter) => save('denials-root-causes.pdf', await causesPdf(filter)),
    printCauses: async (filter) => ({
      outcome: await platform.print(await causesPdf(filter), 'Root causes of denials'),
    }),
    proposeRule: ({ filter, key }) => service.proposeRule(filter, key),
    letters: () => service.letters(),
    saveLetter: (letter) => done(() => service.saveLetter(letter)),
    removeLetter: ({ name }) => done(() => service.removeLetter(name)),
    terms: ({ payerId }) => service.terms(payerId),
    saveTerms: (terms) => done(() => service.saveTerms(terms)),
  };
}

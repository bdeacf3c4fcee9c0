import { basename } from 'node:path';
import type { AppEvent, FeatureHandlers } from '#shared/contract/define.ts';
import type { paperForms } from '#shared/contract/paper-forms.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import { cms1500TestPage } from '#electron/export/cms1500-test-page.ts';
import type { Platform } from '#electron/platform.ts';
import type { PaperFormsService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** The `paperForms` feature of the contract. */
export function createPaperFormsHandlers(
  service: PaperFormsService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  today: () => IsoDate,
  emit: (event: AppEvent) => void,
): FeatureHandlers<typeof paperForms, unknown> {
  const running = new Map<string, AbortController>();
  const testPage = (profile: Parameters<typeof cms1500TestPage>[0]): Uint8Array =>
    cms1500TestPage(profile, today());
  const saveAs = async (name: string, pdf: Uint8Array): Promise<string | null> => {
    const path = await platform.dialogs.saveFile(name, PDF);
    // The dialog has asked whether an existing file may be replaced.
    if (path !== null) writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
    return path === null ? null : basename(path);
  };
  return {
    printers: () => service.printers.list(),
    savePrinter: ({ formerName, ...profile }) => service.printers.save(profile, formerName),
    removePrinter: ({ name }) => service.printers.remove(name),
    testPage: (profile) => ({ pdf: testPage(profile) }),
    printTestPage: async (profile) => ({
      outcome: await platform.print(testPage(profile), 'CMS-1500 alignment test'),
    }),
    prepare: async ({ task, ...order }) => {
      const stop = new AbortController();
      running.set(task, stop);
      try {
        return await service.prepare(order, (step) => emit({ type: 'progress', task, ...step }), stop.signal);
      } finally {
        running.delete(task);
      }
    },
    cancel: ({ task }) => {
      const found = running.get(task);
      found?.abort();
      return { stopped: found !== undefined };
    },
    pdf: ({ token }) => ({ pdf: service.pdf(token) }),
    print: async ({ token }) => {
      const outcome = await platform.print(service.pdf(token), 'CMS-1500');
      if (outcome === 'printed') service.noteTaken(token, null);
      return { outcome };
    },
    save: async ({ token }) => {
      const fileName = await saveAs(service.fileName(token), service.pdf(token));
      if (fileName === null) return null;
      service.noteTaken(token, fileName);
      return { fileName };
    },
    discard: ({ token }) => {
      service.discard(token);
      return {};
    },
    prints: ({ claimId, limit }) => service.printed.list(claimId, limit),
    printedPdf: ({ id }) => ({ pdf: service.printed.pdf(id) }),
    printAgain: async ({ id }) => {
      const outcome = await platform.print(service.printed.pdf(id), 'CMS-1500');
      if (outcome === 'printed') service.printed.noteAgain(id, 'print');
      return { outcome };
    },
    saveAgain: async ({ id }) => {
      const fileName = await saveAs('cms1500-again.pdf', service.printed.pdf(id));
      if (fileName === null) return null;
      service.printed.noteAgain(id, 'save');
      return { fileName };
    },
  };
}

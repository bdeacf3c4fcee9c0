import { basename } from 'node:path';
import type { AppEvent, FeatureHandlers } from '#shared/contract/define.ts';
import type { statements } from '#shared/contract/statements.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import { paperPdf } from '#electron/export/bills/draw-bill.ts';
import type { Platform } from '#electron/platform.ts';
import type { Tell } from './context.ts';
import type { DrawInvoice, StatementService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** The `statements` feature of the contract. */
export function createStatementHandlers(
  service: StatementService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: DrawInvoice,
  emit: (event: AppEvent) => void,
): FeatureHandlers<typeof statements, unknown> {
  const { runs, papers } = service;
  const tasks = createTasks(emit);
  const saveAs = async (name: string, pdf: Uint8Array): Promise<{ fileName: string } | null> => {
    const path = await platform.dialogs.saveFile(name, PDF);
    if (path === null) return null;
    // The dialog has asked whether an existing file may be replaced.
    writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
    return { fileName: basename(path) };
  };
  return {
    debtors: () => service.debtors(),
    invoices: ({ patientId }) => service.invoices(patientId),
    preview: async ({ patientId }) => {
      const content = service.preview(patientId);
      return { content, pdf: await draw(content, service.settings().texts) };
    },
    issue: ({ patientId, overrideReason }) => service.issue(patientId, draw, overrideReason),
    pdf: ({ id }) => service.pdf(id),
    save: ({ id }) => {
      const { invoice, pdf } = service.pdf(id);
      return saveAs(`invoice-${invoice.invoiceNumber}.pdf`, pdf);
    },
    print: async ({ id }) => {
      const { invoice, pdf } = service.pdf(id);
      return { outcome: await platform.print(pdf, `Invoice ${invoice.invoiceNumber}`) };
    },
    settings: () => service.settings(),
    saveSettings: (settings) => service.saveSettings(settings),
    previewRun: ({ filter, task }) => tasks.run(task, (tell, signal) => runs.preview(filter, tell, signal)),
    sample: ({ patientId, asOf }) => {
      const { content, row } = runs.sample(patientId, asOf);
      return { pdf: paperPdf(content, service.settings().texts), row };
    },
    run: ({ task, ...order }) => tasks.run(task, (tell, signal) => runs.run(order, tell, signal)),
    cancel: ({ task }) => ({ stopped: tasks.stop(task) }),
    runs: () => runs.list(),
    runDetail: ({ id }) => runs.detail(id),
    runPdf: ({ id }) => ({ pdf: runs.pdf(id).pdf }),
    runSave: ({ id }) => {
      const { run, pdf } = runs.pdf(id);
      return saveAs(`statements-${run.issuedOn}-run-${run.number}.pdf`, pdf);
    },
    runPrint: async ({ id }) => {
      const { run, pdf } = runs.pdf(id);
      return { outcome: await platform.print(pdf, `Statements, run ${run.number}`) };
    },
    voidRun: ({ id, reason }) => runs.void(id, reason),
    papers: ({ patientId, kind }) => papers.list(patientId, kind),
    paperPdf: ({ id }) => papers.pdf(id),
    paperSave: ({ id }) => {
      const { paper, pdf } = papers.pdf(id);
      return saveAs(`${paper.kind}-${paper.number}.pdf`, pdf);
    },
    paperPrint: async ({ id }) => {
      const { paper, pdf } = papers.pdf(id);
      const title = `${paper.kind.charAt(0).toUpperCase()}${paper.kind.slice(1)} ${paper.number}`;
      return { outcome: await platform.print(pdf, title) };
    },
    letters: ({ patientId }) => service.letters.list(patientId),
    letterPdf: ({ id }) => service.letters.pdf(id),
    letterSave: ({ id }) => {
      const { letters, pdf } = service.letters.pdf(id);
      return saveAs(`letters-${letters.madeOn}.pdf`, pdf);
    },
    letterPrint: async ({ id }) => {
      const { letters, pdf } = service.letters.pdf(id);
      return { outcome: await platform.print(pdf, letters.count === 1 ? 'Letter' : 'Letters') };
    },
    receipt: async ({ journalId }) => (await service.receipts.issue(journalId)).paper,
    superbill: ({ encounterId }) => service.superbills.issue(encounterId),
    gate: ({ patientId }) => runs.gate(patientId),
    mail: ({ patientId }) => service.mail.get(patientId),
    saveMail: (mail) => service.mail.save(mail),
    writeOffSmall: ({ patientIds, reason }) => service.writeOffSmall(patientIds, reason),
  };
}

/** Long work by the name that the window gave it: it tells how far it is and can be stopped. */
function createTasks(emit: (event: AppEvent) => void) {
  const running = new Map<string, AbortController>();
  return {
    run: async <T>(task: string, work: (tell: Tell, signal: AbortSignal) => Promise<T>): Promise<T> => {
      const stop = new AbortController();
      running.set(task, stop);
      try {
        return await work((step) => emit({ type: 'progress', task, ...step }), stop.signal);
      } finally {
        running.delete(task);
      }
    },
    stop: (task: string): boolean => {
      const found = running.get(task);
      found?.abort();
      return found !== undefined;
    },
  };
}

import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { statements } from '#shared/contract/statements.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { DrawInvoice, StatementService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** The `statements` feature of the contract. */
export function createStatementHandlers(
  service: StatementService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: DrawInvoice,
): FeatureHandlers<typeof statements, unknown> {
  return {
    debtors: () => service.debtors(),
    invoices: ({ patientId }) => service.invoices(patientId),
    preview: async ({ patientId }) => {
      const content = service.preview(patientId);
      return { content, pdf: await draw(content) };
    },
    issue: ({ patientId }) => service.issue(patientId, draw),
    pdf: ({ id }) => service.pdf(id),
    save: async ({ id }) => {
      const { invoice, pdf } = service.pdf(id);
      const path = await platform.dialogs.saveFile(`invoice-${invoice.invoiceNumber}.pdf`, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    print: async ({ id }) => {
      const { invoice, pdf } = service.pdf(id);
      return { outcome: await platform.print(pdf, `Invoice ${invoice.invoiceNumber}`) };
    },
  };
}

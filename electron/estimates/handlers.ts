import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { estimates } from '#shared/contract/estimates.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { DrawEstimate, EstimatesService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** The `estimates` feature of the contract. */
export function createEstimatesHandlers(
  service: EstimatesService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: DrawEstimate,
): FeatureHandlers<typeof estimates, unknown> {
  return {
    list: ({ patientId }) => service.list(patientId),
    preview: async ({ order, replaces }) => {
      const made = service.preview(order, replaces);
      return { ...made, pdf: await draw(made.content) };
    },
    issue: ({ order, replaces }) => service.issue(order, replaces, draw),
    get: ({ id }) => service.get(id),
    deliver: ({ id, on, way }) => service.deliver(id, on, way),
    save: async ({ id }) => {
      const { summary, pdf } = service.get(id);
      const path = await platform.dialogs.saveFile(`estimate-${summary.number}-${summary.version}.pdf`, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    print: async ({ id }) => {
      const { summary, pdf } = service.get(id);
      return { outcome: await platform.print(pdf, `Estimate ${summary.number}`) };
    },
  };
}

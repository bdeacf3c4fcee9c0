import { basename } from 'node:path';
import type { defence } from '#shared/contract/defence.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { DefenceService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** The `defence` feature of the contract. */
export function createDefenceHandlers(
  service: DefenceService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
): FeatureHandlers<typeof defence, unknown> {
  return {
    make: ({ encounterId }) => service.make(encounterId),
    save: async ({ encounterId }) => {
      const file = await service.make(encounterId);
      const path = await platform.dialogs.saveFile('defence-file.pdf', PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, file.pdf, { overwrite: true, ownerOnly: true });
      service.noteTaken(encounterId, 'save', file);
      return { fileName: basename(path) };
    },
    print: async ({ encounterId }) => {
      const file = await service.make(encounterId);
      const outcome = await platform.print(file.pdf, 'Defence file');
      if (outcome === 'printed') service.noteTaken(encounterId, 'print', file);
      return { outcome };
    },
  };
}

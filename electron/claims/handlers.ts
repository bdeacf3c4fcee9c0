import { basename } from 'node:path';
import type { claims } from '#shared/contract/claims.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { ClaimExport } from './export.ts';
import type { ClaimsService } from './service.ts';

export type Cms1500Face = 'complete' | 'data_only';
/** Draws the paper form of a claim. */
export type DrawCms1500 = (claim: ProfessionalClaim, face: Cms1500Face) => Promise<Uint8Array>;

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];
const X12 = [{ name: '837P claim file', extensions: ['837'] }];

/** The `claims` feature of the contract. */
export function createClaimsHandlers(
  service: ClaimsService,
  outbox: ClaimExport,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: DrawCms1500,
): FeatureHandlers<typeof claims, unknown> {
  return {
    list: (filter) => service.list(filter),
    get: ({ id }) => service.get(id),
    createFromEncounter: ({ encounterId }) => service.createFromEncounter(encounterId),
    refresh: ({ id }) => service.refresh(id),
    scrub: ({ id }) => service.scrub(id),
    release: ({ id }) => service.release(id),
    returnToDraft: ({ id }) => service.returnToDraft(id),
    void: ({ id, reason }) => service.void(id, reason),
    preview: ({ ids }) => ({ text: outbox.preview(ids) }),
    export: async ({ ids }) => {
      const folder = await platform.dialogs.openFolder();
      return folder === null ? null : { files: outbox.exportTo(ids, folder) };
    },
    files: () => service.files(),
    fileText: ({ id }) => outbox.file(id),
    reexport: async ({ id }) => {
      const path = await platform.dialogs.saveFile(outbox.file(id).file.fileName, X12);
      if (path === null) return null;
      outbox.writeAgain(id, path);
      return { fileName: basename(path) };
    },
    cms1500: async ({ id, face }) => ({ pdf: await draw(service.get(id).claim, face) }),
    saveCms1500: async ({ id, face }) => {
      const { claim } = service.get(id);
      const path = await platform.dialogs.saveFile(`cms1500-${claim.controlNumber}.pdf`, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, await draw(claim, face), { overwrite: true, ownerOnly: true });
      service.notePrinted(id, 'CMS-1500 saved as PDF.');
      return { fileName: basename(path) };
    },
    printCms1500: async ({ id, face }) => {
      const { claim } = service.get(id);
      const outcome = await platform.print(await draw(claim, face), `CMS-1500 ${claim.controlNumber}`);
      if (outcome === 'printed') service.notePrinted(id, 'CMS-1500 printed.');
      return { outcome };
    },
  };
}

import { basename } from 'node:path';
import type { claims } from '#shared/contract/claims.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { ClaimExport } from './export.ts';
import type { ClaimsService } from './service.ts';

export type Cms1500Face = 'complete' | 'data_only';
/** The paper form of a claim: its picture, and what the form itself cannot carry. */
export type Cms1500Paper = {
  readonly draw: (claim: ProfessionalClaim, face: Cms1500Face) => Promise<Uint8Array>;
  readonly check: (claim: ProfessionalClaim) => readonly Finding[];
};

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];
const X12 = [{ name: '837P claim file', extensions: ['837'] }];

/** The `claims` feature of the contract. */
export function createClaimsHandlers(
  service: ClaimsService,
  outbox: ClaimExport,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  paper: Cms1500Paper,
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
    cms1500: async ({ id, face }) => {
      const { claim } = service.get(id);
      return { pdf: await paper.draw(claim, face), findings: [...paper.check(claim)] };
    },
    saveCms1500: async ({ id, face }) => {
      const { claim } = service.get(id);
      refusePaper(claim, paper.check(claim));
      const path = await platform.dialogs.saveFile(`cms1500-${claim.controlNumber}.pdf`, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, await paper.draw(claim, face), { overwrite: true, ownerOnly: true });
      service.notePrinted(id, 'CMS-1500 saved as PDF.');
      return { fileName: basename(path) };
    },
    printCms1500: async ({ id, face }) => {
      const { claim } = service.get(id);
      refusePaper(claim, paper.check(claim));
      const outcome = await platform.print(await paper.draw(claim, face), `CMS-1500 ${claim.controlNumber}`);
      if (outcome === 'printed') service.notePrinted(id, 'CMS-1500 printed.');
      return { outcome };
    },
  };
}

/** A form on which something would be cut off or missing does not leave the house. */
function refusePaper(claim: ProfessionalClaim, findings: readonly Finding[]): void {
  const stop = findings.find((finding) => finding.severity === 'stops');
  if (stop)
    throw new Refusal(
      'rule_violated',
      `The CMS-1500 of claim ${claim.controlNumber} was not printed: ${stop.message}`,
    );
}

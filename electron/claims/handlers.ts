import { basename } from 'node:path';
import type { claims } from '#shared/contract/claims.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
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
  /** Writes down that the form left the house; `fileName` is null when it was printed. */
  readonly taken: (id: ClaimId, face: Cms1500Face, fileName: string | null) => void;
};

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];
const X12 = [{ name: '837P claim file', extensions: ['837'] }];

/** The `claims` feature of the contract. */
export function createClaimsHandlers(
  service: ClaimsService,
  outbox: ClaimExport,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  paper: Cms1500Paper,
  /** The outbox that was chosen; null when each export asks. */
  usualFolder: () => string | null,
): FeatureHandlers<typeof claims, unknown> {
  return {
    list: (filter) => service.list(filter),
    get: ({ id }) => service.get(id),
    createFromEncounter: ({ encounterId }) => service.createFromEncounter(encounterId),
    refresh: ({ id, overwrite, only }) => service.refresh(id, overwrite, only),
    scrub: ({ id }) => service.scrub(id),
    release: ({ id }) => service.release(id),
    returnToDraft: ({ id }) => service.returnToDraft(id),
    void: ({ id, reason }) => service.void(id, reason),
    ...making(service),
    ...lifecycle(service),
    ...desk(service),
    preview: ({ ids }) => ({ text: outbox.preview(ids) }),
    export: async ({ ids }) => {
      const folder = usualFolder() ?? (await platform.dialogs.openFolder());
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
      paper.taken(id, face, basename(path));
      return { fileName: basename(path) };
    },
    printCms1500: async ({ id, face }) => {
      const { claim } = service.get(id);
      refusePaper(claim, paper.check(claim));
      const outcome = await platform.print(await paper.draw(claim, face), `CMS-1500 ${claim.controlNumber}`);
      if (outcome === 'printed') paper.taken(id, face, null);
      return { outcome };
    },
  };
}

type ClaimsHandlers = FeatureHandlers<typeof claims, unknown>;

/** Ways to make a claim. */
function making(service: ClaimsService) {
  const { work } = service;
  return {
    batch: ({ on }) => service.batch(on),
    createBatch: ({ encounterIds }) => ({ outcomes: service.createBatch(encounterIds) }),
    create: (content) => service.create(content),
    tryContent: (content) => service.tryContent(content),
    copy: ({ id, serviceDate }) => service.copy(id, serviceDate),
    templates: () => work.templates(),
    saveTemplate: (template) => work.saveTemplate(template),
    templateOf: ({ id }) => service.templateOf(id),
    deleteTemplate: ({ id }) => {
      work.deleteTemplate(id);
      return {};
    },
    createFromTemplate: (wanted) => work.createFromTemplate(wanted),
    recurrences: () => work.recurrences(),
    saveRecurrence: (recurrence) => work.saveRecurrence(recurrence),
    deleteRecurrence: ({ id }) => {
      work.deleteRecurrence(id);
      return {};
    },
    makeRecurring: ({ ids }) => ({ outcomes: work.makeRecurring(ids) }),
  } satisfies Partial<ClaimsHandlers>;
}

/** What happens to a claim between its making and its end. */
function lifecycle(service: ClaimsService) {
  return {
    edit: ({ id, expectedVersion, patch }) => service.edit(id, expectedVersion, patch),
    hold: ({ id, reason }) => service.hold(id, reason),
    unhold: ({ id, undo }) => service.unhold(id, undo),
    startVersion: ({ id, ...asked }) => service.startVersion(id, asked),
    dropVersion: ({ id }) => service.dropVersion(id),
    takeChangedAnswer: ({ id }) => service.takeChangedAnswer(id),
    versions: ({ id }) => service.versions(id),
    version: ({ id, number }) => service.version(id, number),
    confirmVoid: ({ id, reason }) => service.confirmVoid(id, reason),
    sendOnPaper: ({ ids }) => ({ outcomes: service.sendOnPaper(ids) }),
    appeal: ({ id, reason }) => service.appeal(id, reason),
    endAppeal: ({ id, reason }) => service.endAppeal(id, reason),
    close: ({ id, reason }) => service.close(id, reason),
    reopen: ({ id, reason }) => service.reopen(id, reason),
    setFollowUp: ({ id, on }) => service.setFollowUp(id, on),
    secondaryDue: () => service.secondaryDue(),
    makeSecondary: ({ id, coverageId }) => service.makeSecondary(id, coverageId),
  } satisfies Partial<ClaimsHandlers>;
}

/** What is to be done, and by whom. */
function desk(service: ClaimsService) {
  const { work } = service;
  return {
    desk: (query) => service.desk(query),
    deskCounts: () => service.deskCounts(),
    bulk: ({ act, ids, preview }) => ({ outcomes: service.bulk(act, ids, preview) }),
    life: ({ id }) => service.life(id),
    notes: ({ id }) => work.notes(id),
    addNote: ({ id, text }) => work.addNote(id, text),
    tasks: (filter) => work.tasks(filter),
    saveTask: (task) => work.saveTask(task),
    finishTask: ({ id }) => work.finishTask(id),
    taskOwners: () => work.owners(),
  } satisfies Partial<ClaimsHandlers>;
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

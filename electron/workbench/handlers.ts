import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { workbench } from '#shared/contract/workbench.ts';
import { queryText, type QueryPaper } from '#shared/domain/clinician-query.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { QueryService } from './query-service.ts';
import type { WorkbenchService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];
const DONE = {};

/** Draws a query as PDF bytes. */
export type DrawQuery = (paper: QueryPaper) => Promise<Uint8Array>;

/** The `workbench` feature of the contract. */
export function createWorkbenchHandlers(
  service: WorkbenchService,
  queries: QueryService,
  platform: Pick<Platform, 'dialogs' | 'print' | 'copyText'>,
  draw: DrawQuery,
): FeatureHandlers<typeof workbench, unknown> {
  return {
    favourites: ({ on }) => service.favourites(on),
    addFavourite: (ref) => (service.addFavourite(ref), DONE),
    removeFavourite: (ref) => (service.removeFavourite(ref), DONE),
    moveFavourite: ({ to, ...ref }) => (service.moveFavourite(ref, to), DONE),
    templates: ({ encounterId }) => service.templates(encounterId),
    saveTemplate: (draft) => ({ id: service.saveTemplate(draft) }),
    deleteTemplate: ({ id }) => (service.deleteTemplate(id), DONE),
    applyTemplate: ({ id, encounterId }) => service.applyTemplate(id, encounterId),
    earlierVisits: ({ encounterId }) => service.earlierVisits(encounterId),
    repeatVisit: ({ encounterId, from, what }) => service.repeatVisit(encounterId, from, what),
    views: () => service.views(),
    saveView: ({ name, filter }) => ({ id: service.saveView(name, filter) }),
    deleteView: ({ id }) => (service.deleteView(id), DONE),
    queries: ({ encounterId }) => queries.queries(encounterId),
    askQuery: ({ encounterId, toProviderId, draft }) => {
      const { id, ...after } = queries.ask(encounterId, toProviderId, draft);
      return { id, ...mutable(after) };
    },
    answerQuery: ({ id, ...answer }) => mutable(queries.answer(id, answer)),
    withdrawQuery: ({ id, reason }) => mutable(queries.withdraw(id, reason)),
    printQuery: async ({ id }) => {
      const paper = queries.paper(id);
      // The title is shown by printers' queues: it names nobody.
      return { outcome: await platform.print(await draw(paper), 'Query to the clinician') };
    },
    saveQueryPdf: async ({ id }) => {
      const paper = queries.paper(id);
      const path = await platform.dialogs.saveFile(`query-${paper.query.askedAt.slice(0, 10)}.pdf`, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, await draw(paper), { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    copyQuery: ({ id }) => (platform.copyText(queryText(queries.paper(id))), DONE),
  };
}

/** The contract's arrays are not readonly. */
function mutable<Q, E>(after: {
  readonly queries: readonly Q[];
  readonly encounter: E;
}): { queries: Q[]; encounter: E } {
  return { queries: [...after.queries], encounter: after.encounter };
}

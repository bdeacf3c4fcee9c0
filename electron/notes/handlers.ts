import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { notes } from '#shared/contract/notes.ts';
import type { NotesService } from './service.ts';

/** The `notes` feature of the contract. */
export function createNotesHandlers(service: NotesService): FeatureHandlers<typeof notes, unknown> {
  return {
    suggest: ({ encounterId }) => service.suggest(encounterId),
    prepare: ({ on }) => {
      service.prepare(on);
      return {};
    },
    accept: async (one) => {
      await service.accept(one);
      return {};
    },
    reject: async ({ reason, ...one }) => {
      await service.reject(one, reason);
      return {};
    },
    takeBack: (one) => {
      service.takeBack(one);
      return {};
    },
  };
}

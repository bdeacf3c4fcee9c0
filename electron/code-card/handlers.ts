import type { card } from '#shared/contract/code-card.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { CodeCardService } from './service.ts';

/** The `card` feature of the contract. */
export function createCodeCardHandlers(service: CodeCardService): FeatureHandlers<typeof card, unknown> {
  return {
    get: (asked) => service.get(asked),
    saveNote: (note) => {
      service.saveNote(note);
      return {};
    },
  };
}

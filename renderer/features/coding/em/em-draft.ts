import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EmDetail } from '#shared/contract/em.ts';
import type { EmWorksheet } from '#shared/domain/em/worksheet.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { begin, redo, step, undo, type History } from '../history.ts';

/** The coder's draft of a sheet: its steps, and what of it the practice file holds. */
export type EmDraftState = {
  readonly history: History<EmWorksheet>;
  readonly stored: EmWorksheet;
  readonly version: number;
  readonly saving: boolean;
  /** Why the last save did not happen; after a conflict nothing is saved until it is read again. */
  readonly refusal: Failure | null;
};

export type EmDraft = {
  readonly store: StoreApi<EmDraftState>;
  readonly edit: (change: (sheet: EmWorksheet) => EmWorksheet, tag?: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Takes a newer answer of the practice file, unless something of ours is not saved yet. */
  readonly adopt: (detail: EmDetail) => void;
  /** Throws the draft away for what the practice file holds, after a conflict. */
  readonly reload: (detail: EmDetail) => void;
  /** Saves at once what the delay still holds. */
  readonly flush: () => Promise<void>;
};

export type EmSave = (input: {
  readonly version: number;
  readonly sheet: EmWorksheet;
}) => Promise<Result<EmDetail>>;

const SAVE_DELAY_MS = 300;

const stateOf = ({ visit, version }: EmDetail): EmDraftState => ({
  history: begin<EmWorksheet>(visit.sheet),
  stored: visit.sheet,
  version,
  saving: false,
  refusal: null,
});

/** Makes the draft of a sheet. Saves run one after another, each with the newest sheet. */
export function createEmDraft(detail: EmDetail, save: EmSave, delayMs = SAVE_DELAY_MS): EmDraft {
  const store = createStore<EmDraftState>()(() => stateOf(detail));
  const { getState: get, setState: set } = store;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();
  const dirty = (): boolean => get().history.present !== get().stored;

  const saveAll = async (): Promise<void> => {
    while (dirty() && get().refusal?.code !== 'conflict') {
      const sent = get().history.present;
      set({ saving: true, refusal: null });
      const answer = await save({ version: get().version, sheet: sent });
      if (answer.ok) set({ saving: false, stored: sent, version: answer.value.version });
      else {
        set({ saving: false, refusal: answer.error });
        return;
      }
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    last = last.then(saveAll);
    return last;
  };
  const move = (history: History<EmWorksheet>): void => {
    if (history === get().history) return;
    set({ history });
    if (get().refusal?.code === 'conflict') return;
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delayMs);
  };
  return {
    store,
    edit: (change, tag = null) => move(step(get().history, change(get().history.present), tag)),
    undo: () => move(undo(get().history)),
    redo: () => move(redo(get().history)),
    adopt: (next) => {
      const state = get();
      if (next.version > state.version && !state.saving && !dirty()) set(stateOf(next));
    },
    reload: (next) => set(stateOf(next)),
    flush: async () => {
      if (timer !== undefined) await flush();
    },
  };
}

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { sameCoding } from '#shared/domain/coding/coding-edits.ts';
import { begin, redo, step, undo, type History } from './history.ts';
import type { FieldTarget } from './field-target.ts';

/** The coder's draft of one encounter: its steps, and what of it the practice file holds. */
export type WorkbenchState = {
  readonly history: History<Coding>;
  /** The coding that the practice file holds at `version`. */
  readonly stored: Coding;
  readonly version: number;
  readonly saving: boolean;
  /** Why the last save did not happen. After a conflict nothing is saved until it is read again. */
  readonly refusal: Failure | null;
  /** Where the focus should go next, and a number that grows so that the same place can be asked for twice. */
  readonly focus: { readonly target: FieldTarget; readonly ask: number } | null;
};

export type Workbench = {
  readonly store: StoreApi<WorkbenchState>;
  readonly edit: (change: (coding: Coding) => Coding, tag?: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly focus: (target: FieldTarget) => void;
  /** Takes a newer answer of the practice file, unless something of ours is not saved yet. */
  readonly adopt: (detail: EncounterDetail) => void;
  /** Throws the draft away for what the practice file holds, after a conflict. */
  readonly reload: (detail: EncounterDetail) => void;
  /** Saves what is not saved; the answer says whether everything is in the practice file. */
  readonly flush: () => Promise<Result<{ readonly version: number }>>;
  /** Ends the delay, saving at once what is left. */
  readonly close: () => void;
};

export type SaveCall = (input: {
  readonly version: number;
  readonly coding: Coding;
}) => Promise<Result<EncounterDetail>>;

export type WorkbenchOptions = {
  readonly detail: EncounterDetail;
  readonly save: SaveCall;
  /** Called with each answer to a save, for whoever shows the rest of the encounter. */
  readonly onSaved?: ((detail: EncounterDetail) => void) | undefined;
  readonly delayMs?: number | undefined;
};

const SAVE_DELAY_MS = 300;

function initial(detail: EncounterDetail): WorkbenchState {
  return {
    history: begin(detail.coding),
    stored: detail.coding,
    version: detail.encounter.version,
    saving: false,
    refusal: null,
    focus: null,
  };
}

/** What the practice file answered, in place of the draft. Steps can still be taken back when the codes are the same. */
function takenOver(state: WorkbenchState, detail: EncounterDetail): WorkbenchState {
  const { present } = state.history;
  if (!sameCoding(present, detail.coding)) return { ...initial(detail), focus: state.focus };
  return { ...state, stored: present, version: detail.encounter.version, saving: false, refusal: null };
}

/** Whether the draft holds something that the practice file does not. */
export function isDirty(state: WorkbenchState): boolean {
  return state.history.present !== state.stored;
}

/** Makes the draft of an encounter. Saves run one after another and each carries the newest coding. */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  const store = createStore<WorkbenchState>()(() => initial(options.detail));
  const { getState: get, setState: set } = store;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const saveOnce = async (): Promise<void> => {
    const sent = get().history.present;
    set({ saving: true, refusal: null });
    const answer = await options.save({ version: get().version, coding: sent });
    if (answer.ok) {
      set({ saving: false, stored: sent, version: answer.value.encounter.version });
      options.onSaved?.(answer.value);
    } else {
      set({ saving: false, refusal: answer.error });
    }
  };

  const saveAll = async (): Promise<Result<{ version: number }>> => {
    while (isDirty(get()) && get().refusal?.code !== 'conflict') {
      await saveOnce();
      if (get().refusal) break;
    }
    const { refusal, version } = get();
    return refusal ? { ok: false, error: refusal } : { ok: true, value: { version } };
  };

  // One save at a time: each waits for the one before it and then sends the newest coding.
  const flush = (): Promise<Result<{ version: number }>> => {
    clearTimeout(timer);
    timer = undefined;
    const next = last.then(saveAll);
    last = next;
    return next;
  };

  // Counted from the first change that is not saved: who types on and on is saved all the same.
  const saveSoon = (): void => {
    if (get().refusal?.code === 'conflict' || timer !== undefined) return;
    timer = setTimeout(() => void flush(), options.delayMs ?? SAVE_DELAY_MS);
  };

  const move = (history: History<Coding>): void => {
    if (history === get().history) return;
    set({ history });
    saveSoon();
  };

  return {
    store,
    edit: (change, tag = null) => move(step(get().history, change(get().history.present), tag)),
    undo: () => move(undo(get().history)),
    redo: () => move(redo(get().history)),
    focus: (target) => set((s) => ({ focus: { target, ask: (s.focus?.ask ?? 0) + 1 } })),
    adopt: (detail) => {
      const state = get();
      if (detail.encounter.version <= state.version || state.saving || isDirty(state)) return;
      set(takenOver(state, detail));
    },
    reload: (detail) => set(takenOver(get(), detail)),
    flush,
    close: () => {
      if (timer !== undefined) void flush();
    },
  };
}

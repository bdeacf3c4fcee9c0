import { create } from 'zustand';
import { WHOLE_RUN, type RunFilter } from '#shared/domain/statements/run.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';

type RunState = {
  readonly filter: RunFilter;
  readonly chosen: string | null;
  readonly leftOut: ReadonlySet<string>;
  /** Held accounts that go after all, with the reason. */
  readonly overrides: ReadonlyMap<string, string>;
};

const INITIAL: RunState = { filter: WHOLE_RUN, chosen: null, leftOut: new Set(), overrides: new Map() };

/** What a person has chosen for the next run; forgotten when the file is locked. */
export const useRunStore = create<RunState>()(() => INITIAL);
export const resetRun = (): void =>
  useRunStore.setState({ ...INITIAL, filter: useRunStore.getState().filter });
forgetOnLock(() => useRunStore.setState(INITIAL));

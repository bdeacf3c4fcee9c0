import { create } from 'zustand';

type Saved = {
  readonly state: 'idle' | 'saving' | 'saved' | 'failed';
  readonly pending: number;
  /** Milliseconds of the last change of state. */
  readonly at: number;
  readonly begin: () => void;
  readonly end: (ok: boolean) => void;
};

/** What the status bar says about the last write. */
export const useSaved = create<Saved>()((set) => ({
  state: 'idle',
  pending: 0,
  at: 0,
  begin: () => set((s) => ({ pending: s.pending + 1, state: 'saving' })),
  end: (ok) =>
    set((s) => ({
      pending: Math.max(0, s.pending - 1),
      state: s.pending > 1 ? 'saving' : ok ? 'saved' : 'failed',
      at: Date.now(),
    })),
}));

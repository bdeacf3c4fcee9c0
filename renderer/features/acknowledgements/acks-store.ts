import { create } from 'zustand';
import type { AckTaken } from '#shared/contract/acknowledgements.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';

export type AckTab = 'rejected' | 'files' | 'unmatched';

type State = {
  readonly tab: AckTab;
  readonly selectedId: Readonly<Record<AckTab, string | null>>;
  /** What became of the files that were read last; shown until it is closed. */
  readonly taken: readonly AckTaken[];
};
const FIRST: State = {
  tab: 'rejected',
  selectedId: { rejected: null, files: null, unmatched: null },
  taken: [],
};

/** Which list is open and what is chosen in it. */
export const useAcks = create<State>()(() => FIRST);
forgetOnLock(() => useAcks.setState(FIRST));

export function select(tab: AckTab, id: string): void {
  useAcks.setState((s) => ({ selectedId: { ...s.selectedId, [tab]: id } }));
}

import { create } from 'zustand';
import type { DeskSort } from '#shared/domain/claim-work.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { SOONEST_FIRST, type DeskView, type Narrow } from './desk-views.ts';

type DeskState = {
  readonly search: string;
  readonly view: DeskView;
  readonly narrow: Narrow;
  readonly filtering: boolean;
  readonly sort: DeskSort;
  readonly selectedId: string | null;
  /** Its place in the list, for when it is gone from there. */
  readonly selectedPlace: number;
  readonly checked: ReadonlySet<string>;
};

const FIRST: DeskState = {
  search: '',
  view: 'todo',
  narrow: {},
  filtering: false,
  sort: SOONEST_FIRST,
  selectedId: null,
  selectedPlace: 0,
  checked: new Set(),
};

/** Search, view, filters and chosen rows of the claims desk; they stay while a claim is open. */
export const useDesk = create<DeskState>()(() => FIRST);
forgetOnLock(() => useDesk.setState(FIRST));

/** Another view: what was chosen in the one before is not meant any more. */
export function showView(view: DeskView): void {
  useDesk.setState({ view, checked: new Set(), selectedId: null, selectedPlace: 0 });
}

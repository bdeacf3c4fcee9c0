import { create } from 'zustand';
import type { DenialFilter, DenialSort } from '#shared/domain/denials/denial.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';

export type DenialView = DenialFilter['view'];
/** What is narrowed beside view and search. */
export type Narrow = Partial<Omit<DenialFilter, 'view' | 'search'>>;

type DenialDesk = {
  readonly view: DenialView;
  readonly search: string;
  readonly narrow: Narrow;
  readonly filtering: boolean;
  /** Null until the kept order of the user was read. */
  readonly sort: DenialSort | null;
  readonly selectedId: string | null;
  readonly selectedPlace: number;
  readonly checked: ReadonlySet<string>;
};

const FIRST: DenialDesk = {
  view: 'todo',
  search: '',
  narrow: {},
  filtering: false,
  sort: null,
  selectedId: null,
  selectedPlace: 0,
  checked: new Set(),
};

/** What can still be won first. */
export const BY_WORTH: DenialSort = { by: 'worth', descending: false };

/** Search, view, filters and chosen rows of the desk; they stay while a claim is open. */
export const useDenialDesk = create<DenialDesk>()(() => FIRST);
forgetOnLock(() => useDenialDesk.setState(FIRST));

export function showDenials(view: DenialView, narrow: Narrow = useDenialDesk.getState().narrow): void {
  useDenialDesk.setState({ view, narrow, checked: new Set(), selectedId: null, selectedPlace: 0 });
}

/** How many things the filter asks for. */
export function narrowed(narrow: Narrow): number {
  return Object.values(narrow).filter((value) => value !== null && value !== undefined).length;
}

import { create } from 'zustand';
import {
  DEFAULT_VIEWS,
  narrowed,
  OLDEST_FIRST,
  WorklistFilter,
  type FilterParts,
  type WorklistSort,
} from '#shared/domain/worklist.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';

/** The view that is open: one of the day's, or one of the user's own. */
export type OpenView = {
  readonly key: string;
  readonly name: string;
  readonly filter: WorklistFilter;
  readonly sort: WorklistSort;
};

type ListState = {
  readonly view: OpenView;
  /** Words searched for, inside the view. */
  readonly search: string;
  /** What the filter bar asks for beside the view. */
  readonly narrow: FilterParts;
  /** Whether the filter bar is open. */
  readonly filtering: boolean;
  readonly sort: WorklistSort;
  readonly selectedId: string | null;
};

const FIRST: ListState = {
  view: DEFAULT_VIEWS[0],
  search: '',
  narrow: {},
  filtering: false,
  sort: OLDEST_FIRST,
  selectedId: null,
};

/** View, filters, order and selected row of the list of encounters; they stay while another page is open. */
export const useCodingList = create<ListState>()(() => FIRST);
forgetOnLock(() => useCodingList.setState(FIRST));

/** Opens a view, without what was searched for in the one before. */
export function openView(view: OpenView): void {
  useCodingList.setState({ view, search: '', narrow: {}, filtering: false, sort: view.sort });
}

/** One of the day's views by its key. @throws RangeError for a key that there is not. */
export function dayView(key: string): OpenView {
  const found = DEFAULT_VIEWS.find((view) => view.key === key);
  if (!found) throw new RangeError(`There is no view ${key}.`);
  return found;
}

/** Everything that the list is asked for now: its view, the filter bar and the words. */
export function filterOf(state: Pick<ListState, 'view' | 'search' | 'narrow'>): WorklistFilter {
  return narrowed(state.view.filter, { ...state.narrow, search: state.search.trim() });
}

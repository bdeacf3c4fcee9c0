import { create } from 'zustand';
import type { EncounterStatus } from '#shared/domain/encounter.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';

export type ListFilter = 'to_code' | EncounterStatus | 'all';

type ListState = {
  readonly search: string;
  readonly filter: ListFilter;
  readonly selectedId: string | null;
};

const FIRST: ListState = { search: '', filter: 'to_code', selectedId: null };

/** Search, filter and selected row of the list of encounters; they stay while another page is open. */
export const useCodingList = create<ListState>()(() => FIRST);
forgetOnLock(() => useCodingList.setState(FIRST));

/** Which statuses a filter shows. */
export function statusesOf(filter: ListFilter): readonly EncounterStatus[] {
  switch (filter) {
    case 'to_code':
      return ['open', 'coding'];
    case 'all':
      return ['open', 'coding', 'held', 'coded', 'billed'];
    default:
      return [filter];
  }
}

import { create } from 'zustand';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import type { DeskFilter } from './desk-model.ts';

type DeskState = {
  readonly search: string;
  readonly filter: DeskFilter;
  readonly selectedId: string | null;
  readonly checked: ReadonlySet<string>;
};

const FIRST: DeskState = { search: '', filter: 'work', selectedId: null, checked: new Set() };

/** Search, filter and chosen rows of the claims desk; they stay while a claim is open. */
export const useDesk = create<DeskState>()(() => FIRST);
forgetOnLock(() => useDesk.setState(FIRST));

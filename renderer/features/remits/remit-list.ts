import { create } from 'zustand';
import { forgetOnLock } from '#renderer/lib/forget.ts';

export type RemitTab = 'files' | 'unmatched' | 'payers';

type ListState = { readonly tab: RemitTab; readonly selectedId: string | null };
const FIRST: ListState = { tab: 'files', selectedId: null };

/** Where the list of remittances stood when it was left. */
export const useRemitList = create<ListState>()(() => FIRST);
forgetOnLock(() => useRemitList.setState(FIRST));

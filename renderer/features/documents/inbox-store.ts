import { create } from 'zustand';
import { forgetOnLock } from '#renderer/lib/forget.ts';

export type InboxShow = 'waiting' | 'kept' | 'decided';

export type InboxState = {
  readonly show: InboxShow;
  readonly selectedId: string | null;
  /** Place of the selected one: when it is decided, the next one takes its place. */
  readonly index: number;
};

const START: InboxState = { show: 'waiting', selectedId: null, index: 0 };

export const useInbox = create<InboxState>()(() => START);
forgetOnLock(() => useInbox.setState(START));

import { create } from 'zustand';
import { forgetOnLock } from '#renderer/lib/forget.ts';

/** What must be written down before work begins. */
export type ShownCode = {
  readonly recoveryCode: string;
  readonly practiceName: string;
  readonly userName: string;
  /** Only for the demonstration: its password, which nobody chose. */
  readonly password: string | null;
};

type Store = { readonly shown: ShownCode | null };

/** A recovery code that was just made and is shown until it is confirmed as written down. */
export const useRecoveryCode = create<Store>()(() => ({ shown: null }));
forgetOnLock(() => useRecoveryCode.setState({ shown: null }));

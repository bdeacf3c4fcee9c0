import { useEffect } from 'react';
import { create } from 'zustand';

/** A key and what it does, for the right end of the status bar. */
export type Hint = { readonly combo: string; readonly label: string };

type Hints = { readonly hints: readonly Hint[] };
export const useHintStore = create<Hints>()(() => ({ hints: [] }));

/** Shows key hints in the status bar while the page is open. */
export function useStatusHints(hints: readonly Hint[] | undefined): void {
  const shape = JSON.stringify(hints ?? []);
  useEffect(() => {
    useHintStore.setState({ hints: JSON.parse(shape) as readonly Hint[] });
    return () => useHintStore.setState({ hints: [] });
  }, [shape]);
}

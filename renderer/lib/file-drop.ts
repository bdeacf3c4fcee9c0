import { useEffect, useId, useRef } from 'react';
import { create } from 'zustand';

/** Who takes files that are dropped onto the window. */
export type DropReceiver = {
  /** What happens with them, shown while they hover: "Drop to add to this encounter". */
  readonly label: string;
  /** Why nothing can be dropped now; null when it can. */
  readonly refusal: string | null;
  readonly take: (files: readonly File[]) => void;
};

type Entry = { readonly id: string; readonly current: () => DropReceiver };

/** Those who would take files, the innermost last; it is the one who gets them. */
export const useDropStore = create<{ readonly receivers: readonly Entry[] }>()(() => ({ receivers: [] }));

/** Takes files that are dropped onto the window while the component is shown. */
export function useFileDrop(receiver: DropReceiver): void {
  const id = useId();
  const latest = useRef(receiver);
  useEffect(() => {
    latest.current = receiver;
  });
  useEffect(() => {
    const entry: Entry = { id, current: () => latest.current };
    useDropStore.setState((s) => ({ receivers: [...s.receivers, entry] }));
    return () => useDropStore.setState((s) => ({ receivers: s.receivers.filter((one) => one.id !== id) }));
  }, [id]);
}

/** The receiver that would get files now, or null. */
export function dropReceiver(): DropReceiver | null {
  return useDropStore.getState().receivers.at(-1)?.current() ?? null;
}

/** What is pasted outside of a field: its files when there are any, else its text. */
export function usePaste(take: {
  readonly files: (files: readonly File[]) => void;
  readonly text: (text: string) => void;
}): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      const typing =
        target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
      // A field that is empty and waits for a search keeps what is pasted; a sheet has its own fields.
      if (typing || clipboardData === null || document.querySelector('[role="dialog"]') !== null) return;
      const files = [...clipboardData.files];
      const text = clipboardData.getData('text/plain');
      if (files.length === 0 && text.trim() === '') return;
      event.preventDefault();
      if (files.length > 0) latest.current.files(files);
      else latest.current.text(text);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}

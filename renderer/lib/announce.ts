import { create } from 'zustand';
import type { Failure } from '#shared/kernel/result.ts';
import { forgetOnLock } from './forget.ts';

export type Announcement = {
  readonly id: number;
  readonly text: string;
  readonly tone: 'fine' | 'informs' | 'warns' | 'stops';
  /** One key takes it back: Ctrl/Cmd+Z while the line is shown. */
  readonly undo: { readonly label: string; readonly run: () => void } | null;
};

type Announcements = { readonly current: Announcement | null; readonly clear: () => void };

export const useAnnouncement = create<Announcements>()((set) => ({
  current: null,
  clear: () => set({ current: null }),
}));
forgetOnLock(() => useAnnouncement.setState({ current: null }));

let lastId = 0;

/**
 * Says one line in the status bar (and to a screen reader). It stays until the next one, or ten
 * seconds; refusals stay until dismissed.
 */
export function announce(
  text: string,
  options: { readonly tone?: Announcement['tone']; readonly undo?: Announcement['undo'] } = {},
): void {
  lastId += 1;
  useAnnouncement.setState({
    current: { id: lastId, text, tone: options.tone ?? 'fine', undo: options.undo ?? null },
  });
}

/** Says a refusal, with the reference of the log entry when the fault is the program's. */
export function announceFailure(failure: Failure): void {
  const incident = failure.incident === undefined ? '' : ` Reference ${failure.incident}.`;
  announce(`${failure.message}${incident}`, { tone: 'stops' });
}

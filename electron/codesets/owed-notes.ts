import { Refusal } from '#shared/kernel/result.ts';
import type { AuditNote } from '#electron/service-context.ts';

/**
 * Rows for the audit trail about work that goes on while the screen may be locked: what cannot be written then is
 * kept and written as soon as a practice file is open again.
 */
export function createOwedNotes(write: (note: AuditNote) => void) {
  const owed: AuditNote[] = [];
  /** @throws Refusal `locked` while none is open. */
  const settle = (): void => {
    for (let next = owed[0]; next; next = owed[0]) {
      write(next);
      owed.shift();
    }
  };
  return {
    settle,
    /** Writes it now or later. */
    record: (note: AuditNote): void => {
      owed.push(note);
      try {
        settle();
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'locked')) throw error;
      }
    },
    /** Writes it now, since nothing may be done without. @throws Refusal `locked` */
    recordFirst: (note: AuditNote): void => {
      settle();
      write(note);
    },
  };
}

export type OwedNotes = ReturnType<typeof createOwedNotes>;

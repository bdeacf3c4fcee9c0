import { randomUUID } from 'node:crypto';
import { patientHandlers } from '#electron/patients/handlers.ts';
import { practiceHandlers } from '#electron/practice/handlers.ts';
import type { AppHandlers, Parts } from './parts.ts';

/** The file and its people: session, practice, patients. Their services tell the window of changes themselves. */
export function officeHandlers(parts: Parts): Pick<AppHandlers, 'session' | 'practice' | 'patients'> {
  const { session, platform, clock } = parts;
  const people = {
    db: session.db,
    user: session.user,
    clock,
    newId: randomUUID,
    emit: platform.emit,
  };
  return {
    session: session.handlers,
    practice: practiceHandlers({
      ...people,
      dialogs: platform.dialogs,
      renamePractice: session.renamePractice,
      dataKey: () => session.current()?.dataKey ?? new Uint8Array(),
    }),
    patients: patientHandlers(people),
  };
}

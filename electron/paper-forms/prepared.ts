import { Refusal } from '#shared/kernel/result.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import type { DrawnForms, FormsWanted } from './draw-forms.ts';

/** Forms that wait to be printed or saved. */
export type Prepared = {
  readonly wanted: FormsWanted & { readonly printer: string };
  readonly drawn: DrawnForms;
};

/** A sheet prepares anew whenever a choice changes; the last few are enough. */
const MOST = 3;

/** Prepared forms by token, in memory alone, of the file that is open. */
export function createPreparedStore(newId: () => string, openFile: () => PracticeDb) {
  const kept = new Map<string, Prepared & { readonly db: PracticeDb }>();
  return {
    add: (prepared: Prepared): string => {
      const token = newId();
      kept.set(token, { ...prepared, db: openFile() });
      for (const old of kept.keys()) if (kept.size > MOST) kept.delete(old);
      return token;
    },
    /** @throws Refusal `not_found` when it was discarded or belongs to another file. */
    get: (token: string): Prepared => {
      const found = kept.get(token);
      if (found?.db !== openFile())
        throw new Refusal('not_found', 'These forms are not held ready any more. Prepare them again.');
      return found;
    },
    discard: (token: string): void => void kept.delete(token),
    forget: (): void => kept.clear(),
  };
}

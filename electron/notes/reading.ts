import type { IsoDate } from '#shared/kernel/dates.ts';
import {
  createProcedureReader,
  type PracticeProcedure,
  type ProcedureRow,
} from '#shared/domain/notes/procedures.ts';
import type { SuggestionRow } from '#shared/domain/notes/suggest.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { icd10CodesOn, icd10EditionOn } from './installed-codes.ts';
import { createNotes, type NotesSource } from './suggester.ts';

/** What is read: texts as of a day, for the installed diagnoses and for the services of a practice. */
export type ToRead = {
  readonly on: IsoDate;
  readonly texts: readonly string[];
  readonly procedures: readonly PracticeProcedure[];
};
/** What one text gave; no diagnoses when no release speaks for the day. */
export type TextReading = {
  readonly diagnoses: readonly SuggestionRow[];
  readonly services: readonly ProcedureRow[];
};
export type ReadingQuestion =
  | { readonly ask: 'edition' | 'prepare'; readonly on: IsoDate }
  | ({ readonly ask: 'read' } & ToRead)
  | { readonly ask: 'forget' };
export type ReadingAnswer = string | null | readonly TextReading[];

/**
 * Answers questions over an open code-set file. When the file was changed since the last question everything that
 * was built is thrown away. Nothing of a note is kept between questions.
 */
export function readingOver(
  db: ReadDb,
  index: NotesSource['index'],
): (question: ReadingQuestion) => ReadingAnswer {
  const editions = new Map<IsoDate, string | null>();
  let seen = fileVersion(db);
  let changes = 0;
  const edition = (on: IsoDate): string | null => {
    const known = editions.get(on);
    if (known !== undefined) return known;
    const found = icd10EditionOn(db, on);
    // An index is no part of a release of codes, but of the answers: any change of the file makes new names.
    const name = found === null ? null : `${found} ${changes}`;
    editions.set(on, name);
    return name;
  };
  const notes = createNotes({
    codesOn: (on) => icd10CodesOn(db, on),
    index,
    editionOn: (on) => edition(on) ?? on,
  });
  const forget = (): void => {
    changes += 1;
    editions.clear();
    notes.forget();
  };
  return (question) => {
    const now = fileVersion(db);
    if (now !== seen) forget();
    seen = now;
    switch (question.ask) {
      case 'edition':
        return edition(question.on);
      case 'prepare':
        if (edition(question.on) !== null) notes.suggesterOn(question.on);
        return null;
      case 'read': {
        const suggester = edition(question.on) === null ? null : notes.suggesterOn(question.on);
        const services = createProcedureReader(question.procedures);
        return question.texts.map((text) => ({
          diagnoses: suggester?.suggest(text) ?? [],
          services: services(text),
        }));
      }
      case 'forget':
        forget();
        return null;
    }
  };
}

/** Another text when another connection has written the file, or this one. */
function fileVersion(db: ReadDb): string {
  const others = db.get<{ data_version: number }>(sql`PRAGMA data_version`)?.data_version ?? 0;
  const own = db.get<{ n: number }>(sql`SELECT total_changes() AS n`)?.n ?? 0;
  return `${others} ${own}`;
}

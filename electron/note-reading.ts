import { indexEntries } from '#electron/codesets/notes.ts';
import { startResident } from '#electron/background/resident.ts';
import type { CodeSets } from '#electron/code-sets.ts';
import { findCoding, findDocuments, findEncounter } from '#electron/coding/queries.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { createLocalReader, createThreadReader, type NotesReader } from '#electron/notes/reader.ts';
import { readingOver, type ReadingAnswer, type ReadingQuestion } from '#electron/notes/reading.ts';
import { createNotesService, type NotesService } from '#electron/notes/service.ts';
import { proceduresOn } from '#electron/practice/queries.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/**
 * Reading of notes, put together: the documents of an encounter, the practice's procedures and the installed codes.
 * @param path of the code-set file; `:memory:` is read in this thread, a file in a thread of its own
 */
export function createNoteReading(
  context: ServiceContext,
  codeSets: Pick<CodeSets, 'db'>,
  path: string,
): { readonly service: NotesService; readonly reader: NotesReader } {
  const reader =
    path === ':memory:'
      ? createLocalReader(once(() => answering(codeSets.db())))
      : createThreadReader(() => {
          // The file is made, with the starter set, when it is first opened.
          codeSets.db();
          return startResident('notes.read', { path });
        });
  const service = createNotesService({
    ...context,
    reader,
    encounter: findEncounter,
    documents: findDocuments,
    coding: findCoding,
    procedures: proceduresOn,
  });
  return { service, reader };
}

/** The work of the thread that reads notes, over the code-set file at a path. */
export function readingThread({ path }: { readonly path: string }) {
  return answering(openPlain(path, { readOnly: true }));
}

function answering(db: ReadDb): (question: ReadingQuestion) => ReadingAnswer {
  return readingOver(db, () => indexEntries(db).find(({ kind }) => kind === 'alphabetic')?.entries ?? []);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

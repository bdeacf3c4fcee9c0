import { hostname } from 'node:os';
import { MOST_FILE_BYTES } from '#shared/contract/documents.ts';
import type { AppEvent } from '#shared/contract/define.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import type { DocumentsService } from '#electron/documents/service.ts';
import { createUploads } from '#electron/documents/uploads.ts';
import { createFolderService, type FolderService } from '#electron/background/folder/folder-service.ts';
import { INBOX_FOLDER } from '#electron/background/folder/seen-files.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** What takes documents in beside the dialogs: the watched folder, and files that are dropped piece by piece. */
export type DocumentTaking = {
  readonly folder: FolderService;
  readonly uploads: ReturnType<typeof createUploads>;
  /** To be called whenever a practice file was opened or locked (null): nothing is watched or kept while locked. */
  readonly follow: (db: PracticeDb | null) => void;
};

/** What the watched folder of documents is, apart from the computer on which it is watched. */
export function inboxFolder(documents: Pick<DocumentsService, 'takeIn'>) {
  return {
    tables: INBOX_FOLDER,
    record: 'folder',
    mostBytes: MOST_FILE_BYTES,
    tooLarge: 'The file is larger than 60 MB. Split it; nothing was taken in.',
    takeIn: (fileName: string, bytes: Uint8Array) =>
      documents.takeIn({ fileName, bytes, way: 'folder', encounterId: null }),
  } as const;
}

/** @param mayTake whether the person who is signed in may take documents in */
export function createDocumentTaking(
  context: ServiceContext,
  documents: DocumentsService,
  mayTake: () => boolean,
  emit: (event: AppEvent) => void,
): DocumentTaking {
  const uploads = createUploads();
  const folder = createFolderService({
    ...context,
    ...inboxFolder(documents),
    machine: hostname() || 'this computer',
    onChange: () => emit({ type: 'changed', tags: ['inbox', 'encounters', 'audit'] }),
  });
  return {
    folder,
    uploads,
    follow: (db) => {
      if (db === null) uploads.forget();
      folder.follow(db && mayTake() ? db : null);
    },
  };
}

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { MOST_FILE_BYTES, type documents, type TakenIn } from '#shared/contract/documents.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { DocumentsService } from './service.ts';
import type { createUploads } from './uploads.ts';
import type { FolderService } from '#electron/background/folder/folder-service.ts';

const DOCUMENT_FILES = [
  {
    name: 'Documents',
    extensions: [
      'txt',
      'rtf',
      'pdf',
      'docx',
      'png',
      'jpg',
      'jpeg',
      'tif',
      'tiff',
      'gif',
      'xml',
      'ccda',
      'cda',
      'hl7',
      'json',
      'ndjson',
      'gz',
    ],
  },
  { name: 'All files', extensions: ['*'] },
];

/** The `documents` feature of the contract. */
export function createDocumentsHandlers(
  service: DocumentsService,
  folder: FolderService,
  uploads: ReturnType<typeof createUploads>,
  platform: Pick<Platform, 'dialogs'>,
): FeatureHandlers<typeof documents, unknown> {
  return {
    counts: () => ({ ...service.counts(), unread: folder.countRefused() }),
    inbox: ({ show, limit }) => service.inbox(show, limit),
    item: ({ id, patientId }) => service.item(id, patientId),
    waitingOfFile: ({ id }) => ({ ids: service.waitingOfFile(id) }),
    choose: async ({ encounterId }) => {
      const paths = await platform.dialogs.openFiles(DOCUMENT_FILES);
      if (paths.length === 0) return null;
      const answers: TakenIn[] = [];
      for (const path of paths) {
        try {
          answers.push(await takeFile(service, path, encounterId));
        } catch (error) {
          // What was taken in before is told all the same; the first failure alone is thrown as it is.
          if (answers.length === 0) throw error;
          answers.push(refusedFile(basename(path), NOT_KEPT));
          break;
        }
      }
      return answers;
    },
    drop: async ({ upload, name, bytes, last, encounterId }) => {
      const whole = uploads.add(upload, bytes, last);
      return whole && service.takeIn({ fileName: basename(name), bytes: whole, way: 'dropped', encounterId });
    },
    paste: ({ text, kind, title, encounterId }) =>
      service.takeIn({
        fileName: title || 'Pasted text',
        bytes: new TextEncoder().encode(text),
        way: 'pasted',
        encounterId,
        kind,
        title,
      }),
    attach: (input) => service.attach(input),
    attachExact: () => service.attachExact(),
    keepWithPatient: (input) => service.keepWithPatient(input),
    newEncounter: (input) => service.newEncounter(input),
    newPatient: (input) => service.newPatient(input),
    updatePatient: (input) => service.updatePatient(input),
    discard: ({ ids, reason }) => ({ discarded: service.discard(ids, reason) }),
    takeBack: ({ ids }) => ({ back: service.takeBack(ids) }),
    facts: ({ encounterId }) => service.facts(encounterId),
    original: ({ sha256 }) => {
      const { fileName, mediaType, bytes } = service.original(sha256);
      return { fileName, mediaType, bytes };
    },
    saveOriginal: async ({ sha256 }) => {
      const { fileName, bytes } = service.original(sha256);
      const path = await platform.dialogs.saveFile(fileName, [{ name: 'All files', extensions: ['*'] }]);
      if (path === null) return null;
      // The system's dialog has asked before replacing a file of that name.
      writeFileAtomically(path, bytes, { overwrite: true });
      return { fileName: basename(path) };
    },
    folder: () => folder.state(),
    watchFolder: async () => {
      const path = await platform.dialogs.openFolder();
      return path === null ? null : folder.choose(path);
    },
    stopWatching: async () => {
      await folder.forget();
      return {};
    },
  };
}

const NOT_KEPT =
  'This file could not be kept: the disk may be full, or the practice file was locked. Nothing of it was taken in, nor of those after it.';

function refusedFile(fileName: string, sentence: string): TakenIn {
  return { fileName, outcome: 'refused', sentence, passedOver: [], items: [], documents: [] };
}

/** A file that a person chose. One that cannot be opened is told like one that cannot be read. */
async function takeFile(
  service: DocumentsService,
  path: string,
  encounterId: EncounterId | null,
): Promise<TakenIn> {
  const fileName = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return refusedFile(fileName, 'The file is not there. Nothing was taken in.');
  if (stat.size > MOST_FILE_BYTES)
    return refusedFile(fileName, 'The file is larger than 60 MB. Split it; nothing was taken in.');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch {
    return refusedFile(fileName, 'The file could not be opened. Nothing was taken in.');
  }
  return service.takeIn({ fileName, bytes, way: 'dialog', encounterId });
}

import { createHash } from 'node:crypto';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import type { IdMaker, IncomingFileId, IncomingItemId } from '#shared/kernel/ids.ts';
import type { NewItem } from './queries.ts';
import type { GivenFile } from './given-file.ts';

/** Documents first, then visits, then people of whom the file tells nothing else. */
export function itemsIn(
  newId: IdMaker,
  read: IncomingFile,
  given: GivenFile,
  fileId: IncomingFileId,
  fileSha256: string,
): NewItem[] {
  type Part = Pick<
    NewItem,
    'kind' | 'title' | 'contentSha256' | 'originalSha256' | 'patient' | 'visit' | 'document'
  >;
  const named = read.format === 'text' && read.documents.length === 1;
  const documents = read.documents.map(({ embedded, ...told }): Part => {
    const title = named && given.title ? given.title : told.title;
    const document = { ...told, title, kind: (named && given.kind) || told.kind };
    const originalSha256 = embedded ? hash(embedded.bytes) : null;
    return {
      kind: 'document',
      title,
      // With the person and the visit: two people may have the same results to the letter.
      contentSha256: hash(
        JSON.stringify([
          told.patient,
          told.encounter,
          document.text.trim() === '' ? (originalSha256 ?? fileSha256) : document.text,
        ]),
      ),
      originalSha256,
      patient: told.patient,
      visit: told.encounter,
      document,
    };
  });
  const visits = (read.visits ?? []).map(({ patient, encounter }): Part => ({
    kind: 'visit',
    title: encounter.reason || 'Visit',
    contentSha256: hash(JSON.stringify([patient, encounter])),
    originalSha256: null,
    patient,
    visit: encounter,
    document: null,
  }));
  const spoken = new Set([...documents, ...visits].map((part) => JSON.stringify(part.patient)));
  const people = read.patients
    .filter((patient) => !spoken.has(JSON.stringify(patient)))
    .map((patient): Part => ({
      kind: 'patient',
      title: 'Patient data',
      contentSha256: hash(JSON.stringify(patient)),
      originalSha256: null,
      patient,
      visit: null,
      document: null,
    }));
  return [...documents, ...visits, ...people].map((part, i) => ({
    ...part,
    id: newId() as IncomingItemId,
    fileId,
    position: i + 1,
    askedEncounterId: part.kind === 'document' ? given.encounterId : null,
  }));
}

/** SHA-256 as 64 hexadecimal digits. */
export function hash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

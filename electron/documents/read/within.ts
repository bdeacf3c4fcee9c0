import { Refusal } from '#shared/kernel/result.ts';
import type { IncomingDocument } from '#shared/domain/incoming.ts';
import { document, type DocumentParts } from './building.ts';
import { reasonOf, refusal } from './faults.ts';
import type { Reading } from './reading.ts';

/** A document that lies within another file, with where it stands there. */
export type Within = { readonly bytes: Uint8Array; readonly where: string };

/** What an outer file knows of the documents within it. */
export type Known = Omit<DocumentParts, 'text' | 'pages' | 'pagesWithoutText' | 'embedded'>;

/** Formats that show more than their text. */
const HAS_A_LOOK = new Set(['pdf', 'image', 'docx', 'rtf']);

/**
 * Reads documents that lie within a file. What the outer file tells (patient, visit, kind, title) holds for them, and
 * each keeps its own bytes, so that its pages can be shown. One that cannot be read is left out with a remark.
 * @throws Refusal when none could be read and `needed` says that there is nothing else
 */
export async function readWithin(
  list: readonly Within[],
  known: Known,
  reading: Reading,
  needed: boolean,
): Promise<{ readonly documents: IncomingDocument[]; readonly remarks: string[] }> {
  const documents: IncomingDocument[] = [];
  const remarks: string[] = [];
  for (const { bytes, where } of list) {
    reading.stopIfCancelled();
    try {
      const file = await reading.inner(bytes, known.title);
      remarks.push(...file.passedOver.map((one) => `${where}: ${one}`));
      for (const inner of file.documents) documents.push(merged(inner, file.format, bytes, known));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'invalid_input') throw error;
      remarks.push(`${where}: an attachment was left out. ${reasonOf(error)}`);
    }
  }
  if (needed && documents.length === 0 && list.length > 0)
    throw refusal(remarks.at(-1) ?? 'The attachment cannot be read.');
  return { documents, remarks };
}

function merged(
  inner: IncomingDocument,
  format: NonNullable<IncomingDocument['embedded']>['format'],
  bytes: Uint8Array,
  known: Known,
): IncomingDocument {
  return document({
    ...known,
    text: inner.text,
    writtenOn: known.writtenOn ?? inner.writtenOn,
    author: known.author || inner.author,
    pages: inner.pages,
    pagesWithoutText: inner.pagesWithoutText,
    results: inner.results.length > 0 ? inner.results : known.results,
    patient: known.patient ?? inner.patient,
    encounter: known.encounter ?? inner.encounter,
    // Bytes of a deeper file are the ones to show: a PDF within a C-CDA within a message.
    embedded: inner.embedded ?? (HAS_A_LOOK.has(format) ? { format, bytes } : undefined),
  });
}

import { gunzipSync } from 'node:zlib';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { clip } from './building.ts';
import { refusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { readPlainText } from './plain-text.ts';
import type { Reading } from './reading.ts';
import { recognise } from './recognise.ts';

export type ReadOptions = {
  /** Asked between pages and messages: true ends the reading with a refusal `cancelled`. */
  readonly cancelled?: (() => boolean) | undefined;
};

/**
 * Reads one clinical file: plain text, RTF, PDF, DOCX, PNG, JPEG, C-CDA, HL7 v2 or FHIR R4 (JSON or NDJSON), also as
 * gzip. The format is told by the content, never by the name. Everything happens in memory; nothing that the file
 * points to is opened or fetched. Work on files that nobody vouches for belongs into `readInBackground`.
 * @param bytes the file as it is; not changed
 * @param name the file's name as the user knows it: a title where the content has none
 * @returns its documents, and people and visits without a document
 * @throws Refusal `invalid_input` with one sentence when it cannot be read to its end; `cancelled` when stopped
 */
export async function readIncoming(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<IncomingFile> {
  return readAt(0, bytes, titleOf(name), options);
}

/** @param depth how many files this one lies within */
async function readAt(
  depth: number,
  bytes: Uint8Array,
  title: string,
  options: ReadOptions,
): Promise<IncomingFile> {
  if (bytes.length > LIMITS.fileBytes)
    throw refusal('The file is larger than 60 MB: split it, or save it with smaller pictures.');
  if (depth > LIMITS.nesting)
    throw refusal('Documents lie within documents too deeply: take in the inner one by itself.');
  const reading: Reading = {
    title,
    stopIfCancelled: () => {
      if (options.cancelled?.()) throw new Refusal('cancelled', 'Reading was stopped. Nothing was taken in.');
    },
    inner: (inner, innerTitle) => readAt(depth + 1, inner, innerTitle, options),
  };
  const found = recognise(bytes);
  reading.stopIfCancelled();
  // Each reader is loaded when it is needed: the libraries of PDF and DOCX are large.
  switch (found.format) {
    case 'gzip':
      return readAt(depth + 1, gunzip(bytes), title, options);
    case 'text':
      return readPlainText(found.text, title);
    case 'hl7v2':
      return (await import('./hl7/read-hl7.ts')).readHl7(found.text, reading);
    case 'ccda':
      return (await import('./ccda/read-ccda.ts')).readCcda(found.text, reading);
    case 'fhir':
      return (await import('./fhir/read-fhir.ts')).readFhir(found.text, reading);
    case 'rtf':
      return (await import('./rtf.ts')).readRtf(bytes, reading);
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(bytes, reading);
    case 'docx':
      return (await import('./docx.ts')).readDocx(bytes, reading);
    case 'image':
      return (await import('./image.ts')).readImage(bytes, reading);
  }
}

/** The file's name without its ending, for a document that has no title of its own. */
function titleOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return clip(last.replace(/(\.[A-Za-z0-9]{1,6})(\.gz)?$/i, ''), 80) || 'Document';
}

function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LIMITS.fileBytes });
  } catch (error) {
    throw error instanceof RangeError
      ? refusal('The gzip file unpacks to more than 60 MB: split it.')
      : refusal('The gzip file is damaged or cut off: get it again from its source.');
  }
}

import './promise-with-resolvers.ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

declare global {
  /** Where the reader looks for its other half before it starts a worker. */
  var pdfjsWorker: { readonly WorkerMessageHandler: unknown };
}

// Both halves in one thread: our papers have a page or three, and a worker would need the polyfill too.
globalThis.pdfjsWorker = { WorkerMessageHandler };

/**
 * Reads a PDF of our own making. Load this module only when a page shows one: it is large.
 * @param bytes a copy is read, because the reader takes the memory of what it is given away.
 */
export function readPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({ data: bytes.slice(), enableXfa: false });
}

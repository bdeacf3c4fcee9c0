import './promise-with-resolvers.ts';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

declare global {
  /** Where the reader looks for its other half before it starts a worker. */
  var pdfjsWorker: { readonly WorkerMessageHandler: unknown };
}

// Both halves in one thread: pages are read one at a time as they come into sight, and a worker would need the
// polyfill too.
globalThis.pdfjsWorker = { WorkerMessageHandler };

/** Where the build puts what a PDF from outside may want while it is drawn; our own papers want none of it. */
const DATA = {
  // The policy of the pages lets no WebAssembly in: pictures of fax machines are decoded by script.
  useWasm: false,
  wasmUrl: '/pdf/decoders/',
  standardFontDataUrl: '/pdf/fonts/',
  cMapUrl: '/pdf/cmaps/',
} as const;

/**
 * Reads a PDF, of our own making or from outside. Load this module only when a page shows one: it is large. Scripts in
 * a PDF are never run, and nothing that it points to is fetched.
 * @param bytes a copy is read, because the reader takes the memory of what it is given away.
 */
export function readPdf(bytes: Uint8Array): PDFDocumentLoadingTask {
  return getDocument({ data: bytes.slice(), enableXfa: false, ...DATA });
}

import type { getDocument as GetDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Library = { readonly getDocument: typeof GetDocument };

/** A class that the reader only needs to find: it draws with it, and nothing is drawn here. */
class Undrawn {}

let loaded: Promise<Library> | null = null;

/**
 * The PDF reader, both halves in this thread, on any Node from 18 on. It is kept from loading the native canvas that
 * it looks for when it starts: only text is read here, and native code has no business with files from outside.
 */
export function pdfLibrary(): Promise<Library> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Library> {
  addWithResolvers();
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData'])
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { configurable: true, value: Undrawn });
  const before = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule');
  Object.defineProperty(process, 'getBuiltinModule', {
    configurable: true,
    value: () => ({ createRequire: () => () => ({}) }),
  });
  try {
    const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    // Where the reader looks for its other half before it starts a worker.
    Object.assign(globalThis, { pdfjsWorker: worker });
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    return { getDocument };
  } finally {
    if (before) Object.defineProperty(process, 'getBuiltinModule', before);
    else Reflect.deleteProperty(process, 'getBuiltinModule');
  }
}

/** Came with Node 22; the oldest runtime has 18. */
function addWithResolvers(): void {
  if ('withResolvers' in Promise) return;
  Object.defineProperty(Promise, 'withResolvers', {
    configurable: true,
    writable: true,
    value: () => {
      let resolve: (value: unknown) => void = () => {};
      let reject: (reason: unknown) => void = () => {};
      const promise = new Promise((yes, no) => {
        resolve = yes;
        reject = no;
      });
      return { promise, resolve, reject };
    },
  });
}

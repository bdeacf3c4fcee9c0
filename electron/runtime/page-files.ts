import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** Where the pages live: a scheme of our own, so that no page has the powers of `file:`. */
export const SCHEME = 'app';
export const ORIGIN = 'app://claimwright';

/**
 * Nothing but our own files. Styles may stand in the page because the style engine of the interface
 * writes them there; scripts may not. `connect-src` is our own origin: there is no network.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};

export type PageFile = {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
};

const NOT_FOUND: PageFile = { status: 404, type: 'text/plain', body: new Uint8Array() };

/**
 * Answers a request of the page from the built files. A path without an extension is a place inside
 * the application and gets its page.
 */
export async function readPageFile(root: string, address: string): Promise<PageFile> {
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return NOT_FOUND;
  }
  if (path.includes('\0')) return NOT_FOUND;
  const extension = extname(path).toLowerCase();
  const file = resolve(join(root, extension === '' ? 'index.html' : path));
  const type = TYPES[extension === '' ? '.html' : extension];
  if (type === undefined || !file.startsWith(resolve(root) + sep)) return NOT_FOUND;
  try {
    return { status: 200, type, body: new Uint8Array(await readFile(file)) };
  } catch {
    return NOT_FOUND;
  }
}

/** Whether a page of ours may ask for this address at all. Everything that would leave the machine may not. */
export function isLocal(address: string, development: string | undefined): boolean {
  if (address.startsWith(`${ORIGIN}/`)) return true;
  if (/^(data|blob|devtools):/.test(address)) return true;
  if (development === undefined) return false;
  return address.startsWith(development) || address.startsWith(development.replace(/^http/, 'ws'));
}

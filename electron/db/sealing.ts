import { createHmac, hkdfSync } from 'node:crypto';
import type { ReadDb } from '#electron/db/sql.ts';
import { rawOf } from '#electron/db/handle.ts';

/** Audit keys of the files that are open now, by the library's object; gone with it. */
const keys = new WeakMap<object, Buffer>();

/** Derives the audit key of a practice file from its data key (HKDF, RFC 5869) and holds it while it is open. */
export function holdSealKey(db: ReadDb, dataKey: Uint8Array): void {
  const key = hkdfSync('sha256', dataKey, Buffer.alloc(0), 'claimwright audit head 1', 32);
  keys.set(rawOf(db), Buffer.from(key));
}

/** Overwrites the key; nothing can be sealed through this handle any more. */
export function dropSealKey(raw: object): void {
  keys.get(raw)?.fill(0);
  keys.delete(raw);
}

/**
 * HMAC-SHA-256 of a text under the file's audit key, as 64 hexadecimal digits. Whoever can edit the decrypted
 * rows but does not hold the key cannot make one.
 */
export function seal(db: ReadDb, text: string): string {
  const key = keys.get(rawOf(db));
  if (!key) throw new Error('Only an open practice file can seal.');
  return createHmac('sha256', key).update(text, 'utf8').digest('hex');
}

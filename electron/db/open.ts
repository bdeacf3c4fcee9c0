import { chmodSync, closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { Refusal } from '#shared/kernel/result.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { rawOf, wrap } from '#electron/db/handle.ts';
import { fold } from '#electron/db/fold.ts';
import { APPLICATION_ID, migrate } from '#electron/db/migrate.ts';
import { openNative, sqliteCode } from '#electron/db/native.ts';
import { isOpenHere, rememberOpen } from '#electron/db/open-files.ts';
import { dropSealKey, holdSealKey } from '#electron/db/sealing.ts';

export const DATA_KEY_BYTES = 32;

/**
 * Opens an existing practice file, brings it to today's shape and holds it for this process alone until it is
 * closed. The operating system holds the lock, so a killed process leaves none behind.
 * @param dataKey 32 bytes, from the keyring; the caller keeps it and overwrites it after use.
 * @throws Refusal (`not_found`, `conflict`, `invalid_input`, `forbidden`) with one sentence for a file that is missing, in use,
 *   damaged, no practice file, under another key, or written by a newer program. Nothing is changed then.
 */
export function openPractice(path: string, dataKey: Uint8Array): PracticeDb {
  const name = basename(path);
  if (!existsSync(path)) {
    throw new Refusal('not_found', `${name} is not there. Choose the practice file again.`);
  }
  refuseOpenHere(path, name);
  checkHeader(path, name);
  return open(path, name, dataKey, true);
}

/**
 * Makes a new, empty practice file, encrypted from its first byte.
 * @throws Refusal `conflict` when a file of that name exists, `not_found` or `forbidden` when the folder is missing or
 *   cannot be written.
 */
export function createPractice(path: string, dataKey: Uint8Array): PracticeDb {
  const name = basename(path);
  if (existsSync(path)) {
    throw new Refusal('conflict', `${name} exists already and was not touched. Choose another name.`);
  }
  if (!existsSync(dirname(path))) {
    throw new Refusal('not_found', `The folder for ${name} is not there. Choose another folder.`);
  }
  return open(path, name, dataKey, false);
}

/**
 * What a failure of SQLite means for the person at the screen.
 * @returns null when it is not about the state of the file (a fault of the program, a full disk).
 */
export function fileRefusal(error: unknown, name: string): Refusal | null {
  const code = sqliteCode(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Refusal('conflict', `${name} is in use by another program. Close it there and try again.`);
  }
  if (code.startsWith('SQLITE_NOTADB')) {
    return new Refusal(
      'invalid_input',
      `${name} cannot be read with its key: it is damaged or no practice file. Nothing was changed; restore the last backup.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ') {
    return new Refusal('invalid_input', `${name} is damaged. Nothing was changed; restore the last backup.`);
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') {
    return new Refusal(
      'forbidden',
      `${name} cannot be opened for writing. Check the permissions of its folder.`,
    );
  }
  return null;
}

function open(path: string, name: string, dataKey: Uint8Array, mustExist: boolean): PracticeDb {
  if (dataKey.length !== DATA_KEY_BYTES) throw new RangeError('A data key has 32 bytes.');
  let raw: Database.Database | null = null;
  try {
    raw = openNative(path, { mustExist });
    applyKey(raw, dataKey);
    takeFile(raw);
    if (!mustExist) raw.pragma(`application_id = ${APPLICATION_ID}`);
    checkIdentity(raw, name);
    migrate(raw, { path, name });
    // After the key is known to be right and the lock is held: only the owner's account may read the file.
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  } catch (error) {
    raw?.close();
    throw fileRefusal(error, name) ?? error;
  }
  return handle(raw, path, dataKey);
}

function handle(raw: Database.Database, path: string, dataKey: Uint8Array): PracticeDb {
  const forget = rememberOpen(path);
  const db = wrap(raw, path, () => {
    forget();
    dropSealKey(raw);
  }) as PracticeDb;
  holdSealKey(db, dataKey);
  return db;
}

/** SQLCipher 4 with the key itself instead of a passphrase, so that no derivation slows the opening. */
function applyKey(raw: Database.Database, dataKey: Uint8Array): void {
  raw.pragma("cipher = 'sqlcipher'");
  raw.pragma('legacy = 4');
  const text = Buffer.alloc(3 + dataKey.length * 2);
  text.write("x'");
  // Written digit by digit, so that the key is never part of a string that cannot be overwritten.
  dataKey.forEach((byte, i) => {
    text[2 + i * 2] = HEX.charCodeAt(byte >> 4);
    text[3 + i * 2] = HEX.charCodeAt(byte & 15);
  });
  text.write("'", text.length - 1);
  try {
    (raw as Keyed).key(text);
  } finally {
    text.fill(0);
  }
}
const HEX = '0123456789abcdef';
/** The encrypting build's own method, which the common type declarations do not know. */
type Keyed = Database.Database & { readonly key: (key: Buffer) => number };

/** Settings of the connection; the order matters: the exclusive lock must come before the first access. */
function takeFile(raw: Database.Database): void {
  raw.pragma('locking_mode = EXCLUSIVE');
  raw.pragma('temp_store = MEMORY');
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('secure_delete = ON');
  raw.pragma('foreign_keys = ON');
  // INSERT OR REPLACE deletes rows: only with this do the triggers that forbid deletion see it.
  raw.pragma('recursive_triggers = ON');
  raw.pragma('trusted_schema = OFF');
  raw.pragma('cache_size = -32000');
  raw.function('fold', { deterministic: true, directOnly: true }, (text: unknown) =>
    typeof text === 'string' ? fold(text) : null,
  );
  // Takes the write lock once, which exclusive mode then keeps.
  raw.exec('BEGIN IMMEDIATE; COMMIT');
  raw.prepare('SELECT count(*) FROM sqlite_schema').get();
}

function checkIdentity(raw: Database.Database, name: string): void {
  if (raw.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notOurs(name);
}

function refuseOpenHere(path: string, name: string): void {
  if (isOpenHere(path)) {
    throw new Refusal('conflict', `${name} is open already.`);
  }
}

/** Looks at the first bytes, before SQLite does, to tell a foreign file from a damaged one. */
function checkHeader(path: string, name: string): void {
  const stat = statSync(path);
  if (!stat.isFile() || stat.size === 0) throw notOurs(name);
  const head = Buffer.alloc(16);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw new Refusal('forbidden', `${name} cannot be read. Check its permissions.`);
  }
  try {
    readSync(file, head, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1') === 'SQLite format 3\0') throw notOurs(name);
}

function notOurs(name: string): Refusal {
  return new Refusal('invalid_input', `${name} is not a practice file of Claimwright. It was not changed.`);
}

/**
 * Whether a file can be a practice file, by its outside only.
 * @throws Refusal when it is missing, unreadable or plainly something else.
 */
export function inspectPractice(path: string): void {
  const name = basename(path);
  if (!existsSync(path)) throw new Refusal('not_found', `${name} is not there any more.`);
  if (!isOpenHere(path)) checkHeader(path, name);
}

/** Writes a copy with all pages, under the same key, to a path that must not exist. */
export function copyInto(db: PracticeDb, path: string): void {
  rawOf(db).prepare('VACUUM INTO ?').run(path);
}

import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { VerifyRow } from '#shared/contract/practice.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { keysPath, parseKeyring, readKeyring, writeKeyring, type Keyring } from '#electron/db/keyring.ts';
import { copyInto, fileRefusal, openPractice } from '#electron/db/open.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { diskRefusal, partName, removeLeftovers, replaceAtomically } from '#electron/export/atomic-file.ts';
import { verifyPractice } from '#electron/practice/verify.ts';

/**
 * One file with everything: a line that names the format, a line of JSON (length and SHA-256 of the content, and the
 * keys file), then the encrypted practice file as it is. It opens with the passwords and the recovery code of the
 * day it was made.
 */
const MAGIC = 'CLAIMWRIGHT-BACKUP 1\n';
const MAGIC_ANY = /^CLAIMWRIGHT-BACKUP (\d{1,6})\n/;
const LONGEST_HEADER = 1_000_000;
const CHUNK = 1 << 20;

const Header = z.object({
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  keys: z.unknown(),
});

export type BackupWritten = { readonly fileName: string; readonly bytes: number; readonly sha256: string };

/**
 * Writes a backup and proves it: the copy is opened and verified before it goes in, and the finished file is read
 * back and compared.
 * @param dataKey of the open file. @param path where; nothing half stands there at any time.
 * @returns its name, size and the SHA-256 of the practice file in it.
 * @throws Refusal when the disk is full, the place cannot be written, or the practice file itself has a fault.
 */
export function writeBackup(
  db: PracticeDb,
  dataKey: Uint8Array,
  path: string,
  options: { readonly overwrite?: boolean } = {},
): BackupWritten {
  const name = basename(path);
  const folder = dirname(path);
  const keyring = readKeyring(db.path);
  if (!existsSync(folder)) {
    throw new Refusal('not_found', `The folder for ${name} is not there. Choose another folder.`);
  }
  if (!options.overwrite && existsSync(path)) {
    throw new Refusal('conflict', `${name} exists already and was not touched. Choose another name.`);
  }
  removeLeftovers(folder);
  const copy = partName(folder);
  try {
    copyInto(db, copy);
    proveCopy(
      copy,
      dataKey,
      'This practice file has a fault, so the backup was not written. Run the check in Settings.',
    );
    const sha256 = digestOf(copy, 0);
    const bytes = sizeOf(copy);
    const head = `${MAGIC}${JSON.stringify({ bytes, sha256, keys: keyring })}\n`;
    replaceAtomically(path, { overwrite: options.overwrite ?? false, ownerOnly: true }, (file, calls) => {
      const put = (chunk: Uint8Array): void => {
        for (let at = 0; at < chunk.length;) at += calls.write(file, chunk, at);
      };
      put(Buffer.from(head, 'utf8'));
      readChunks(copy, 0, put);
    });
    checkBackup(path);
    return { fileName: name, bytes: sizeOf(path), sha256 };
  } catch (error) {
    throw diskRefusal(error, name) ?? fileRefusal(error, name) ?? error;
  } finally {
    for (const end of ['', '-wal', '-journal']) rmSync(copy + end, { force: true });
  }
}

/**
 * Reads a backup to its end and compares it with what it says of itself.
 * @throws Refusal when it is no backup, of a newer version, cut off or altered.
 */
export function checkBackup(path: string): { readonly keyring: Keyring; readonly start: number } {
  const name = basename(path);
  if (!existsSync(path)) throw new Refusal('not_found', `${name} is not there.`);
  const { header, keyring, start } = readHeader(path, name);
  if (sizeOf(path) - start !== header.bytes || digestOf(path, start) !== header.sha256) {
    throw new Refusal(
      'invalid_input',
      `${name} is cut off or altered and was not used. Take another backup.`,
    );
  }
  return { keyring, start };
}

/**
 * Makes a practice file from a backup and verifies it. Never touches a file that exists.
 * @param unlock gives the data key for the backup's keys, or null when no password fits.
 * @returns the rows of the verification. @throws Refusal; nothing is left behind then.
 */
export async function restoreBackup(
  backup: string,
  to: string,
  unlock: (keyring: Keyring) => Promise<Buffer | null>,
): Promise<readonly VerifyRow[]> {
  for (const end of ['', '.keys', '-wal']) {
    if (existsSync(to + end)) {
      throw new Refusal(
        'conflict',
        `${basename(to + end)} exists already and was not touched. Choose another name.`,
      );
    }
  }
  const { keyring, start } = checkBackup(backup);
  const dataKey = await unlock(keyring);
  if (!dataKey)
    throw new Refusal('forbidden', 'The password does not open this backup. Nothing was written.');
  try {
    replaceAtomically(to, { ownerOnly: true }, (file, calls) =>
      readChunks(backup, start, (chunk) => {
        for (let at = 0; at < chunk.length;) at += calls.write(file, chunk, at);
      }),
    );
    try {
      writeKeyring(to, keyring);
      return proveCopy(to, dataKey, 'The restored file has a fault and was removed. Take another backup.');
    } catch (error) {
      for (const path of [to, `${to}-wal`, keysPath(to), `${keysPath(to)}.copy`])
        rmSync(path, { force: true });
      throw error;
    }
  } finally {
    dataKey.fill(0);
  }
}

function proveCopy(path: string, dataKey: Uint8Array, sentence: string): readonly VerifyRow[] {
  const db = openPractice(path, dataKey);
  try {
    const rows = verifyPractice(db);
    const bad = rows.filter((row) => !row.ok).map((row) => row.check);
    if (bad.length > 0) throw new Refusal('rule_violated', `${sentence} (${bad.join(', ')})`);
    return rows;
  } finally {
    db.close();
  }
}

function readHeader(path: string, name: string) {
  const head = Buffer.alloc(Math.min(LONGEST_HEADER, sizeOf(path)));
  withFile(path, (file) => readSync(file, head, 0, head.length, 0));
  const version = MAGIC_ANY.exec(head.subarray(0, 32).toString('latin1'))?.[1];
  if (version === undefined) {
    throw new Refusal('invalid_input', `${name} is no backup of Claimwright.`);
  }
  if (version !== '1') {
    throw new Refusal(
      'conflict',
      `${name} was written by a newer version of Claimwright. Install that version.`,
    );
  }
  const end = head.indexOf(10, MAGIC.length);
  const broken = new Refusal(
    'invalid_input',
    `${name} is cut off or altered and was not used. Take another backup.`,
  );
  if (end < 0) throw broken;
  let header: z.infer<typeof Header>;
  try {
    header = Header.parse(JSON.parse(head.subarray(MAGIC.length, end).toString('utf8')));
  } catch {
    throw broken;
  }
  return { header, keyring: parseKeyring(JSON.stringify(header.keys), name), start: end + 1 };
}

function digestOf(path: string, start: number): string {
  const hash = createHash('sha256');
  readChunks(path, start, (chunk) => hash.update(chunk));
  return hash.digest('hex');
}

function readChunks(path: string, start: number, take: (chunk: Uint8Array) => void): void {
  withFile(path, (file) => {
    const buffer = Buffer.alloc(CHUNK);
    let at = start;
    for (;;) {
      const read = readSync(file, buffer, 0, CHUNK, at);
      if (read === 0) return;
      take(buffer.subarray(0, read));
      at += read;
    }
  });
}

function sizeOf(path: string): number {
  return withFile(path, (file) => fstatSync(file).size);
}

function withFile<T>(path: string, work: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}

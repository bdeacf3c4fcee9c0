import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Refusal } from '#shared/kernel/result.ts';

const PIECE = 1 << 20;

/** A file larger than this is not kept in the practice file; no practice sends one. */
export const MOST_HISTORY_BYTES = 1 << 30;

/** Files of a folder and of the folders in it, by name; hidden ones are left out. A file gives itself. */
export function filesAt(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw unreadable(path);
  if (!stat.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const whole = join(path, entry.name);
      if (entry.isDirectory()) return filesAt(whole);
      return entry.isFile() ? [whole] : [];
    });
}

/** What a file was, once all of it has been read. */
export type FileSeal = { sha256: string; bytes: number; compressed: Uint8Array | null };

/**
 * The text of a file in pieces, UTF-8 where it is and otherwise Latin-1, so that no large file is in memory at once.
 * @param seal filled in at the end: hash and size of the bytes that were given, and, when asked for, the bytes
 *   compressed.
 * @throws Refusal when the file cannot be read.
 */
export function* textPieces(
  path: string,
  seal: FileSeal,
  compress: boolean,
): Generator<string, void, undefined> {
  const hash = createHash('sha256');
  const members: Buffer[] = [];
  let rest: Buffer = Buffer.alloc(0);
  seal.bytes = 0;
  for (const piece of bytePieces(path)) {
    hash.update(piece);
    if (compress) members.push(gzipSync(piece));
    seal.bytes += piece.length;
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = wholeLetters(bytes);
    rest = Buffer.from(bytes.subarray(end));
    yield decoded(bytes.subarray(0, end));
  }
  if (rest.length > 0) yield decoded(rest);
  seal.sha256 = hash.digest('hex');
  seal.compressed = compress ? Buffer.concat(members) : null;
}

/** @returns hash and size of a file. @throws Refusal when it cannot be read. */
export function sealOf(path: string): FileSeal {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of bytePieces(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes, compressed: null };
}

/** The text of bytes that were kept compressed. */
export function textOfKept(content: Uint8Array): string {
  return decoded(gunzipSync(content));
}

function* bytePieces(path: string): Generator<Buffer, void, undefined> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    throw unreadable(path);
  }
  try {
    const buffer = Buffer.alloc(PIECE);
    for (;;) {
      const read = readPiece(file, buffer, path);
      if (read === 0) return;
      yield buffer.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

function readPiece(file: number, buffer: Buffer, path: string): number {
  try {
    return readSync(file, buffer, 0, PIECE, null);
  } catch {
    throw unreadable(path);
  }
}

/** Where the last letter that stands whole ends: at most three bytes of one can be waiting for the fourth. */
function wholeLetters(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > Math.max(0, bytes.length - 3) && (bytes[end - 1] ?? 0) >= 0x80) end -= 1;
  return end;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function unreadable(path: string): Refusal {
  return new Refusal('not_found', `${basename(path)} cannot be read. Check the name; nothing was changed.`);
}

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '#shared/kernel/result.ts';
import { belongsToOpenFile } from '#electron/db/open-files.ts';

/** The calls that can fail on a real disk; a test gives ones that do. */
export type FileCalls = {
  readonly open: (path: string, flags: string, mode: number) => number;
  readonly write: (file: number, bytes: Uint8Array, offset: number) => number;
  readonly fsync: (file: number) => void;
  readonly close: (file: number) => void;
  readonly rename: (from: string, to: string) => void;
  readonly link: (from: string, to: string) => void;
};

const REAL: FileCalls = {
  open: openSync,
  write: (file, bytes, offset) => writeSync(file, bytes, offset),
  fsync: fsyncSync,
  close: closeSync,
  rename: renameSync,
  link: linkSync,
};

export type AtomicOptions = {
  /** Replace a file of that name; otherwise it is refused. */
  readonly overwrite?: boolean;
  /** Only the account that runs the program may read it (not on Windows, where the folder decides). */
  readonly ownerOnly?: boolean;
  /** Set by the keyring alone: it may replace the keys of the open practice file. */
  readonly ownKeys?: boolean;
  readonly calls?: FileCalls;
};

/** Our temporary files: `.claimwright-<process id>-<random>.part`. The process id tells whose is left over. */
const PART = /^\.claimwright-(\d+)-[0-9a-f]{16}\.part(-journal|-wal|-shm)?$/;

/**
 * Writes a file so that under its name stands either nothing (or the old content) or all of the new one, also
 * when the process is killed or the power fails: temporary file in the same folder, flushed, then renamed, then
 * the folder flushed. Parts left by a killed process are removed on the way.
 * @throws Refusal `conflict` when the name is taken and `overwrite` is not set; with one sentence when the disk is full or
 *   the folder cannot be written. No temporary file stays.
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  options: AtomicOptions = {},
): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  replaceAtomically(path, options, (file, calls) => {
    for (let at = 0; at < bytes.length;) at += calls.write(file, bytes, at);
  });
}

/** As `writeFileAtomically`, for content that is written piece by piece by `fill`. */
export function replaceAtomically(
  path: string,
  options: AtomicOptions,
  fill: (file: number, calls: FileCalls) => void,
): void {
  const calls = options.calls ?? REAL;
  const folder = dirname(path);
  const name = basename(path);
  if (!options.overwrite && existsSync(path)) throw taken(name);
  if (!options.ownKeys && belongsToOpenFile(path)) {
    throw new Refusal(
      'conflict',
      `${name} belongs to the open practice file and was not touched. Choose another name.`,
    );
  }
  removeLeftovers(folder);
  const part = partName(folder);
  try {
    const file = calls.open(part, 'wx', options.ownerOnly ? 0o600 : 0o644);
    try {
      fill(file, calls);
      calls.fsync(file);
    } finally {
      calls.close(file);
    }
    place(part, path, options.overwrite ?? false, calls);
    flushFolder(folder, calls);
  } catch (error) {
    rmSync(part, { force: true });
    throw diskRefusal(error, name) ?? error;
  }
}

/** A new name for a temporary file of this process in a folder; `removeLeftovers` knows it. */
export function partName(folder: string): string {
  return join(folder, `.claimwright-${process.pid}-${randomBytes(8).toString('hex')}.part`);
}

/** Removes parts that a killed process left in a folder. Parts of running processes stay. */
export function removeLeftovers(folder: string): void {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const owner = PART.exec(name)?.[1];
    if (owner === undefined) continue;
    const path = join(folder, name);
    // The system gives process ids again, so after a day a part is nobody's.
    if (!isRunning(Number(owner)) || isOld(path)) rmSync(path, { force: true });
  }
}

/**
 * One sentence for a failure of the disk.
 * @returns null when the error is of another kind.
 */
export function diskRefusal(error: unknown, name: string): Refusal | null {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'SQLITE_FULL':
    case 'EDQUOT':
    case 'EFBIG':
      return new Refusal(
        'conflict',
        `The disk is full: ${name} was not written. Free some space and try again.`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal(
        'forbidden',
        `${name} cannot be written there. Choose another folder or check its permissions.`,
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return new Refusal('not_found', `The folder for ${name} is not there any more. Choose another folder.`);
    case 'EEXIST':
      return taken(name);
    case 'EIO':
      return new Refusal('conflict', `The disk reports an error: ${name} was not written. Try another disk.`);
    default:
      return null;
  }
}

/** A hard link fails when the name is taken, so a file that appeared meanwhile is not replaced either. */
function place(part: string, path: string, overwrite: boolean, calls: FileCalls): void {
  if (!overwrite) {
    try {
      calls.link(part, path);
      rmSync(part, { force: true });
      return;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw error;
      // Some file systems (FAT, network shares) have no hard links: look once more and rename.
      if (existsSync(path)) throw taken(basename(path));
    }
  }
  calls.rename(part, path);
}

/** Makes the new name itself lasting. Windows has no such call and keeps names in its own journal. */
function flushFolder(folder: string, calls: FileCalls): void {
  if (process.platform === 'win32') return;
  const file = calls.open(folder, 'r', 0);
  try {
    calls.fsync(file);
  } catch (error) {
    // Some network shares cannot flush folders; the file itself has been flushed.
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    calls.close(file);
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function isOld(path: string): boolean {
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return written !== undefined && Date.now() - written > 86_400_000;
}

function taken(name: string): Refusal {
  return new Refusal('conflict', `${name} exists already and was not touched. Choose another name.`);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

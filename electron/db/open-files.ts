import { existsSync, realpathSync } from 'node:fs';

/**
 * Real paths of the practice files that this process has open. Beside saying so clearly, this keeps us from
 * touching such a file by other means meanwhile: closing any descriptor of it would drop SQLite's lock (POSIX
 * advisory locks), and renaming something over it would lose it.
 */
const openFiles = new Set<string>();

/** Remembers an open file. @returns what to call when it was closed. */
export function rememberOpen(path: string): () => void {
  const real = realpathSync(path);
  openFiles.add(real);
  return () => void openFiles.delete(real);
}

/** Whether this process holds the practice file at `path` open. */
export function isOpenHere(path: string): boolean {
  return existsSync(path) && openFiles.has(realpathSync(path));
}

/** Whether `path` is an open practice file, its log, or its keys: nothing may be written over those. */
export function belongsToOpenFile(path: string): boolean {
  return isOpenHere(path) || isOpenHere(path.replace(/(-wal|-journal|-shm|\.keys|\.keys\.copy)$/, ''));
}

import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { Result } from '#shared/kernel/result.ts';

/**
 * Files that a person dropped on the window. The preload script, which no page can reach into, asks the runtime
 * for the place of each dropped file and sends it over a channel of its own; the page gets a handle and nothing
 * else. So a page can hand over what a person gave it, and cannot name a place on the disk.
 */
export type HandedFiles = {
  /** What came over the channel. @returns a handle that is good for one use. */
  readonly accept: (paths: unknown) => Result<{ handle: string }>;
  /** The paths behind a handle; null when it is not known or was used. */
  readonly take: (handle: string) => readonly string[] | null;
};

const MOST_FILES = 200;
/** Handles that nobody takes are forgotten, the oldest first. */
const MOST_HANDLES = 20;

export function createHandedFiles(newHandle: () => string): HandedFiles {
  const handed = new Map<string, readonly string[]>();
  return {
    accept: (paths) => {
      if (!Array.isArray(paths) || paths.length === 0)
        return refused('There is no file in what was dropped.');
      if (paths.length > MOST_FILES) return refused('These are too many files at once.');
      const files = paths.filter((path): path is string => typeof path === 'string' && isFile(path));
      if (files.length < paths.length)
        return refused('Something that was dropped is not a file on this computer. Drop files, no folders.');
      const handle = newHandle();
      handed.set(handle, files);
      if (handed.size > MOST_HANDLES) handed.delete(handed.keys().next().value ?? '');
      return { ok: true, value: { handle } };
    },
    take: (handle) => {
      const files = handed.get(handle) ?? null;
      handed.delete(handle);
      return files;
    },
  };
}

function isFile(path: string): boolean {
  if (path === '' || path.includes('\0') || !isAbsolute(path)) return false;
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function refused(message: string): Result<never> {
  return { ok: false, error: { code: 'invalid_input', message } };
}

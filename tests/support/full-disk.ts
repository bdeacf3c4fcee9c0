import { closeSync, fsyncSync, linkSync, openSync, renameSync, writeSync } from 'node:fs';
import type { FileCalls } from '#electron/export/atomic-file.ts';

/** A disk that takes half of what is written and then is full, as long as `full` says so. */
export function fullDisk(full: () => boolean): FileCalls {
  return {
    open: openSync,
    write: (file, bytes, offset) => {
      if (!full()) return writeSync(file, bytes, offset);
      if (offset > 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return writeSync(file, bytes, 0, Math.ceil(bytes.length / 2));
    },
    fsync: fsyncSync,
    close: closeSync,
    rename: renameSync,
    link: linkSync,
  };
}

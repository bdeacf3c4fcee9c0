import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FSWatcher } from 'chokidar';

/** A file of the folder that is written to its end. */
export type WatchedFileFound = {
  readonly name: string;
  readonly size: number;
  readonly changedMs: number;
  /** Read only when it is asked for. */
  readonly bytes: () => Promise<Uint8Array>;
};

export type FolderWatch = { readonly close: () => Promise<void> };

export type WatchOptions = {
  /** One after the other, each when the one before is done. */
  readonly onFile: (file: WatchedFileFound) => Promise<void>;
  /** A file is gone from the folder. */
  readonly onGone: (name: string) => void;
  /** How long a file must stay unchanged to count as complete. */
  readonly settleMs?: number;
};

const SETTLE_MS = 2000;
/** Network drives tell nothing of what happens on them, so the folder is also looked over. */
const SWEEP_EVERY_MS = 30_000;
/** Files that programs write while they work, and what systems leave about. */
const UNFINISHED =
  /^(\.|~\$)|\.(tmp|temp|part|partial|crdownload|download|lock)$|^(Thumbs\.db|desktop\.ini)$/i;

/**
 * Watches one folder, without those below it: what is there, what comes, and what changes. Files are only read; none
 * is moved, changed or deleted. A folder that is not there is watched until it comes.
 */
export async function watchFolder(path: string, options: WatchOptions): Promise<FolderWatch> {
  const { watch } = await import('chokidar');
  let last: Promise<void> = Promise.resolve();
  let closed = false;
  const found = (file: string): void => {
    last = last.then(async () => {
      if (closed) return;
      try {
        const { size, mtimeMs } = await stat(file);
        if (closed) return;
        const bytes = async (): Promise<Uint8Array> => new Uint8Array(await readFile(file));
        await options.onFile({ name: basename(file), size, changedMs: Math.round(mtimeMs), bytes });
      } catch {
        // Gone or not readable just now: it is looked at again when it changes or the folder is opened again.
      }
    });
  };
  const settleMs = options.settleMs ?? SETTLE_MS;
  const sweep = sweeping(path, found);
  const soon = [setTimeout(sweep, settleMs), setTimeout(sweep, settleMs * 2.5)];
  const again = setInterval(sweep, SWEEP_EVERY_MS);
  for (const timer of [...soon, again]) timer.unref();
  const watcher: FSWatcher = watch(path, {
    depth: 0,
    ignoreInitial: false,
    followSymlinks: false,
    ignored: (file) => file !== path && UNFINISHED.test(basename(file)),
    awaitWriteFinish: { stabilityThreshold: settleMs, pollInterval: Math.min(250, settleMs) },
  });
  watcher.on('add', found);
  watcher.on('change', found);
  watcher.on('unlink', (file) => !closed && options.onGone(basename(file)));
  // A drive that is pulled out ends nothing: the page says that the folder is not there.
  watcher.on('error', () => undefined);
  return {
    close: async () => {
      closed = true;
      clearInterval(again);
      for (const timer of soon) clearTimeout(timer);
      await watcher.close();
      await last;
    },
  };
}

/**
 * Looks a folder over: a file that is the same as at the look before is complete, and is given. Catches what came in
 * the moment between the first look and the beginning of watching, and what a network drive does not tell.
 */
function sweeping(path: string, found: (file: string) => void): () => void {
  let before = new Map<string, string>();
  let busy = false;
  return () => {
    if (busy) return;
    busy = true;
    void look(path).then((now) => {
      for (const [file, state] of now) if (before.get(file) === state) found(file);
      before = now;
      busy = false;
    });
  };
}

/** Files of a folder with size and time of change; none when the folder is not there. */
async function look(path: string): Promise<Map<string, string>> {
  const now = new Map<string, string>();
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile() || UNFINISHED.test(entry.name)) continue;
    const file = join(path, entry.name);
    const state = await stat(file).catch(() => null);
    if (state) now.set(file, `${state.size} ${state.mtimeMs}`);
  }
  return now;
}

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Preferences } from '#shared/contract/session.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';

/** As stored in the user's data folder; no personal data. Every field falls back by itself when it is unusable. */
const Stored = z.object({
  theme: z.enum(['light', 'dark', 'system']).catch('system'),
  autoLockMinutes: z.int().min(1).max(240).catch(15),
  panes: z.record(z.string().max(60), z.array(z.number()).max(8)).catch({}),
  lastFile: z.string().nullable().catch(null),
});
type Stored = z.infer<typeof Stored>;

const MOST_PANES = 60;

export type PreferenceStore = {
  readonly get: () => Preferences;
  readonly save: (change: Partial<Preferences>) => Preferences;
  /** Path of the practice file that was open last; for the main process only. */
  readonly lastFile: () => string | null;
  readonly rememberFile: (path: string | null) => void;
};

/** Preferences in `preferences.json` under `folder`. An unreadable file counts as none. */
export function openPreferences(folder: string): PreferenceStore {
  const path = join(folder, 'preferences.json');
  let stored = read(path);
  const write = (next: Stored): void => {
    mkdirSync(folder, { recursive: true });
    writeFileAtomically(path, `${JSON.stringify(next, null, 2)}\n`, { overwrite: true, ownerOnly: true });
    stored = next;
  };
  const visible = (): Preferences => {
    const { theme, autoLockMinutes, panes } = stored;
    return { theme, autoLockMinutes, panes };
  };
  return {
    get: visible,
    save: (change) => {
      const panes = { ...stored.panes, ...change.panes };
      const newest = Object.fromEntries(Object.entries(panes).slice(-MOST_PANES));
      write({
        ...stored,
        theme: change.theme ?? stored.theme,
        autoLockMinutes: change.autoLockMinutes ?? stored.autoLockMinutes,
        panes: newest,
      });
      return visible();
    },
    lastFile: () => stored.lastFile,
    rememberFile: (file) => {
      if (file !== stored.lastFile) write({ ...stored, lastFile: file });
    },
  };
}

function read(path: string): Stored {
  try {
    return Stored.parse(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {});
  } catch {
    return Stored.parse({});
  }
}

import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import { createLookup, installStarter, releases } from '#electron/codesets/store.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import type { PlainDb } from '#electron/db/sql.ts';

const FILE_NAME = 'code-sets.sqlite';

/** The code-set file, opened at its first use and closed once. */
export type CodeSets = {
  readonly db: () => PlainDb;
  readonly lookup: CodeLookup;
  readonly releases: () => readonly CodeSetRelease[];
  readonly close: () => void;
};

/** Where the code-set file is: what `CLAIMWRIGHT_CODESETS` names (a file, or a folder), else the data folder. */
export function codeSetPath(dataFolder: string, named: string | undefined): string {
  if (!named) return join(dataFolder, FILE_NAME);
  return statSync(named, { throwIfNoEntry: false })?.isDirectory() ? join(named, FILE_NAME) : named;
}

/** The code sets of a file; the starter set is put in when it is first opened. `:memory:` keeps nothing. */
export function openCodeSets(path: string): CodeSets {
  let open: { db: PlainDb; lookup: CodeLookup; releases: readonly CodeSetRelease[] } | null = null;
  const use = () => {
    if (open) return open;
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const db = openPlain(path);
    installStarter(db);
    // Releases change by installing only, which ends with opening the file anew.
    open = { db, lookup: createLookup(db), releases: releases(db) };
    return open;
  };
  return {
    db: () => use().db,
    lookup: (system, code, on) => use().lookup(system, code, on),
    releases: () => use().releases,
    close: () => {
      open?.db.close();
      open = null;
    },
  };
}

import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import type { ReleaseUsed } from '#shared/domain/coding/verdict.ts';
import { createCodeTables, findUsed, type CodeTables } from '#electron/codesets/code-tables.ts';
import { createEditLookups, type EditLookups } from '#electron/codesets/edits.ts';
import { createLookup, installStarter, releases } from '#electron/codesets/store.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql, type PlainDb, type ReadDb } from '#electron/db/sql.ts';

const FILE_NAME = 'code-sets.sqlite';

/** Where the checks find their codes and edits. */
export type CodeTableSource = {
  /** By the releases that are installed now. */
  readonly now: () => CodeTables;
  /** By the releases of a verdict; null when some of them are not installed any more. */
  readonly of: (used: readonly ReleaseUsed[]) => {
    readonly tables: CodeTables | null;
    readonly missing: readonly ReleaseUsed[];
  };
};

/** The code-set file, opened at its first use and closed once. */
export type CodeSets = {
  /** Where it is; `:memory:` for one that is never stored. */
  readonly path: string;
  readonly db: () => PlainDb;
  readonly lookup: CodeLookup;
  /** The releases of codes that count. */
  readonly releases: () => readonly CodeSetRelease[];
  /** NCCI pairs, MUE, add-on codes, values, ages, successors, as of the releases installed now. */
  readonly edits: () => EditLookups;
  /** Codes and edits for the checks, as of the releases installed now or then. */
  readonly tables: CodeTableSource;
  /**
   * Forgets what was kept of the releases, and tells those who keep something themselves. To be called when
   * releases were installed or taken away; a change by another program (the terminal) is noticed by itself at
   * the next look.
   */
  readonly forget: () => void;
  /** @returns a function that ends it. */
  readonly onForget: (listener: () => void) => () => void;
  readonly close: () => void;
};

/** Where the code-set file is: what `CLAIMWRIGHT_CODESETS` names (a file, or a folder), else the data folder. */
export function codeSetPath(dataFolder: string, named: string | undefined): string {
  if (!named) return join(dataFolder, FILE_NAME);
  return statSync(named, { throwIfNoEntry: false })?.isDirectory() ? join(named, FILE_NAME) : named;
}

type Open = {
  readonly db: PlainDb;
  readonly lookup: CodeLookup;
  /** SQLite's count of changes by others, as of which the rest is kept. */
  version: number;
  releases: readonly CodeSetRelease[] | null;
  edits: EditLookups | null;
  tables: CodeTables | null;
};

/** The code sets of a file; the starter set is put in when it is first opened. `:memory:` keeps nothing. */
export function openCodeSets(path: string): CodeSets {
  let open: Open | null = null;
  const listeners = new Set<() => void>();
  const use = (): Open => {
    if (open) return open;
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    const db = openPlain(path);
    installStarter(db);
    open = {
      db,
      lookup: createLookup(db),
      version: versionOf(db),
      releases: null,
      edits: null,
      tables: null,
    };
    return open;
  };
  const drop = (one: Open, version: number): void => {
    one.version = version;
    one.releases = null;
    one.edits = null;
    one.tables = null;
    for (const listener of listeners) listener();
  };
  /** Releases are installed by a thread or a terminal with a connection of their own. */
  const current = (): Open => {
    const one = use();
    const version = versionOf(one.db);
    if (version !== one.version) drop(one, version);
    return one;
  };
  return {
    path,
    db: () => current().db,
    lookup: (system, code, on) => use().lookup(system, code, on),
    releases: () => {
      const one = current();
      one.releases ??= releases(one.db);
      return one.releases;
    },
    edits: () => {
      const one = current();
      one.edits ??= createEditLookups(one.db);
      return one.edits;
    },
    tables: {
      now: () => {
        const one = current();
        one.tables ??= createCodeTables(one.db);
        return one.tables;
      },
      of: (used) => {
        const { db } = current();
        const { releases: found, missing } = findUsed(db, used);
        return { tables: missing.length > 0 ? null : createCodeTables(db, found), missing };
      },
    },
    forget: () => {
      if (open) drop(open, versionOf(open.db));
    },
    onForget: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      open?.db.close();
      open = null;
    },
  };
}

/** Grows when another connection has changed the file; a few microseconds. */
function versionOf(db: ReadDb): number {
  return (
    db.get<{ data_version: number }>(sql`SELECT data_version FROM pragma_data_version`)?.data_version ?? 0
  );
}

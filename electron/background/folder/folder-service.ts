import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { WatchedFolder } from '#shared/domain/watched-folder.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction, untilFree } from '#electron/db/handle.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  countRefused,
  dropFolder,
  findFolder,
  folderRecord,
  forgetSeen,
  noteSeen,
  putFolder,
  wasSeen,
  type FolderTables,
} from './seen-files.ts';
import { watchFolder, type FolderWatch, type WatchedFileFound } from './watch-folder.ts';

/** What becomes of one file; `refused` are told until the file changes or is gone. */
export type FileTaken = { readonly outcome: string; readonly sentence: string };

export type FolderContext = Pick<ServiceContext, 'db' | 'audit' | 'clock'> & {
  readonly tables: FolderTables;
  /** What the audit trail calls it. */
  readonly record: string;
  readonly takeIn: (name: string, bytes: Uint8Array) => FileTaken | Promise<FileTaken>;
  /** A larger file is not read; `tooLarge` says so. */
  readonly mostBytes: number;
  readonly tooLarge: string;
  /** Name of this computer: its paths mean nothing on another one. */
  readonly machine: string;
  /** Told after each file, so that lists are read anew. */
  readonly onChange: () => void;
  readonly settleMs?: number;
};

export type FolderService = ReturnType<typeof createFolderService>;

/** A folder from which files are taken in by themselves, while a practice file is open. */
export function createFolderService(context: FolderContext) {
  let running: {
    readonly db: PracticeDb;
    readonly path: string;
    readonly watch: Promise<FolderWatch>;
  } | null = null;

  const stop = async (): Promise<void> => {
    const was = running;
    running = null;
    if (was) await (await was.watch).close();
  };
  const start = (db: PracticeDb): void => {
    const path = findFolder(db, context.tables, context.machine);
    if (path === null || (running?.db === db && running.path === path)) return;
    void stop();
    running = {
      db,
      path,
      watch: watchFolder(path, {
        onFile: (file) => take(context, db, file),
        onGone: (name) => void gone(context, db, name),
        ...(context.settleMs === undefined ? {} : { settleMs: context.settleMs }),
      }),
    };
  };

  return {
    /** Watches what the open file asks for, and nothing when it is null: to be called on unlocking and locking. */
    follow: (db: PracticeDb | null): void => {
      if (running && running.db !== db) void stop();
      if (db?.isOpen()) start(db);
    },
    stop,
    state: (): WatchedFolder | null => stateOf(context),
    countRefused: (): number => countRefused(context.db(), context.tables, context.machine),
    /** @throws Refusal when it is no folder */
    choose: (path: string): WatchedFolder | null => {
      if (!isFolder(path)) throw new Refusal('not_found', 'This folder is not there. Nothing was changed.');
      const db = context.db();
      transaction(db, (w) => {
        putFolder(w, context.tables, context.machine, path, context.clock.now());
        context.audit(w, {
          action: 'watch',
          record: context.record,
          recordId: context.machine,
          change: `folder ${basename(path)}`,
        });
      });
      start(db);
      return stateOf(context);
    },
    forget: async (): Promise<void> => {
      transaction(context.db(), (w) => {
        dropFolder(w, context.tables, context.machine);
        context.audit(w, {
          action: 'stop watching',
          record: context.record,
          recordId: context.machine,
          change: '',
        });
      });
      await stop();
    },
  };
}

async function take(context: FolderContext, db: PracticeDb, file: WatchedFileFound): Promise<void> {
  if (!db.isOpen() || wasSeen(db, context.tables, context.machine, file)) return;
  const { name } = file;
  const bytes = file.size > context.mostBytes ? null : await file.bytes();
  if (!db.isOpen()) return;
  await untilFree(db);
  // Locked while it was read: it is there at the next unlocking.
  if (!db.isOpen() || context.db() !== db) return;
  const answer =
    bytes === null ? { outcome: 'refused', sentence: context.tooLarge } : await context.takeIn(name, bytes);
  if (!db.isOpen()) return;
  await untilFree(db);
  const outcome = answer.outcome === 'refused' ? 'refused' : answer.outcome === 'known' ? 'known' : 'taken';
  transaction(db, (w) => {
    // The folder was changed meanwhile: what was read of the old one was taken in all the same.
    if (findFolder(w, context.tables, context.machine) === null) return;
    noteSeen(w, context.tables, context.machine, {
      name,
      size: file.size,
      changedMs: file.changedMs,
      outcome,
      sentence: answer.sentence,
      seenAt: context.clock.now(),
    });
  });
  context.onChange();
}

async function gone(context: FolderContext, db: PracticeDb, name: string): Promise<void> {
  if (!db.isOpen()) return;
  await untilFree(db);
  if (!db.isOpen()) return;
  transaction(db, (w) => forgetSeen(w, context.tables, context.machine, name));
  context.onChange();
}

function stateOf(context: FolderContext): WatchedFolder | null {
  const db = context.db();
  const path = findFolder(db, context.tables, context.machine);
  if (path === null) return null;
  return {
    name: basename(path) || path,
    there: isFolder(path),
    ...folderRecord(db, context.tables, context.machine),
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

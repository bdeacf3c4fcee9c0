import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { MOST_FILE_BYTES, type TakenIn, type WatchedFolder } from '#shared/contract/documents.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import type { GivenFile } from '#electron/documents/inbox/given-file.ts';
import {
  countRefused,
  dropFolder,
  findFolder,
  folderRecord,
  forgetSeen,
  noteSeen,
  putFolder,
  wasSeen,
} from './queries.ts';
import { watchFolder, type FolderWatch, type WatchedFileFound } from './watch-folder.ts';

export type FolderContext = ServiceContext & {
  readonly takeIn: (file: GivenFile) => Promise<TakenIn>;
  /** Name of this computer: its paths mean nothing on another one. */
  readonly machine: string;
  /** Told after each file, so that lists are read anew. */
  readonly onChange: () => void;
  readonly settleMs?: number;
};

export type FolderService = ReturnType<typeof createFolderService>;

/** The folder from which documents are taken in by themselves, while a practice file is open. */
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
    const path = findFolder(db, context.machine);
    if (path === null || (running?.db === db && running.path === path)) return;
    void stop();
    running = {
      db,
      path,
      watch: watchFolder(path, {
        onFile: (file) => take(context, db, file),
        onGone: (name) => gone(context, db, name),
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
    countRefused: (): number => countRefused(context.db(), context.machine),
    /** @throws Refusal when it is no folder */
    choose: (path: string): WatchedFolder | null => {
      if (!isFolder(path)) throw new Refusal('not_found', 'This folder is not there. Nothing was changed.');
      const db = context.db();
      transaction(db, (w) => {
        putFolder(w, context.machine, path, context.clock.now());
        context.audit(w, {
          action: 'watch',
          record: 'folder',
          recordId: context.machine,
          change: `folder ${basename(path)}`,
        });
      });
      start(db);
      return stateOf(context);
    },
    forget: async (): Promise<void> => {
      transaction(context.db(), (w) => {
        dropFolder(w, context.machine);
        context.audit(w, {
          action: 'stop watching',
          record: 'folder',
          recordId: context.machine,
          change: '',
        });
      });
      await stop();
    },
  };
}

async function take(context: FolderContext, db: PracticeDb, file: WatchedFileFound): Promise<void> {
  if (!db.isOpen() || wasSeen(db, context.machine, file)) return;
  const { name } = file;
  const answer =
    file.size > MOST_FILE_BYTES
      ? {
          outcome: 'refused' as const,
          sentence: 'The file is larger than 60 MB. Split it; nothing was taken in.',
        }
      : await context.takeIn({ fileName: name, bytes: await file.bytes(), way: 'folder', encounterId: null });
  if (!db.isOpen()) return;
  const outcome = answer.outcome === 'refused' ? 'refused' : answer.outcome === 'known' ? 'known' : 'taken';
  transaction(db, (w) => {
    // The folder was changed meanwhile: what was read of the old one is in the inbox all the same.
    if (findFolder(w, context.machine) === null) return;
    noteSeen(w, context.machine, {
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

function gone(context: FolderContext, db: PracticeDb, name: string): void {
  if (!db.isOpen()) return;
  transaction(db, (w) => forgetSeen(w, context.machine, name));
  context.onChange();
}

function stateOf(context: FolderContext): WatchedFolder | null {
  const db = context.db();
  const path = findFolder(db, context.machine);
  if (path === null) return null;
  return { name: basename(path) || path, there: isFolder(path), ...folderRecord(db, context.machine) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { MOST_ACK_BYTES, type AckFolder, type AckTaken } from '#shared/contract/acknowledgements.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import type { GivenAnswer } from '#electron/acknowledgements/context.ts';
import { dropFolder, findFolder, folderRecord, forgetSeen, noteSeen, putFolder, wasSeen } from './queries.ts';

/** A file of the folder that has stopped changing. */
export type FoundFile = {
  readonly name: string;
  readonly size: number;
  readonly changedMs: number;
  readonly bytes: () => Promise<Uint8Array>;
};

/** Watches one folder; files are only read, none is moved, changed or deleted. */
export type WatchFolder = (
  path: string,
  options: {
    readonly onFile: (file: FoundFile) => Promise<void>;
    readonly onGone: (name: string) => void;
    readonly settleMs?: number;
  },
) => Promise<{ readonly close: () => Promise<void> }>;

export type AckFolderContext = ServiceContext & {
  readonly takeIn: (file: GivenAnswer) => AckTaken;
  readonly watchFolder: WatchFolder;
  /** Name of this computer: its paths mean nothing on another one. */
  readonly machine: string;
  /** Told after each file, so that lists are read anew. */
  readonly onChange: () => void;
  readonly settleMs?: number;
};

export type AckFolderService = ReturnType<typeof createAckFolderService>;

/** The folder into which the clearinghouse's files come, watched while a practice file is open. */
export function createAckFolderService(context: AckFolderContext) {
  let running: {
    readonly db: PracticeDb;
    readonly path: string;
    readonly watch: ReturnType<WatchFolder>;
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
      watch: context.watchFolder(path, {
        onFile: (file) => take(context, db, file),
        onGone: (name) => gone(context, db, name),
        ...(context.settleMs === undefined ? {} : { settleMs: context.settleMs }),
      }),
    };
  };

  return {
    /** Watches what the open file asks for, and nothing when it is null: on unlocking and locking. */
    follow: (db: PracticeDb | null): void => {
      if (running && running.db !== db) void stop();
      if (db?.isOpen()) start(db);
    },
    stop,
    state: (): AckFolder | null => stateOf(context),
    countRefused: (): number => folderRecord(context.db(), context.machine).refused.length,
    /** @throws Refusal when it is no folder. */
    choose: (path: string): AckFolder | null => {
      if (!isFolder(path)) throw new Refusal('not_found', 'This folder is not there. Nothing was changed.');
      const db = context.db();
      transaction(db, (w) => {
        putFolder(w, context.machine, path, context.clock.now());
        context.audit(w, {
          action: 'watch',
          record: 'clearinghouse folder',
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
          record: 'clearinghouse folder',
          recordId: context.machine,
          change: '',
        });
      });
      await stop();
    },
  };
}

const TOO_LARGE = 'The file is larger than 40 MB, which no file of answers is. Nothing was changed.';

/** A file that is not whole yet is refused as cut off, and read again when it has changed. */
async function take(context: AckFolderContext, db: PracticeDb, file: FoundFile): Promise<void> {
  if (!db.isOpen() || wasSeen(db, context.machine, file)) return;
  const { name } = file;
  const bytes = file.size > MOST_ACK_BYTES ? null : await file.bytes();
  // Locked while it was read: it is there at the next unlocking.
  if (!db.isOpen() || context.db() !== db) return;
  const answer =
    bytes === null
      ? { outcome: 'refused' as const, sentence: TOO_LARGE }
      : context.takeIn({ fileName: name, bytes, way: 'folder' });
  const outcome = answer.outcome === 'refused' ? 'refused' : answer.outcome === 'known' ? 'known' : 'taken';
  transaction(db, (w) => {
    // The folder was changed meanwhile.
    if (findFolder(w, context.machine) === null) return;
    noteSeen(w, context.machine, {
      name,
      size: file.size,
      changedMs: file.changedMs,
      sha256: bytes === null ? '' : createHash('sha256').update(bytes).digest('hex'),
      outcome,
      sentence: answer.sentence,
      seenAt: context.clock.now(),
    });
  });
  context.onChange();
}

function gone(context: AckFolderContext, db: PracticeDb, name: string): void {
  if (!db.isOpen()) return;
  transaction(db, (w) => forgetSeen(w, context.machine, name));
  context.onChange();
}

function stateOf(context: AckFolderContext): AckFolder | null {
  const db = context.db();
  const path = findFolder(db, context.machine);
  if (path === null) return null;
  return { name: basename(path) || path, there: isFolder(path), ...folderRecord(db, context.machine) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

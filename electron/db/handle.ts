import type Database from 'better-sqlite3';
import { Refusal } from '#shared/kernel/result.ts';
import type { OpenDb, ReadDb, Sql, WriteDb } from '#electron/db/sql.ts';

type Raw = Database.Database;
type Inside = { readonly raw: Raw; readonly write: WriteDb; held: Held | null; room: Room | null };
/** The settings before large work, to which they return. */
type Room = { readonly cache: string; readonly fold: string; timer: NodeJS.Timeout | undefined };
/** Long work that holds the file: what others are told, and its end. */
type Held = { readonly sentence: string; readonly ended: Promise<void>; readonly end: () => void };

const insides = new WeakMap<ReadDb, Inside>();
const CACHED_STATEMENTS = 400;

/** Wraps an open database in the handles that the rest of the program may touch. */
export function wrap(raw: Raw, path: string, onClose: () => void): OpenDb {
  const prepared = statements(raw);
  const reads = {
    all: (q: Sql) => prepared(q.text).all(...q.values),
    get: (q: Sql) => prepared(q.text).get(...q.values) ?? null,
    // Not from the cache: a statement that is being stepped through cannot be started again.
    each: (q: Sql) => raw.prepare(q.text).iterate(...q.values),
  } as unknown as ReadDb;
  const write = {
    ...reads,
    run: (q: Sql) => {
      if (!raw.inTransaction) throw new Error('A write was tried outside of a transaction.');
      const { changes, lastInsertRowid } = prepared(q.text).run(...q.values);
      return { changes, rowId: Number(lastInsertRowid) };
    },
  } as WriteDb;
  const db: OpenDb = {
    ...reads,
    path,
    isOpen: () => raw.open,
    close: () => {
      if (!raw.open) return;
      try {
        // SQLite takes back whatever long work has not finished.
        raw.close();
      } finally {
        inside.held?.end();
        onClose();
      }
    },
  };
  const inside: Inside = { raw, write, held: null, room: null };
  insides.set(db, inside);
  insides.set(write, inside);
  return db;
}

/** The library's own object: for this folder only. */
export function rawOf(db: ReadDb): Raw {
  return insideOf(db).raw;
}

/**
 * Everything that `work` writes becomes lasting together, or nothing does. Takes the write lock at the
 * start. Inside another transaction it is a savepoint of that one. `work` must not be async.
 * @throws whatever `work` throws, after taking everything back; Refusal `conflict` while long work holds the file.
 */
export function transaction<T>(db: OpenDb, work: (db: WriteDb) => T): T {
  const { raw, write, held } = insideOf(db);
  if (held) throw new Refusal('conflict', held.sentence);
  return raw.transaction(() => work(write)).immediate();
}

/** Pages of work on thousands of records: 256 MB, taken only as far as they are needed, so that none is read twice. */
const LARGE_CACHE = 'cache_size = -256000';

/** How long after large work the log is folded into the file: when its result has been shown. */
const FOLD_AFTER_MS = 3000;

/**
 * As `transaction`, for work on thousands of records: room for all their pages, and what was written is lasting in the
 * log (synced) before it is folded into the file, which costs as much again and waits for a quiet moment.
 */
export function largeTransaction<T>(db: OpenDb, work: (db: WriteDb) => T): T {
  const inside = insideOf(db);
  makeRoom(inside);
  try {
    return transaction(db, work);
  } finally {
    foldLater(inside);
  }
}

function makeRoom(inside: Inside): void {
  const { raw } = inside;
  if (inside.room) clearTimeout(inside.room.timer);
  inside.room ??= {
    cache: String(raw.pragma('cache_size', { simple: true })),
    fold: String(raw.pragma('wal_autocheckpoint', { simple: true })),
    timer: undefined,
  };
  raw.pragma(LARGE_CACHE);
  raw.pragma('wal_autocheckpoint = 0');
}

/** Keeps the room for a moment, because what was read for a proof is read again for posting. */
function foldLater(inside: Inside): void {
  const { raw, room } = inside;
  if (!room) return;
  room.timer = setTimeout(() => {
    if (!raw.open) return;
    if (raw.inTransaction) return foldLater(inside);
    inside.room = null;
    raw.pragma('wal_checkpoint(PASSIVE)');
    raw.pragma(`cache_size = ${room.cache}`);
    raw.pragma(`wal_autocheckpoint = ${room.fold}`);
  }, FOLD_AFTER_MS);
  room.timer.unref();
}

/** Pages that long work may keep in memory before they go to the log: 64 MB, so that little is left for its end. */
const LONG_CACHE = 'cache_size = -64000';

/**
 * A transaction that goes over many turns of the event loop, so that the window stays alive meanwhile: all that `work`
 * writes becomes lasting together, or nothing does, also when the program is killed. Reading goes on beside it; any
 * other writing is refused with `sentence` until it has ended, and whoever can wait asks `untilFree` first.
 * @throws whatever `work` throws, after taking everything back; Refusal `conflict` when other long work holds the file,
 *   `locked` when the file was closed meanwhile.
 */
export async function longTransaction<T>(
  db: OpenDb,
  sentence: string,
  work: (db: WriteDb) => Promise<T>,
): Promise<T> {
  const inside = insideOf(db);
  const { raw, write } = inside;
  if (inside.held) throw new Refusal('conflict', inside.held.sentence);
  const before = String(raw.pragma('cache_size', { simple: true }));
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  raw.exec('BEGIN IMMEDIATE');
  raw.pragma(LONG_CACHE);
  inside.held = { sentence, ended, end };
  try {
    const result = await work(write);
    if (!raw.open) throw new Refusal('locked', 'The practice file was locked. Nothing was changed.');
    raw.exec('COMMIT');
    return result;
  } catch (error) {
    if (raw.open && raw.inTransaction) raw.exec('ROLLBACK');
    throw error;
  } finally {
    inside.held = null;
    if (raw.open) raw.pragma(`cache_size = ${before}`);
    end();
  }
}

/** Resolves when no long work holds the file; at once when none does. */
export async function untilFree(db: OpenDb): Promise<void> {
  const inside = insideOf(db);
  while (inside.held) await inside.held.ended;
}

function insideOf(db: ReadDb): Inside {
  const inside = insides.get(db);
  if (!inside) throw new Error('This is not a handle of an open file.');
  return inside;
}

function statements(raw: Raw): (text: string) => Database.Statement<unknown[]> {
  const cache = new Map<string, Database.Statement<unknown[]>>();
  return (text) => {
    let statement = cache.get(text);
    if (!statement) {
      statement = raw.prepare(text);
      if (cache.size >= CACHED_STATEMENTS) cache.clear();
      cache.set(text, statement);
    }
    return statement;
  };
}

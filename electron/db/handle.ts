import type Database from 'better-sqlite3';
import type { OpenDb, ReadDb, Sql, WriteDb } from '#electron/db/sql.ts';

type Raw = Database.Database;
type Inside = { readonly raw: Raw; readonly write: WriteDb };

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
        raw.close();
      } finally {
        onClose();
      }
    },
  };
  insides.set(db, { raw, write });
  insides.set(write, { raw, write });
  return db;
}

/** The library's own object: for this folder only. */
export function rawOf(db: ReadDb): Raw {
  return insideOf(db).raw;
}

/**
 * Everything that `work` writes becomes lasting together, or nothing does. Takes the write lock at the
 * start. Inside another transaction it is a savepoint of that one. `work` must not be async.
 * @throws whatever `work` throws, after taking everything back.
 */
export function transaction<T>(db: OpenDb, work: (db: WriteDb) => T): T {
  const { raw, write } = insideOf(db);
  return raw.transaction(() => work(write)).immediate();
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

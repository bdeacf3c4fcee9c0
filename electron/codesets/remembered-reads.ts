import type { ReadDb, Sql } from '#electron/db/sql.ts';

/** Answers kept at most, and of one statement; then its older ones go. */
const KEPT = 60_000;

/**
 * Reads each row of a file only once, for as long as nothing in it changes: a code, a pair or a limit is asked for
 * many days, and the row that answers is the same. Rows are shared, so nobody may write into them.
 */
export function rememberingReads(db: ReadDb): ReadDb {
  return { ...db, all: remembered(db.all), get: remembered(db.get) } as ReadDb;
}

function remembered<T>(ask: (statement: Sql) => T): (statement: Sql) => T {
  const byText = new Map<string, Map<string, { readonly value: T }>>();
  return (statement) => {
    let known = byText.get(statement.text);
    if (!known) {
      known = new Map();
      byText.set(statement.text, known);
    }
    const key = statement.values.join('\n');
    const seen = known.get(key);
    if (seen) return seen.value;
    const value = ask(statement);
    if (known.size >= KEPT) known.clear();
    known.set(key, { value });
    return value;
  };
}

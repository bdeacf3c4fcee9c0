import type Database from 'better-sqlite3';
import { rawOf } from '#electron/db/handle.ts';
import { migrate } from '#electron/db/migrate.ts';
import { openNative } from '#electron/db/native.ts';
import type { ReadDb } from '#electron/db/sql.ts';

export type SchemaItem = { readonly type: string; readonly name: string; readonly sql: string };

/** Every table, index and trigger of a new practice file, made by the migrations themselves, in memory. */
export function expectedSchema(): readonly SchemaItem[] {
  const raw = openNative(':memory:', { mustExist: false });
  try {
    migrate(raw, { path: ':memory:', name: 'memory' });
    return schemaOf(raw);
  } finally {
    raw.close();
  }
}

/** The schema of an open database, in the order of making. */
export function schemaOf(raw: Database.Database): readonly SchemaItem[] {
  return raw
    .prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid')
    .all() as SchemaItem[];
}

/**
 * What is missing, changed or foreign in a file's schema: `trigger entry_no_update is missing`. Empty when it is
 * as the migrations make it, triggers and constraints included.
 */
export function schemaFaults(db: ReadDb): readonly string[] {
  const found = new Map(schemaOf(rawOf(db)).map((item) => [`${item.type} ${item.name}`, item.sql]));
  const faults: string[] = [];
  for (const { type, name, sql } of expectedSchema()) {
    const key = `${type} ${name}`;
    const actual = found.get(key);
    if (actual === undefined) faults.push(`${key} is missing`);
    else if (actual !== sql) faults.push(`${key} was changed`);
    found.delete(key);
  }
  return [...faults, ...[...found.keys()].map((key) => `${key} is foreign`)];
}

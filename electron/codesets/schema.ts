import { transaction } from '#electron/db/handle.ts';
import { sql, type OpenDb } from '#electron/db/sql.ts';

/**
 * The code-set file: public data, not encrypted, apart from the practice file. Releases of one system stand
 * side by side; each tells the days of service that it speaks for. A code has one row for each stretch of
 * days, since a code may become a heading (M54.5 did on 2021-10-01) and titles change.
 * Safe to call on a file that has the tables already.
 */
export function prepareCodeSetFile(db: OpenDb): void {
  transaction(db, (w) => {
    w.run(sql`
      CREATE TABLE IF NOT EXISTS release (
        id INTEGER PRIMARY KEY,
        system TEXT NOT NULL CHECK (system IN ('icd10cm', 'cpt', 'hcpcs')),
        name TEXT NOT NULL,
        starter INTEGER NOT NULL CHECK (starter IN (0, 1)),
        effective_from TEXT NOT NULL CHECK (effective_from GLOB '????-??-??'),
        effective_to TEXT CHECK (effective_to GLOB '????-??-??' AND effective_to >= effective_from),
        UNIQUE (system, name)
      ) STRICT
    `);
    w.run(sql`
      CREATE TABLE IF NOT EXISTS code (
        release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
        code TEXT NOT NULL CHECK (code <> ''),
        valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
        valid_to TEXT CHECK (valid_to GLOB '????-??-??' AND valid_to >= valid_from),
        title TEXT NOT NULL CHECK (title <> ''),
        billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
        PRIMARY KEY (release_id, code, valid_from)
      ) STRICT, WITHOUT ROWID
    `);
  });
}

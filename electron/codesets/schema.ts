import { transaction } from '#electron/db/handle.ts';
import { sql, type OpenDb, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/**
 * The code-set file: public data, not encrypted, apart from the practice file. Releases of one system stand
 * side by side; each tells the days of service that it speaks for. A code has one row for each stretch of
 * days, since a code may become a heading (M54.5 did on 2021-10-01) and titles change.
 * Safe to call on a file that has the tables already.
 */
export function prepareCodeSetFile(db: OpenDb): void {
  // Without the write lock: another program may be installing while this one only wants to read.
  if (isPresent(db)) return;
  transaction(db, (w) => {
    dropFirstLayout(w);
    for (const statement of TABLES) w.run(statement);
    addColumns(w);
  });
}

/** The newest of the tables and columns below stands for all of them: they are made in one transaction. */
function isPresent(db: ReadDb): boolean {
  const columns = columnsOf(db, 'release');
  const newest = db.all(sql`SELECT 1 FROM sqlite_schema WHERE name IN ('editor_age', 'conversion_spans')`);
  return newest.length === 2 && LATER_COLUMNS.every(({ name }) => columns.includes(name));
}

function columnsOf(db: ReadDb, table: string): string[] {
  return db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`).map(({ name }) => name);
}

/** Columns of `release` that files of earlier versions do not have; nothing is known of their releases then. */
const LATER_COLUMNS = [
  { name: 'days_known', add: sql`ALTER TABLE release ADD COLUMN days_known TEXT NOT NULL DEFAULT ''` },
  { name: 'installed_at', add: sql`ALTER TABLE release ADD COLUMN installed_at TEXT NOT NULL DEFAULT ''` },
  { name: 'row_count', add: sql`ALTER TABLE release ADD COLUMN row_count INTEGER` },
] as const;

function addColumns(w: WriteDb): void {
  const present = columnsOf(w, 'release');
  for (const { name, add } of LATER_COLUMNS) if (!present.includes(name)) w.run(add);
}

/** The first layout held nothing but the starter set, which is put in anew. */
function dropFirstLayout(w: WriteDb): void {
  const columns = columnsOf(w, 'release');
  if (columns.length === 0 || columns.includes('kind')) return;
  w.run(sql`DROP TABLE code`);
  w.run(sql`DROP TABLE release`);
}

const TABLES = [
  sql`
    CREATE TABLE IF NOT EXISTS release (
      id INTEGER PRIMARY KEY,
      -- 'codes' of a system, or a table that goes with codes (edits, notes, indexes, values, lists).
      kind TEXT NOT NULL CHECK (kind <> ''),
      -- The coding system of 'codes'; empty otherwise.
      system TEXT NOT NULL CHECK (system IN ('', 'icd10cm', 'cpt', 'hcpcs')),
      name TEXT NOT NULL,
      starter INTEGER NOT NULL CHECK (starter IN (0, 1)),
      -- When it came into force; of two releases that speak for a day the later one counts.
      published TEXT NOT NULL CHECK (published GLOB '????-??-??'),
      effective_from TEXT NOT NULL CHECK (effective_from GLOB '????-??-??'),
      effective_to TEXT CHECK (effective_to GLOB '????-??-??' AND effective_to >= effective_from),
      -- Of what was read: the file's name and the hash of its content.
      source TEXT NOT NULL DEFAULT '',
      sha256 TEXT NOT NULL DEFAULT '',
      UNIQUE (kind, system, name, starter),
      CHECK ((kind = 'codes') = (system <> ''))
    ) STRICT
  `,
  sql`
    CREATE TABLE IF NOT EXISTS code (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      code TEXT NOT NULL CHECK (code <> ''),
      valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
      valid_to TEXT CHECK (valid_to GLOB '????-??-??' AND valid_to >= valid_from),
      title TEXT NOT NULL CHECK (title <> ''),
      billable INTEGER NOT NULL CHECK (billable IN (0, 1)),
      short_title TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (release_id, code, valid_from)
    ) STRICT, WITHOUT ROWID
  `,
  // Codes of one list each: modifiers, reasons, places, taxonomy, the user's own sets.
  sql`
    CREATE TABLE IF NOT EXISTS list_code (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      code TEXT NOT NULL,
      title TEXT NOT NULL,
      current INTEGER NOT NULL CHECK (current IN (0, 1)),
      PRIMARY KEY (release_id, code)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS tabular_scope (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      parent TEXT,
      title TEXT NOT NULL,
      PRIMARY KEY (release_id, id)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS tabular_note (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      scope TEXT NOT NULL,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (release_id, scope, position)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS seventh_character (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      scope TEXT NOT NULL,
      char TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (release_id, scope, char)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS index_entry (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      -- The term as JSON (shared/domain/code-files/index-entry.ts): it is read as a whole.
      entry TEXT NOT NULL,
      PRIMARY KEY (release_id, position)
    ) STRICT, WITHOUT ROWID
  `,
  // Millions of pairs: all of one first code together, packed and sorted (install/ptp-pack.ts).
  sql`
    CREATE TABLE IF NOT EXISTS ptp (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      column1 TEXT NOT NULL,
      pairs BLOB NOT NULL,
      PRIMARY KEY (release_id, column1)
    ) STRICT
  `,
  sql`
    CREATE TABLE IF NOT EXISTS ptp_rationale (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (release_id, position)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS mue (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      code TEXT NOT NULL,
      units INTEGER NOT NULL,
      adjudication INTEGER NOT NULL CHECK (adjudication IN (1, 2, 3)),
      rationale TEXT NOT NULL,
      PRIMARY KEY (release_id, code)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS add_on (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      add_on TEXT NOT NULL,
      position INTEGER NOT NULL,
      primary_code TEXT,
      type INTEGER NOT NULL CHECK (type IN (1, 2, 3)),
      effective_on TEXT NOT NULL,
      deleted_on TEXT,
      PRIMARY KEY (release_id, add_on, position)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS relative_value (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      code TEXT NOT NULL,
      modifier TEXT NOT NULL,
      -- Dollars for one RVU in ten-thousandths.
      conversion_factor INTEGER NOT NULL,
      -- The line as JSON (shared/domain/code-files/fee-schedule.ts); RVUs in hundredths.
      row TEXT NOT NULL,
      PRIMARY KEY (release_id, code, modifier)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS gpci (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      contractor TEXT NOT NULL,
      locality TEXT NOT NULL,
      state TEXT NOT NULL,
      name TEXT NOT NULL,
      -- Thousandths.
      work INTEGER NOT NULL,
      practice INTEGER NOT NULL,
      malpractice INTEGER NOT NULL,
      PRIMARY KEY (release_id, contractor, locality, state)
    ) STRICT, WITHOUT ROWID
  `,
  // What a code was before: one row for each code or span of codes that the conversion table names.
  sql`
    CREATE TABLE IF NOT EXISTS conversion (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      code TEXT NOT NULL,
      since_on TEXT NOT NULL,
      -- Of one code both are the same; a category ends after all codes below it.
      previous_first TEXT NOT NULL,
      previous_last TEXT NOT NULL,
      PRIMARY KEY (release_id, position)
    ) STRICT, WITHOUT ROWID
  `,
  sql`CREATE INDEX IF NOT EXISTS conversion_by_code ON conversion (release_id, code)`,
  sql`CREATE INDEX IF NOT EXISTS conversion_by_previous ON conversion (release_id, previous_first)`,
  // Spans of codes are few and have to be looked through.
  sql`CREATE INDEX IF NOT EXISTS conversion_spans ON conversion (release_id, previous_first)
      WHERE previous_first <> previous_last`,
  sql`
    CREATE TABLE IF NOT EXISTS editor_code (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      list TEXT NOT NULL,
      code TEXT NOT NULL,
      PRIMARY KEY (release_id, list, code)
    ) STRICT, WITHOUT ROWID
  `,
  sql`
    CREATE TABLE IF NOT EXISTS editor_age (
      release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
      list TEXT NOT NULL,
      min_years INTEGER NOT NULL CHECK (min_years >= 0),
      max_years INTEGER NOT NULL CHECK (max_years >= min_years),
      PRIMARY KEY (release_id, list)
    ) STRICT, WITHOUT ROWID
  `,
] as const;

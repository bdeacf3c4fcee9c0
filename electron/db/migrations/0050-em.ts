import type { Database } from 'better-sqlite3';

/** The coder's sheet for the level of an office visit, one for an encounter. */
export const migration0050 = {
  version: 50,
  name: 'em',
  up(db: Database): void {
    db.exec(TABLE);
  },
} as const;

/**
 * `decisions` holds what was confirmed or refused, with the passages; proposals that nobody decided are read from
 * the documents each time. `minutes` 0: the minutes that the note proposes were refused. `confirmed_*` tell who
 * last saved a sheet in which something is confirmed.
 */
const TABLE = `
CREATE TABLE encounter_em (
  encounter_id TEXT PRIMARY KEY REFERENCES encounter(id),
  decisions TEXT NOT NULL CHECK (json_valid(decisions)), minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  basis TEXT NOT NULL CHECK (basis IN ('best','mdm','time')),
  patient TEXT NOT NULL CHECK (patient IN ('by_records','new','established')),
  version INTEGER NOT NULL CHECK (version >= 1), saved_at TEXT NOT NULL,
  confirmed_by TEXT REFERENCES user_account(id), confirmed_at TEXT,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) STRICT;
`;

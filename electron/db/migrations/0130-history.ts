import type { Database } from 'better-sqlite3';

/**
 * Claims brought in from files of other systems, with those files. A provider of such a file may have no NPI, so
 * several may share the empty one.
 */
export const migration0130 = {
  version: 130,
  name: 'history',
  up(db: Database): void {
    db.exec(PROVIDER);
    db.exec(HISTORY);
  },
} as const;

const PROVIDER = `
CREATE TABLE provider_new (
  id TEXT PRIMARY KEY, last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT NOT NULL, credentials TEXT NOT NULL,
  npi TEXT NOT NULL, taxonomy TEXT NOT NULL, active INTEGER NOT NULL CHECK (active IN (0,1))
) STRICT;
INSERT INTO provider_new SELECT id, last_name, first_name, middle_name, credentials, npi, taxonomy, active FROM provider ORDER BY rowid;
DROP TABLE provider;
ALTER TABLE provider_new RENAME TO provider;
CREATE UNIQUE INDEX provider_by_npi ON provider (npi) WHERE npi <> '';
`;

const HISTORY = `
CREATE TABLE history_file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), file_name TEXT NOT NULL, byte_count INTEGER NOT NULL CHECK (byte_count > 0),
  taken_at TEXT NOT NULL, taken_by TEXT NOT NULL REFERENCES user_account(id),
  claims_read INTEGER NOT NULL CHECK (claims_read >= 0),
  /* Readable claims that did not come in when it was read last: it may be read again for them. */
  left_out INTEGER NOT NULL CHECK (left_out >= 0),
  /* The bytes, compressed (gzip, members one behind the other). */
  content BLOB NOT NULL
) STRICT;
CREATE TRIGGER history_file_no_delete BEFORE DELETE ON history_file BEGIN SELECT RAISE(ABORT, 'files of the history are never deleted'); END;
CREATE TRIGGER history_file_content BEFORE UPDATE OF sha256, byte_count, content ON history_file
BEGIN SELECT RAISE(ABORT, 'files of the history are never changed'); END;
CREATE TABLE history_import (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;
CREATE INDEX coverage_by_member ON coverage (member_id);
CREATE INDEX history_import_by_time ON history_import (at);
`;

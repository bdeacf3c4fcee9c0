import type { Database } from 'better-sqlite3';

/** How each receiver wants its claim files, and the folder into which this computer puts them. */
export const migration0120 = {
  version: 120,
  name: 'receivers',
  up(db: Database): void {
    db.exec(RECEIVERS);
  },
} as const;

const RECEIVERS = `
CREATE TABLE receiver_profile (
  receiver_id TEXT PRIMARY KEY, profile TEXT NOT NULL CHECK (json_valid(profile)),
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;
/* A path means something on one computer only. */
CREATE TABLE outbox_folder (machine TEXT PRIMARY KEY, path TEXT NOT NULL, set_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
/* Where each claim file was put first, for the manifest of that folder. */
CREATE TABLE claim_file_place (
  claim_file_id TEXT PRIMARY KEY REFERENCES claim_file(id), machine TEXT NOT NULL, path TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_file_by_place ON claim_file_place (machine, path);
`;

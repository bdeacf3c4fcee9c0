import type { Database } from 'better-sqlite3';

/** Claims of a visit and causes by procedure read from an index; what a packet could not hold is kept with it; letters to patients are kept as they were made. */
export const migration0230 = {
  version: 230,
  name: 'packets-causes',
  up(db: Database): void {
    db.exec(`
      ALTER TABLE appeal_packet ADD COLUMN by_hand TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(by_hand));
      CREATE INDEX claim_by_visit ON claim (encounter_id);
      CREATE INDEX denial_amount_by_denial ON denial_amount (denial_id, round, code, amount_cents);
      CREATE TABLE patient_letter (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('notice','plan')), made_on TEXT NOT NULL,
        made_at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64), pdf BLOB NOT NULL
      ) STRICT;
      CREATE TABLE patient_letter_to (
        letter_id TEXT NOT NULL REFERENCES patient_letter(id), position INTEGER NOT NULL CHECK (position >= 0),
        patient_id TEXT NOT NULL REFERENCES patient(id), PRIMARY KEY (letter_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX patient_letter_by_patient ON patient_letter_to (patient_id, letter_id);
      CREATE TRIGGER patient_letter_no_update BEFORE UPDATE ON patient_letter BEGIN SELECT RAISE(ABORT, 'kept papers are never changed'); END;
      CREATE TRIGGER patient_letter_no_delete BEFORE DELETE ON patient_letter BEGIN SELECT RAISE(ABORT, 'kept papers are never deleted'); END;
    `);
  },
} as const;

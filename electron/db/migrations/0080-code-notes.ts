import type { Database } from 'better-sqlite3';

/** The practice's own notes on codes, and quick answers to "how often do we use this code". */
export const migration0080 = {
  version: 80,
  name: 'code notes',
  up(db: Database): void {
    db.exec(CODE_NOTES);
  },
} as const;

const CODE_NOTES = `
CREATE TABLE code_note (
  system TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL CHECK (text <> ''),
  written_at TEXT NOT NULL, written_by TEXT NOT NULL REFERENCES user_account(id), PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX diagnosis_by_code ON encounter_diagnosis (code, encounter_id);
CREATE INDEX line_by_code ON encounter_line (code, encounter_id);
`;

import type { Database } from 'better-sqlite3';

/**
 * What was taken and refused of the suggestions: one row for each phrase that supported the code, so that the counts
 * by phrase and code are sums over it. A later choice for the same code of the same encounter replaces the earlier.
 */
export const migration0040 = {
  version: 40,
  name: 'suggestion-choices',
  up(db: Database): void {
    db.exec(`
CREATE TABLE suggestion_choice (
  encounter_id TEXT NOT NULL REFERENCES encounter(id), system TEXT NOT NULL, code TEXT NOT NULL, phrase TEXT NOT NULL,
  /* The document of the first passage with this phrase; null when that document is gone. */
  document_id TEXT REFERENCES clinical_document(id) ON DELETE SET NULL, way TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted','rejected')), reason TEXT,
  user_id TEXT NOT NULL REFERENCES user_account(id), chosen_at TEXT NOT NULL,
  PRIMARY KEY (encounter_id, system, code, phrase), CHECK ((outcome = 'rejected') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_choice_by_code ON suggestion_choice (system, code, phrase);
`);
  },
} as const;

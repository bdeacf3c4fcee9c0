import type { Database } from 'better-sqlite3';

/** Printers' offsets for the pre-printed form, and every form that left on paper, so that it can be printed again. */
export const migration0140 = {
  version: 140,
  name: 'paper forms',
  up(db: Database): void {
    db.exec(PAPER);
  },
} as const;

const PAPER = `
CREATE TABLE printer_profile (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  /* Hundredths of an inch, right and down. */
  offset_x INTEGER NOT NULL CHECK (offset_x BETWEEN -100 AND 100), offset_y INTEGER NOT NULL CHECK (offset_y BETWEEN -100 AND 100),
  standard INTEGER NOT NULL CHECK (standard IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX printer_profile_standard ON printer_profile (standard) WHERE standard = 1;
CREATE TABLE paper_print (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  way TEXT NOT NULL CHECK (way IN ('printed', 'saved')), file_name TEXT NOT NULL,
  face TEXT NOT NULL CHECK (face IN ('complete', 'data_only')),
  printer TEXT NOT NULL, offset_x INTEGER NOT NULL, offset_y INTEGER NOT NULL, signed_on TEXT NOT NULL,
  pages INTEGER NOT NULL CHECK (pages >= 1), sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX paper_print_by_time ON paper_print (at);
CREATE TABLE paper_print_claim (
  print_id TEXT NOT NULL REFERENCES paper_print(id), position INTEGER NOT NULL CHECK (position >= 1),
  claim_id TEXT NOT NULL REFERENCES claim(id),
  /* Box and text of each form, as it was printed. */
  forms TEXT NOT NULL CHECK (json_valid(forms)), PRIMARY KEY (print_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_print_by_claim ON paper_print_claim (claim_id);
CREATE TRIGGER paper_print_no_update BEFORE UPDATE ON paper_print BEGIN SELECT RAISE(ABORT, 'what was printed is never changed'); END;
CREATE TRIGGER paper_print_no_delete BEFORE DELETE ON paper_print BEGIN SELECT RAISE(ABORT, 'what was printed is never deleted'); END;
CREATE TRIGGER paper_print_claim_no_update BEFORE UPDATE ON paper_print_claim BEGIN SELECT RAISE(ABORT, 'what was printed is never changed'); END;
CREATE TRIGGER paper_print_claim_no_delete BEFORE DELETE ON paper_print_claim BEGIN SELECT RAISE(ABORT, 'what was printed is never deleted'); END;
`;

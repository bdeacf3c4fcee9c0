import type { Database } from 'better-sqlite3';

/** Papers that patients get, kept with their bytes; runs of statements; whether and how mail reaches a patient. */
export const migration0160 = {
  version: 160,
  name: 'papers of patients',
  up(db: Database): void {
    db.exec(PAPERS);
  },
} as const;

const PAPERS = `
CREATE TABLE patient_mail (
  patient_id TEXT PRIMARY KEY REFERENCES patient(id),
  /* A letter came back: nothing goes until the address is mended. */
  returned_on TEXT, hold_until TEXT, hold_reason TEXT NOT NULL DEFAULT '',
  /* Empty: the practice's. */
  language TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;
/* The beginning that papers share: the faces. A kept paper is a beginning and an end of its own. */
CREATE TABLE paper_beginning (sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), packed BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE statement_run (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, as_of_on TEXT NOT NULL, issued_on TEXT NOT NULL, issued_at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id), filter TEXT NOT NULL CHECK (json_valid(filter)),
  held TEXT NOT NULL CHECK (json_valid(held)), statements INTEGER NOT NULL CHECK (statements >= 1), pages INTEGER NOT NULL CHECK (pages >= 1),
  amount_cents INTEGER NOT NULL, beginning TEXT NOT NULL REFERENCES paper_beginning(sha256), packed BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  voided_at TEXT, voided_by TEXT REFERENCES user_account(id), void_reason TEXT NOT NULL DEFAULT '',
  CHECK ((voided_at IS NULL) = (voided_by IS NULL))
) STRICT;
CREATE TABLE patient_paper (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('statement','receipt','superbill')), number TEXT NOT NULL,
  patient_id TEXT NOT NULL REFERENCES patient(id), issued_at TEXT NOT NULL, issued_on TEXT NOT NULL, as_of_on TEXT NOT NULL,
  amount_cents INTEGER NOT NULL, step INTEGER NOT NULL DEFAULT 0,
  /* The last journal that it tells: what comes later is new on the next statement. */
  last_journal INTEGER NOT NULL DEFAULT 0,
  run_id TEXT REFERENCES statement_run(id), override_reason TEXT NOT NULL DEFAULT '',
  journal_id TEXT REFERENCES journal(id), encounter_id TEXT REFERENCES encounter(id),
  content TEXT NOT NULL CHECK (json_valid(content)), beginning TEXT NOT NULL REFERENCES paper_beginning(sha256),
  packed BLOB NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  voided_at TEXT, voided_by TEXT REFERENCES user_account(id), void_reason TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, number), CHECK ((voided_at IS NULL) = (voided_by IS NULL)), CHECK (kind <> 'receipt' OR journal_id IS NOT NULL)
) STRICT;
CREATE INDEX patient_paper_by_patient ON patient_paper (patient_id, kind, issued_at);
CREATE INDEX patient_paper_by_run ON patient_paper (run_id) WHERE run_id IS NOT NULL;
/* A payment has one receipt. */
CREATE UNIQUE INDEX patient_paper_receipt ON patient_paper (journal_id) WHERE kind = 'receipt' AND voided_at IS NULL;
CREATE TRIGGER patient_paper_no_delete BEFORE DELETE ON patient_paper BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
CREATE TRIGGER patient_paper_only_voided BEFORE UPDATE ON patient_paper
WHEN OLD.voided_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.patient_id <> OLD.patient_id OR NEW.content <> OLD.content
  OR NEW.packed <> OLD.packed OR NEW.sha256 <> OLD.sha256 OR NEW.amount_cents <> OLD.amount_cents OR NEW.issued_on <> OLD.issued_on
BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER statement_run_no_delete BEFORE DELETE ON statement_run BEGIN SELECT RAISE(ABORT, 'runs are never deleted'); END;
CREATE TRIGGER statement_run_only_voided BEFORE UPDATE ON statement_run
WHEN OLD.voided_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.packed <> OLD.packed OR NEW.sha256 <> OLD.sha256
BEGIN SELECT RAISE(ABORT, 'runs are never changed'); END;
CREATE TRIGGER paper_beginning_no_update BEFORE UPDATE ON paper_beginning BEGIN SELECT RAISE(ABORT, 'papers are never changed'); END;
CREATE TRIGGER paper_beginning_no_delete BEFORE DELETE ON paper_beginning BEGIN SELECT RAISE(ABORT, 'papers are never deleted'); END;
`;

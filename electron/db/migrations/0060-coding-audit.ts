import type { Database } from 'better-sqlite3';

/**
 * Audits of coding: samples, blind recodes, decisions, comments, and signatures under what was coded or audited.
 * The tamper-evident trail (`audit_event`) is something else.
 */
export const migration0060 = {
  version: 60,
  name: 'coding-audit',
  up(db: Database): void {
    db.exec(AUDITS);
    db.exec(SIGNATURES);
  },
} as const;

const AUDITS = `
CREATE TABLE coding_audit (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL REFERENCES user_account(id),
  rule TEXT NOT NULL CHECK (json_valid(rule)), seed INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
  population INTEGER NOT NULL CHECK (population >= 0), matching INTEGER NOT NULL CHECK (matching >= 0),
  status TEXT NOT NULL CHECK (status IN ('open','closed')), closed_at TEXT,
  CHECK ((status = 'closed') = (closed_at IS NOT NULL))
) STRICT;
CREATE TABLE coding_audit_case (
  id TEXT PRIMARY KEY, audit_id TEXT NOT NULL REFERENCES coding_audit(id), encounter_id TEXT NOT NULL REFERENCES encounter(id),
  position INTEGER NOT NULL CHECK (position >= 1), why TEXT NOT NULL CHECK (json_valid(why)),
  /* The coding as it was when the sample was drawn, the version of the encounter it is of, and its hash. */
  original TEXT NOT NULL CHECK (json_valid(original)), original_version INTEGER NOT NULL, original_sha256 TEXT NOT NULL CHECK (length(original_sha256) = 64),
  coder_id TEXT REFERENCES user_account(id), coded_at TEXT,
  status TEXT NOT NULL CHECK (status IN ('to_review','recoded','agreed','returned','closed')),
  auditor_id TEXT REFERENCES user_account(id),
  /* The auditor's draft, and from submission on the recode with the prices that the comparison is made with. */
  recode TEXT CHECK (recode IS NULL OR json_valid(recode)), recode_version INTEGER NOT NULL DEFAULT 1,
  verdict TEXT NOT NULL CHECK (json_valid(verdict)),
  outcome TEXT NOT NULL CHECK (outcome IN ('none','back_to_coding','corrected_claim_needed','open_already')),
  note TEXT NOT NULL DEFAULT '', recoded_at TEXT, decided_at TEXT, at TEXT NOT NULL,
  UNIQUE (audit_id, encounter_id), UNIQUE (audit_id, position),
  CHECK (status = 'to_review' OR (recode IS NOT NULL AND auditor_id IS NOT NULL AND recoded_at IS NOT NULL))
) STRICT;
CREATE INDEX coding_audit_case_by_encounter ON coding_audit_case (encounter_id);
CREATE INDEX coding_audit_case_by_coder ON coding_audit_case (coder_id, decided_at);
/* What was audited stays what it was. */
CREATE TRIGGER coding_audit_case_original BEFORE UPDATE OF audit_id, encounter_id, position, why, original, original_version, original_sha256, coder_id, coded_at ON coding_audit_case
BEGIN SELECT RAISE(ABORT, 'the audited coding is never changed'); END;
CREATE TRIGGER coding_audit_case_no_delete BEFORE DELETE ON coding_audit_case BEGIN SELECT RAISE(ABORT, 'audited cases are never deleted'); END;
CREATE TABLE coding_audit_comment (
  id INTEGER PRIMARY KEY, case_id TEXT NOT NULL REFERENCES coding_audit_case(id), at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id),
  /* The difference it is about; empty: the case as a whole. */
  difference TEXT NOT NULL, text TEXT NOT NULL CHECK (length(text) > 0)
) STRICT;
CREATE INDEX coding_audit_comment_by_case ON coding_audit_comment (case_id, id);
CREATE TRIGGER coding_audit_comment_no_update BEFORE UPDATE ON coding_audit_comment BEGIN SELECT RAISE(ABORT, 'comments are never changed'); END;
CREATE TRIGGER coding_audit_comment_no_delete BEFORE DELETE ON coding_audit_comment BEGIN SELECT RAISE(ABORT, 'comments are never deleted'); END;
`;

const SIGNATURES = `
CREATE TABLE encounter_signature (
  id INTEGER PRIMARY KEY, encounter_id TEXT NOT NULL REFERENCES encounter(id), user_id TEXT NOT NULL REFERENCES user_account(id),
  role TEXT NOT NULL CHECK (role IN ('coder','auditor')), at TEXT NOT NULL, meaning TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX signature_by_encounter ON encounter_signature (encounter_id, id);
CREATE TRIGGER signature_no_update BEFORE UPDATE ON encounter_signature BEGIN SELECT RAISE(ABORT, 'signatures are never changed'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON encounter_signature BEGIN SELECT RAISE(ABORT, 'signatures are never deleted'); END;
`;

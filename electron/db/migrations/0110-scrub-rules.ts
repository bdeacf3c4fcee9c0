import type { Database } from 'better-sqlite3';

/** The practice's own scrub rules with every version of them, and what each payer asks beyond the guide. */
export const migration0110 = {
  version: 110,
  name: 'scrub rules',
  up(db: Database): void {
    db.exec(RULES);
  },
} as const;

const RULES = `
CREATE TABLE own_rule (
  id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, version INTEGER NOT NULL CHECK (version >= 1),
  enabled INTEGER NOT NULL CHECK (enabled IN (0,1)), removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX own_rule_by_name ON own_rule (name) WHERE removed_at IS NULL;
CREATE TABLE own_rule_version (
  rule_id TEXT NOT NULL REFERENCES own_rule(id), version INTEGER NOT NULL CHECK (version >= 1),
  text TEXT NOT NULL CHECK (json_valid(text)), saved_at TEXT NOT NULL, saved_by TEXT NOT NULL REFERENCES user_account(id),
  PRIMARY KEY (rule_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER own_rule_version_no_update BEFORE UPDATE ON own_rule_version BEGIN SELECT RAISE(ABORT, 'versions of rules are never changed'); END;
CREATE TRIGGER own_rule_version_no_delete BEFORE DELETE ON own_rule_version BEGIN SELECT RAISE(ABORT, 'versions of rules are never deleted'); END;
CREATE TABLE payer_requirement (
  payer_id TEXT PRIMARY KEY REFERENCES payer(id), member_id_masks TEXT NOT NULL CHECK (json_valid(member_id_masks)),
  authorization_codes TEXT NOT NULL CHECK (json_valid(authorization_codes)),
  referral_needed INTEGER NOT NULL CHECK (referral_needed IN (0,1))
) STRICT, WITHOUT ROWID;
/* The last lines with a code, by which what a payer allows is known. */
CREATE INDEX claim_line_by_code ON claim_line (code);
`;

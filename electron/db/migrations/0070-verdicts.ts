import type { Database } from 'better-sqlite3';

/** What the checks said when an encounter was marked coded, and by which releases and rules. Never changed. */
export const migration0070 = {
  version: 70,
  name: 'verdicts',
  up(db: Database): void {
    db.exec(VERDICTS);
  },
} as const;

const VERDICTS = `
CREATE TABLE coding_verdict (
  id TEXT PRIMARY KEY, encounter_id TEXT NOT NULL REFERENCES encounter(id), at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id), service_on TEXT NOT NULL,
  coding TEXT NOT NULL CHECK (json_valid(coding)),
  /* What the rules looked at besides the codes: patient, place, payer, charges, documents, level of the visit. */
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  findings TEXT NOT NULL CHECK (json_valid(findings)), releases TEXT NOT NULL CHECK (json_valid(releases)),
  rules_version TEXT NOT NULL CHECK (rules_version <> '')
) STRICT;
CREATE INDEX coding_verdict_by_encounter ON coding_verdict (encounter_id, at);
CREATE TRIGGER coding_verdict_no_update BEFORE UPDATE ON coding_verdict BEGIN SELECT RAISE(ABORT, 'verdicts are never changed'); END;
CREATE TRIGGER coding_verdict_no_delete BEFORE DELETE ON coding_verdict BEGIN SELECT RAISE(ABORT, 'verdicts are never deleted'); END;
`;

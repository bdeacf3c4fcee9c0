import type { Database } from 'better-sqlite3';

/** Denials with what was done about each, appeals with their kept papers, calls, papers asked for, payers' days. */
export const migration0200 = {
  version: 200,
  name: 'denials',
  up(db: Database): void {
    db.exec(DENIALS);
  },
} as const;

const DENIALS = `
CREATE TABLE denial (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), patient_id TEXT NOT NULL REFERENCES patient(id),
  payer_id TEXT NOT NULL REFERENCES payer(id),
  /* The answer that counts now: a later one that refuses again is the next round of the same denial. */
  round INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1), remittance_id TEXT NOT NULL REFERENCES remittance(id),
  version_number INTEGER NOT NULL CHECK (version_number >= 1), answered_on TEXT NOT NULL,
  payer_control_number TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL,
  remarks TEXT NOT NULL CHECK (json_valid(remarks)), step TEXT NOT NULL, field TEXT NOT NULL,
  /* What the payer refused in the round that counts; what is still open says the journal. */
  denied_cents INTEGER NOT NULL CHECK (denied_cents > 0),
  /* Who coded, who released, who rendered, at the time. */
  coded_by TEXT NOT NULL DEFAULT '', released_by TEXT NOT NULL DEFAULT '', provider TEXT NOT NULL DEFAULT '', service_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open','closed')),
  outcome TEXT CHECK (outcome IN ('won','partly','lost','written_off','to_patient','taken_back','undone','settled')),
  recovered_cents INTEGER NOT NULL DEFAULT 0, closed_at TEXT,
  /* The posting or the journal that closed it, for taking it back. */
  closed_by_remittance_id TEXT REFERENCES remittance(id), closed_by_journal_id TEXT REFERENCES journal(id),
  due_on TEXT, next_on TEXT, owner_id TEXT REFERENCES user_account(id), appeals_open INTEGER NOT NULL DEFAULT 0 CHECK (appeals_open >= 0),
  opened_at TEXT NOT NULL,
  CHECK ((state = 'closed') = (outcome IS NOT NULL)), CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX denial_one_open ON denial (claim_id) WHERE state = 'open';
CREATE INDEX denial_by_claim ON denial (claim_id, opened_at);
CREATE INDEX denial_by_state ON denial (state, due_on, next_on, payer_id, kind, code);
CREATE INDEX denial_by_record ON denial (payer_id, code, outcome);
CREATE INDEX denial_by_remittance ON denial (remittance_id);
CREATE INDEX denial_by_closing ON denial (closed_by_remittance_id) WHERE closed_by_remittance_id IS NOT NULL;
CREATE TABLE denial_amount (
  denial_id TEXT NOT NULL REFERENCES denial(id), round INTEGER NOT NULL CHECK (round >= 1), position INTEGER NOT NULL CHECK (position >= 1),
  service_line_id TEXT, code TEXT NOT NULL, modifiers TEXT NOT NULL CHECK (json_valid(modifiers)), charge_cents INTEGER NOT NULL,
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0), reason_group TEXT NOT NULL, reason TEXT NOT NULL,
  remarks TEXT NOT NULL CHECK (json_valid(remarks)), kind TEXT NOT NULL,
  PRIMARY KEY (denial_id, round, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX denial_amount_by_code ON denial_amount (code, denial_id, round, amount_cents);
CREATE TABLE denial_round (
  denial_id TEXT NOT NULL REFERENCES denial(id), round INTEGER NOT NULL CHECK (round >= 1), remittance_id TEXT NOT NULL REFERENCES remittance(id),
  facts TEXT NOT NULL CHECK (json_valid(facts)), PRIMARY KEY (denial_id, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX denial_round_by_remittance ON denial_round (remittance_id);
CREATE TABLE denial_event (
  id INTEGER PRIMARY KEY, denial_id TEXT NOT NULL REFERENCES denial(id), at TEXT NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id), remittance_id TEXT REFERENCES remittance(id), journal_id TEXT REFERENCES journal(id)
) STRICT;
CREATE INDEX denial_event_by_denial ON denial_event (denial_id, id);
CREATE TRIGGER denial_event_no_update BEFORE UPDATE ON denial_event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER denial_event_no_delete BEFORE DELETE ON denial_event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER denial_no_delete BEFORE DELETE ON denial BEGIN SELECT RAISE(ABORT, 'denials are never deleted'); END;
CREATE TABLE appeal (
  id TEXT PRIMARY KEY, denial_id TEXT NOT NULL REFERENCES denial(id), level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),
  deadline_on TEXT, letter TEXT NOT NULL CHECK (letter <> ''), documents TEXT NOT NULL CHECK (json_valid(documents)),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user_account(id),
  sent_on TEXT, sent_how TEXT NOT NULL DEFAULT '', reference TEXT NOT NULL DEFAULT '', answer_by TEXT,
  outcome TEXT CHECK (outcome IN ('won','partly','lost','withdrawn')), decided_on TEXT, won_cents INTEGER NOT NULL DEFAULT 0 CHECK (won_cents >= 0),
  outcome_note TEXT NOT NULL DEFAULT '', decided_by_remittance_id TEXT REFERENCES remittance(id),
  CHECK ((outcome IS NULL) = (decided_on IS NULL))
) STRICT;
CREATE INDEX appeal_by_denial ON appeal (denial_id, level);
CREATE UNIQUE INDEX appeal_one_open ON appeal (denial_id) WHERE outcome IS NULL;
CREATE TABLE appeal_packet (
  appeal_id TEXT NOT NULL REFERENCES appeal(id), number INTEGER NOT NULL CHECK (number >= 1), made_at TEXT NOT NULL,
  pages INTEGER NOT NULL CHECK (pages >= 1), sha256 TEXT NOT NULL CHECK (length(sha256) = 64), pdf BLOB NOT NULL,
  PRIMARY KEY (appeal_id, number)
) STRICT;
CREATE TRIGGER appeal_packet_no_update BEFORE UPDATE ON appeal_packet BEGIN SELECT RAISE(ABORT, 'kept papers are never changed'); END;
CREATE TRIGGER appeal_packet_no_delete BEFORE DELETE ON appeal_packet BEGIN SELECT RAISE(ABORT, 'kept papers are never deleted'); END;
CREATE TABLE letter_template (
  name TEXT PRIMARY KEY CHECK (name <> ''), kind TEXT NOT NULL, text TEXT NOT NULL CHECK (text <> ''),
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;
CREATE TABLE payer_call (
  id INTEGER PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), called_on TEXT NOT NULL, whom TEXT NOT NULL,
  reference TEXT NOT NULL, said TEXT NOT NULL CHECK (said <> ''), promised TEXT NOT NULL, next_on TEXT,
  at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT;
CREATE INDEX payer_call_by_claim ON payer_call (claim_id, id);
CREATE TRIGGER payer_call_no_update BEFORE UPDATE ON payer_call BEGIN SELECT RAISE(ABORT, 'calls are never changed'); END;
CREATE TRIGGER payer_call_no_delete BEFORE DELETE ON payer_call BEGIN SELECT RAISE(ABORT, 'calls are never deleted'); END;
CREATE TABLE records_request (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), asked_on TEXT NOT NULL, due_on TEXT,
  what TEXT NOT NULL CHECK (what <> ''), reference TEXT NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user_account(id),
  done_on TEXT, done_how TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX records_request_by_claim ON records_request (claim_id, due_on);
CREATE INDEX records_request_open ON records_request (due_on) WHERE done_on IS NULL;
CREATE TABLE payer_denial_terms (
  payer_id TEXT PRIMARY KEY REFERENCES payer(id), terms TEXT NOT NULL CHECK (json_valid(terms)),
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;
`;

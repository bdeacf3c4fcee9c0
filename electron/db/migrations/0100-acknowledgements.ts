import type { Database } from 'better-sqlite3';

/**
 * What comes back before the money: files of answers (TA1, 999, 277CA, 277, 271) with what each of them says, the
 * questions that we send (270, 276), and the answers on the coverage of patients.
 */
export const migration0100 = {
  version: 100,
  name: 'acknowledgements',
  up(db: Database): void {
    db.exec(ANSWERS);
    db.exec(QUESTIONS);
    db.exec(ELIGIBILITY);
    db.exec(FOLDER);
  },
} as const;

/** The bytes as they came, by their hash; `content_sha256` is the same for other line ends and separators. */
const ANSWERS = `
CREATE TABLE ack_file (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64), content BLOB NOT NULL, received_at TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('dialog','dropped','folder','terminal')), sender_id TEXT NOT NULL,
  kinds TEXT NOT NULL CHECK (json_valid(kinds)), oddities TEXT NOT NULL CHECK (json_valid(oddities)),
  segments INTEGER NOT NULL CHECK (segments > 0),
  state TEXT NOT NULL CHECK (state IN ('read','undone'))
) STRICT;
/* One that was undone may be read again: it stands twice then, with its history. */
CREATE UNIQUE INDEX ack_file_once ON ack_file (sha256) WHERE state = 'read';
CREATE INDEX ack_file_by_time ON ack_file (received_at);
CREATE UNIQUE INDEX ack_file_content_once ON ack_file (content_sha256) WHERE state = 'read';
CREATE TABLE ack_item (
  id TEXT PRIMARY KEY, ack_file_id TEXT NOT NULL REFERENCES ack_file(id), position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('TA1','999','277CA','277','271')),
  level TEXT NOT NULL CHECK (level IN ('interchange','group','set','batch','provider','claim','person')),
  segment INTEGER NOT NULL CHECK (segment >= 1), outcome TEXT NOT NULL, about TEXT NOT NULL, sentence TEXT NOT NULL,
  /* When it was said, as the file writes it: local time of the sender, for putting things in order. */
  said_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('matched','unmatched','set_aside','known')), why TEXT NOT NULL,
  /* Hash of who says what of whom: the same said twice in other files does nothing twice. */
  content_key TEXT NOT NULL CHECK (length(content_key) = 64),
  facts TEXT NOT NULL CHECK (json_valid(facts)), reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  /* Where a claim would go by it; null: nowhere. */
  mark TEXT REFERENCES claim_status(status),
  claim_file_id TEXT REFERENCES claim_file(id), question_file_id TEXT REFERENCES question_file(id),
  patient_id TEXT REFERENCES patient(id), coverage_id TEXT REFERENCES coverage(id),
  decided_by TEXT REFERENCES user_account(id), decided_at TEXT,
  UNIQUE (ack_file_id, position), CHECK ((decided_by IS NULL) = (decided_at IS NULL))
) STRICT;
CREATE INDEX ack_item_unmatched ON ack_item (said_at) WHERE state = 'unmatched';
CREATE INDEX ack_item_by_content ON ack_item (content_key);
CREATE TABLE ack_item_claim (
  ack_item_id TEXT NOT NULL REFERENCES ack_item(id), claim_id TEXT NOT NULL REFERENCES claim(id),
  reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  /* Where the claim stood before and after; null: it did not move. */
  from_status TEXT REFERENCES claim_status(status), to_status TEXT REFERENCES claim_status(status), note TEXT NOT NULL,
  PRIMARY KEY (ack_item_id, claim_id), CHECK ((from_status IS NULL) = (to_status IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX ack_item_claim_by_claim ON ack_item_claim (claim_id, ack_item_id);
CREATE TABLE ack_event (
  id INTEGER PRIMARY KEY, ack_file_id TEXT NOT NULL REFERENCES ack_file(id), ack_item_id TEXT REFERENCES ack_item(id),
  at TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('received','assigned','set_aside','taken_back','undone')),
  detail TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT;
CREATE INDEX ack_event_by_file ON ack_event (ack_file_id, id);
CREATE TRIGGER ack_event_no_update BEFORE UPDATE ON ack_event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER ack_event_no_delete BEFORE DELETE ON ack_event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER ack_file_no_delete BEFORE DELETE ON ack_file BEGIN SELECT RAISE(ABORT, 'received files are never deleted'); END;
CREATE TRIGGER ack_file_content BEFORE UPDATE OF id, sha256, content_sha256, content, received_at, segments ON ack_file
BEGIN SELECT RAISE(ABORT, 'received files are never changed'); END;
`;

const QUESTIONS = `
CREATE TABLE question_file (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('270','276')), file_name TEXT NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  interchange_control INTEGER NOT NULL CHECK (interchange_control BETWEEN 1 AND 999999999), receiver_id TEXT NOT NULL, receiver_name TEXT NOT NULL,
  content BLOB NOT NULL, created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user_account(id),
  /* Null until the bytes stand in the folder. */
  placed_at TEXT
) STRICT;
CREATE INDEX question_file_by_control ON question_file (interchange_control);
CREATE TABLE claim_status_question (
  trace TEXT PRIMARY KEY, question_file_id TEXT NOT NULL REFERENCES question_file(id), claim_id TEXT NOT NULL REFERENCES claim(id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_status_question_by_claim ON claim_status_question (claim_id);
CREATE INDEX claim_status_question_by_file ON claim_status_question (question_file_id);
CREATE TABLE eligibility_question (
  trace TEXT PRIMARY KEY, question_file_id TEXT NOT NULL REFERENCES question_file(id),
  coverage_id TEXT NOT NULL REFERENCES coverage(id), patient_id TEXT NOT NULL REFERENCES patient(id),
  service_on TEXT NOT NULL, service_types TEXT NOT NULL CHECK (json_valid(service_types))
) STRICT, WITHOUT ROWID;
CREATE INDEX eligibility_question_by_coverage ON eligibility_question (coverage_id);
CREATE INDEX eligibility_question_by_file ON eligibility_question (question_file_id);
`;

/** Answers are only added; one whose file was undone is withdrawn by a row of its own. */
const ELIGIBILITY = `
CREATE TABLE eligibility_answer (
  id TEXT PRIMARY KEY, coverage_id TEXT NOT NULL REFERENCES coverage(id), patient_id TEXT NOT NULL REFERENCES patient(id),
  trace TEXT REFERENCES eligibility_question(trace), ack_item_id TEXT NOT NULL REFERENCES ack_item(id),
  /* The day that the question asked about, when it is known, and when the payer answered. */
  service_on TEXT, answered_at TEXT NOT NULL, received_at TEXT NOT NULL, why TEXT NOT NULL,
  service_types TEXT NOT NULL CHECK (json_valid(service_types)), content TEXT NOT NULL CHECK (json_valid(content))
) STRICT;
CREATE INDEX eligibility_answer_by_coverage ON eligibility_answer (coverage_id, answered_at);
CREATE INDEX eligibility_answer_by_patient ON eligibility_answer (patient_id, answered_at);
CREATE INDEX eligibility_answer_by_item ON eligibility_answer (ack_item_id);
CREATE TRIGGER eligibility_answer_no_update BEFORE UPDATE ON eligibility_answer BEGIN SELECT RAISE(ABORT, 'answers are never changed'); END;
CREATE TRIGGER eligibility_answer_no_delete BEFORE DELETE ON eligibility_answer BEGIN SELECT RAISE(ABORT, 'answers are never deleted'); END;
CREATE TABLE eligibility_withdrawal (
  answer_id TEXT PRIMARY KEY REFERENCES eligibility_answer(id), at TEXT NOT NULL, why TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** The folder "from clearinghouse" of each computer, and what of its files became. */
const FOLDER = `
CREATE TABLE ack_folder (machine TEXT PRIMARY KEY, path TEXT NOT NULL, set_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ack_folder_file (
  machine TEXT NOT NULL REFERENCES ack_folder(machine) ON DELETE CASCADE, name TEXT NOT NULL, size INTEGER NOT NULL, changed_ms INTEGER NOT NULL,
  sha256 TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('taken','known','refused')), sentence TEXT NOT NULL, seen_at TEXT NOT NULL,
  PRIMARY KEY (machine, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX ack_folder_file_refused ON ack_folder_file (machine, outcome);
`;

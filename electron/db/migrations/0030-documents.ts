import type { Database } from 'better-sqlite3';

/** Documents from outside: their originals, what waits for a decision, and how senders name our patients. */
export const migration0030 = {
  version: 30,
  name: 'documents',
  up(db: Database): void {
    db.exec(ORIGINALS);
    db.exec(DOCUMENTS);
    db.exec(INBOX);
    db.exec(LINKS);
  },
} as const;

/** The bytes stand last in the row, so that lists need not read past them. */
const ORIGINALS = `
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), format TEXT NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL,
  byte_count INTEGER NOT NULL CHECK (byte_count = length(bytes)), kept_at TEXT NOT NULL, bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER original_no_update BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'originals are never changed'); END;
`;

/** Documents that were there before came as pasted text: they have no original, and nobody wrote down author or day. */
const DOCUMENTS = `
ALTER TABLE clinical_document ADD COLUMN format TEXT NOT NULL DEFAULT 'text';
ALTER TABLE clinical_document ADD COLUMN pages INTEGER CHECK (pages >= 1);
ALTER TABLE clinical_document ADD COLUMN pages_without_text TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pages_without_text));
ALTER TABLE clinical_document ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE clinical_document ADD COLUMN written_on TEXT;
/* What its pages show; of a document within another file its own bytes. */
ALTER TABLE clinical_document ADD COLUMN original_sha256 TEXT REFERENCES original(sha256);
CREATE INDEX document_by_content ON clinical_document (sha256);
CREATE INDEX document_by_original ON clinical_document (original_sha256) WHERE original_sha256 IS NOT NULL;
CREATE TABLE document_result (
  document_id TEXT NOT NULL REFERENCES clinical_document(id) ON DELETE CASCADE, position INTEGER NOT NULL CHECK (position >= 1),
  code TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, range TEXT NOT NULL, flag TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
/* Charges that a sender proposes: shown, never assigned by themselves. */
CREATE TABLE document_charge (
  document_id TEXT NOT NULL REFERENCES clinical_document(id) ON DELETE CASCADE, position INTEGER NOT NULL CHECK (position >= 1),
  code TEXT NOT NULL, modifiers TEXT NOT NULL CHECK (json_valid(modifiers)), units INTEGER NOT NULL CHECK (units BETWEEN 1 AND 9999),
  diagnoses TEXT NOT NULL CHECK (json_valid(diagnoses)), service_on TEXT, PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
`;

const INBOX = `
CREATE TABLE incoming_file (
  id TEXT PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES original(sha256), file_name TEXT NOT NULL, format TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('dialog','dropped','pasted','folder')), received_at TEXT NOT NULL,
  received_by TEXT NOT NULL REFERENCES user_account(id),
  /* What of the file was not read, a sentence each. */
  passed_over TEXT NOT NULL CHECK (json_valid(passed_over))
) STRICT;
CREATE INDEX incoming_file_by_original ON incoming_file (sha256, received_at);
CREATE TABLE incoming_item (
  id TEXT PRIMARY KEY, file_id TEXT NOT NULL REFERENCES incoming_file(id), position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('document','visit','patient')), title TEXT NOT NULL,
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
  /* The document's own original when it came within another file. */
  original_sha256 TEXT REFERENCES original(sha256),
  /* The encounter on whose page it was taken in. */
  asked_encounter_id TEXT REFERENCES encounter(id),
  status TEXT NOT NULL CHECK (status IN ('waiting','kept','attached','linked','known','discarded')),
  patient_id TEXT REFERENCES patient(id), encounter_id TEXT REFERENCES encounter(id),
  document_id TEXT REFERENCES clinical_document(id) ON DELETE SET NULL,
  reason TEXT NOT NULL DEFAULT '', decided_at TEXT, decided_by TEXT REFERENCES user_account(id),
  /* As the reader made them; the text of an attached document stands with the document alone. */
  patient TEXT CHECK (patient IS NULL OR json_valid(patient)), visit TEXT CHECK (visit IS NULL OR json_valid(visit)),
  document TEXT CHECK (document IS NULL OR json_valid(document)),
  UNIQUE (file_id, position), CHECK ((status = 'waiting') = (decided_at IS NULL)),
  CHECK (status NOT IN ('kept','attached','linked') OR patient_id IS NOT NULL), CHECK ((kind = 'document') = (document IS NOT NULL))
) STRICT;
CREATE INDEX incoming_item_by_status ON incoming_item (status, id);
CREATE INDEX incoming_item_by_content ON incoming_item (content_sha256);
CREATE INDEX incoming_item_by_document ON incoming_item (document_id) WHERE document_id IS NOT NULL;
`;

/** By these the next file of the same sender is matched exactly. */
const LINKS = `
CREATE TABLE patient_identifier (
  assigner TEXT NOT NULL, value TEXT NOT NULL, patient_id TEXT NOT NULL REFERENCES patient(id),
  item_id TEXT NOT NULL REFERENCES incoming_item(id), linked_at TEXT NOT NULL, PRIMARY KEY (assigner, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifier_by_patient ON patient_identifier (patient_id);
CREATE TABLE encounter_identifier (
  encounter_id TEXT NOT NULL REFERENCES encounter(id), value TEXT NOT NULL,
  item_id TEXT NOT NULL REFERENCES incoming_item(id), PRIMARY KEY (encounter_id, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX patient_by_birth ON patient (birth_on);
CREATE INDEX patient_by_phone ON patient (phone) WHERE phone <> '';
/* A folder that is watched belongs to one computer: another one has other paths. */
CREATE TABLE watched_folder (machine TEXT PRIMARY KEY, path TEXT NOT NULL, set_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
/* What was seen there, by name, size and time of change, so that a file is read once and again only when it changes. */
CREATE TABLE watched_file (
  machine TEXT NOT NULL REFERENCES watched_folder(machine) ON DELETE CASCADE, name TEXT NOT NULL, size INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('taken','known','refused')), sentence TEXT NOT NULL,
  seen_at TEXT NOT NULL, PRIMARY KEY (machine, name)
) STRICT, WITHOUT ROWID;
`;

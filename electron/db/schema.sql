-- Today’s shape of the practice file, dumped from a migrated one by `node electron/db/dump-schema.ts`.

CREATE TABLE user_account (
  id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, role TEXT NOT NULL CHECK (role IN ('owner','biller','coder','auditor','reader')),
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0,1)), created_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;

CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0)) STRICT;

CREATE TABLE provider (
  id TEXT PRIMARY KEY, last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT NOT NULL, credentials TEXT NOT NULL,
  npi TEXT NOT NULL UNIQUE, taxonomy TEXT NOT NULL, active INTEGER NOT NULL CHECK (active IN (0,1))
) STRICT;

CREATE TABLE facility (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, npi TEXT NOT NULL, place_of_service TEXT NOT NULL CHECK (length(place_of_service) = 2),
  address TEXT NOT NULL CHECK (json_valid(address)), clia TEXT NOT NULL, active INTEGER NOT NULL CHECK (active IN (0,1))
) STRICT;

CREATE TABLE payer (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, payer_identifier TEXT NOT NULL, filing_indicator TEXT NOT NULL,
  receiver_id TEXT NOT NULL, receiver_name TEXT NOT NULL, address TEXT NOT NULL CHECK (json_valid(address)), phone TEXT NOT NULL,
  timely_filing_days INTEGER NOT NULL CHECK (timely_filing_days > 0), active INTEGER NOT NULL CHECK (active IN (0,1))
) STRICT;

CREATE TABLE fee_schedule (
  code TEXT NOT NULL, description TEXT NOT NULL, charge_cents INTEGER NOT NULL CHECK (charge_cents > 0), effective_on TEXT NOT NULL,
  PRIMARY KEY (code, effective_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE patient (
  id TEXT PRIMARY KEY, account_number TEXT NOT NULL UNIQUE, last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT NOT NULL,
  birth_on TEXT NOT NULL, sex TEXT NOT NULL CHECK (sex IN ('F','M','U')), address TEXT NOT NULL CHECK (json_valid(address)),
  phone TEXT NOT NULL, deceased_on TEXT
) STRICT;

CREATE INDEX patient_by_name ON patient (last_name COLLATE NOCASE, first_name COLLATE NOCASE);

CREATE TABLE coverage (
  id TEXT PRIMARY KEY, patient_id TEXT NOT NULL REFERENCES patient(id), payer_id TEXT NOT NULL REFERENCES payer(id),
  rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 9), member_id TEXT NOT NULL, group_number TEXT NOT NULL, plan_name TEXT NOT NULL,
  relationship TEXT NOT NULL CHECK (relationship IN ('18','01','19','G8')), subscriber TEXT CHECK (subscriber IS NULL OR json_valid(subscriber)),
  active_from_on TEXT NOT NULL, active_to_on TEXT, copay_cents INTEGER CHECK (copay_cents >= 0),
  CHECK (relationship = '18' OR subscriber IS NOT NULL)
) STRICT;

CREATE INDEX coverage_by_patient ON coverage (patient_id, rank);

CREATE INDEX coverage_by_payer ON coverage (payer_id);

CREATE TABLE encounter (
  id TEXT PRIMARY KEY, patient_id TEXT NOT NULL REFERENCES patient(id), service_on TEXT NOT NULL,
  rendering_provider_id TEXT NOT NULL REFERENCES provider(id), facility_id TEXT NOT NULL REFERENCES facility(id),
  reason TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('open','coding','held','coded','billed')),
  hold_reason TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL CHECK (version >= 1), created_at TEXT NOT NULL
, coded_at TEXT, coded_on TEXT, coded_by TEXT REFERENCES user_account(id), returned_note TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX encounter_by_status ON encounter (status, service_on);

CREATE INDEX encounter_by_patient ON encounter (patient_id, service_on);

CREATE TABLE clinical_document (
  id TEXT PRIMARY KEY, encounter_id TEXT NOT NULL REFERENCES encounter(id), kind TEXT NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, sha256 TEXT NOT NULL, received_at TEXT NOT NULL
, format TEXT NOT NULL DEFAULT 'text', pages INTEGER CHECK (pages >= 1), pages_without_text TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(pages_without_text)), author TEXT NOT NULL DEFAULT '', written_on TEXT, original_sha256 TEXT REFERENCES original(sha256)) STRICT;

CREATE INDEX document_by_encounter ON clinical_document (encounter_id, received_at);

CREATE TABLE encounter_diagnosis (
  encounter_id TEXT NOT NULL REFERENCES encounter(id), position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 12), code TEXT NOT NULL,
  PRIMARY KEY (encounter_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE encounter_line (
  id TEXT PRIMARY KEY, encounter_id TEXT NOT NULL REFERENCES encounter(id), position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 50),
  code TEXT NOT NULL, modifiers TEXT NOT NULL CHECK (json_valid(modifiers)), pointers TEXT NOT NULL CHECK (json_valid(pointers)),
  units INTEGER NOT NULL CHECK (units BETWEEN 1 AND 9999), charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0),
  UNIQUE (encounter_id, position)
) STRICT;

CREATE TABLE claim (
  id TEXT PRIMARY KEY, control_number TEXT NOT NULL UNIQUE, encounter_id TEXT NOT NULL REFERENCES encounter(id),
  patient_id TEXT NOT NULL REFERENCES patient(id), payer_id TEXT NOT NULL REFERENCES payer(id), coverage_id TEXT NOT NULL REFERENCES coverage(id),
  service_on TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('draft','ready','exported','paid','partly_paid','denied','closed','voided')),
  charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0), file_by_on TEXT NOT NULL,
  frozen TEXT NOT NULL CHECK (json_valid(frozen)), findings TEXT NOT NULL CHECK (json_valid(findings)), created_at TEXT NOT NULL
) STRICT;

CREATE INDEX claim_by_status ON claim (status, service_on);

CREATE INDEX claim_by_patient ON claim (patient_id, service_on);

CREATE UNIQUE INDEX claim_one_live_per_encounter ON claim (encounter_id) WHERE status <> 'voided';

CREATE TABLE claim_line (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), service_line_id TEXT NOT NULL, number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 50),
  code TEXT NOT NULL, charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0), UNIQUE (claim_id, number), UNIQUE (claim_id, service_line_id)
) STRICT;

CREATE INDEX claim_line_by_service_line ON claim_line (service_line_id);

CREATE TABLE claim_file (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('837P')), file_name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE,
  interchange_control INTEGER NOT NULL UNIQUE, receiver_id TEXT NOT NULL, receiver_name TEXT NOT NULL, content BLOB NOT NULL,
  charge_cents INTEGER NOT NULL, created_at TEXT NOT NULL,
  /* Written outside by an atomic rename; null until the bytes stand in the folder. */
  placed_at TEXT
) STRICT;

CREATE TABLE claim_file_claim (
  claim_file_id TEXT NOT NULL REFERENCES claim_file(id), claim_id TEXT NOT NULL REFERENCES claim(id), PRIMARY KEY (claim_file_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_file_by_claim ON claim_file_claim (claim_id);

CREATE TABLE claim_event (
  id INTEGER PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), at TEXT NOT NULL, kind TEXT NOT NULL, from_status TEXT, to_status TEXT NOT NULL,
  detail TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id), claim_file_id TEXT REFERENCES claim_file(id), remittance_id TEXT
) STRICT;

CREATE INDEX claim_event_by_claim ON claim_event (claim_id, id);

CREATE TRIGGER claim_event_no_update BEFORE UPDATE ON claim_event BEGIN SELECT RAISE(ABORT, 'claim events are never changed'); END;

CREATE TRIGGER claim_event_no_delete BEFORE DELETE ON claim_event BEGIN SELECT RAISE(ABORT, 'claim events are never deleted'); END;

CREATE TABLE journal (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('charges','patient_payment','remittance','application','reversal','write_off','refund')),
  posted_on TEXT NOT NULL, deposit_on TEXT, posted_at TEXT NOT NULL, memo TEXT NOT NULL,
  source_type TEXT NOT NULL, source_id TEXT NOT NULL,
  reverses_journal_id TEXT UNIQUE REFERENCES journal(id), user_id TEXT NOT NULL REFERENCES user_account(id),
  UNIQUE (source_type, source_id)
) STRICT;

CREATE INDEX journal_by_posted ON journal (posted_on, number);

CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY, journal_id TEXT NOT NULL REFERENCES journal(id) DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL CHECK (account IN ('ar_insurer','ar_patient','cash','check','card','eft','service_revenue','contractual_adjustment','write_off','refunds_payable','unapplied_payments','payer_suspense')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0),
  patient_id TEXT REFERENCES patient(id), claim_id TEXT REFERENCES claim(id), service_line_id TEXT, payer_id TEXT REFERENCES payer(id),
  encounter_id TEXT REFERENCES encounter(id), service_on TEXT, reason TEXT NOT NULL, memo TEXT NOT NULL,
  CHECK (account NOT IN ('ar_insurer','ar_patient') OR patient_id IS NOT NULL)
) STRICT;

CREATE INDEX entry_by_journal ON journal_entry (journal_id);

CREATE INDEX entry_by_patient ON journal_entry (patient_id, account, amount_cents) WHERE patient_id IS NOT NULL;

CREATE INDEX entry_by_claim ON journal_entry (claim_id, account, service_line_id, amount_cents) WHERE claim_id IS NOT NULL;

CREATE INDEX entry_by_account ON journal_entry (account, amount_cents);

CREATE TRIGGER journal_balances BEFORE INSERT ON journal
WHEN (SELECT COUNT(*) FROM journal_entry WHERE journal_id = NEW.id) < 2
  OR (SELECT SUM(amount_cents) FROM journal_entry WHERE journal_id = NEW.id) <> 0
BEGIN SELECT RAISE(ABORT, 'journal does not balance'); END;

CREATE TRIGGER entry_only_before_its_journal BEFORE INSERT ON journal_entry
WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.journal_id)
BEGIN SELECT RAISE(ABORT, 'a written journal takes no further entry'); END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journals are never changed'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journals are never deleted'); END;

CREATE TRIGGER entry_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END;

CREATE TRIGGER entry_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal entries are never deleted'); END;

CREATE TABLE invoice (
  id TEXT PRIMARY KEY, invoice_number TEXT NOT NULL UNIQUE, patient_id TEXT NOT NULL REFERENCES patient(id), issued_at TEXT NOT NULL,
  issued_on TEXT NOT NULL, due_on TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), pdf BLOB NOT NULL, sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX invoice_by_patient ON invoice (patient_id, issued_on);

CREATE TABLE remittance (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL, received_at TEXT NOT NULL,
  payer_name TEXT NOT NULL, trace_number TEXT NOT NULL, paid_on TEXT, amount_cents INTEGER NOT NULL, claim_count INTEGER NOT NULL,
  unmatched_count INTEGER NOT NULL, status TEXT NOT NULL CHECK (status IN ('waiting','posted','undone')), journal_id TEXT REFERENCES journal(id)
) STRICT;

CREATE UNIQUE INDEX remittance_by_content ON remittance (sha256);

CREATE TABLE remittance_payment (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), trace_number TEXT NOT NULL, originator_id TEXT NOT NULL, amount_cents INTEGER NOT NULL,
  live INTEGER NOT NULL CHECK (live IN (0,1)), PRIMARY KEY (remittance_id, trace_number, originator_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX remittance_payment_once ON remittance_payment (trace_number, originator_id, amount_cents) WHERE live = 1;

CREATE TABLE remittance_claim (
  id INTEGER PRIMARY KEY, remittance_id TEXT NOT NULL REFERENCES remittance(id), control_number TEXT NOT NULL, payer_control_number TEXT NOT NULL,
  status_code TEXT NOT NULL, claim_id TEXT REFERENCES claim(id), patient_name TEXT NOT NULL, service_on TEXT, charge_cents INTEGER NOT NULL, paid_cents INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('posts','denied','unmatched','unbalanced','held'))
) STRICT;

CREATE INDEX remittance_claim_by_file ON remittance_claim (remittance_id);

CREATE INDEX remittance_claim_by_claim ON remittance_claim (claim_id);

CREATE INDEX remittance_claim_by_outcome ON remittance_claim (outcome);

CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, user_name TEXT NOT NULL, action TEXT NOT NULL, record TEXT NOT NULL, record_id TEXT NOT NULL,
  change TEXT NOT NULL, previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64), hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END;

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is never deleted'); END;

CREATE TABLE audit_head (only INTEGER PRIMARY KEY CHECK (only = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL, seal TEXT NOT NULL) STRICT;

CREATE INDEX encounter_by_coded ON encounter (coded_on) WHERE coded_on IS NOT NULL;

CREATE INDEX encounter_by_day ON encounter (service_on, id);

CREATE INDEX encounter_line_value ON encounter_line (encounter_id, charge_cents);

CREATE TABLE favourite (
  user_id TEXT NOT NULL REFERENCES user_account(id), system TEXT NOT NULL, code TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1), added_at TEXT NOT NULL, PRIMARY KEY (user_id, system, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE coding_template (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, visit_type TEXT NOT NULL, description TEXT NOT NULL,
  /* Null: shared by all. */
  owner_id TEXT REFERENCES user_account(id), created_at TEXT NOT NULL, changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE coding_template_code (
  template_id TEXT NOT NULL REFERENCES coding_template(id), position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 62),
  system TEXT NOT NULL, code TEXT NOT NULL, modifiers TEXT NOT NULL CHECK (json_valid(modifiers)),
  pointers TEXT NOT NULL CHECK (json_valid(pointers)), units INTEGER NOT NULL CHECK (units BETWEEN 1 AND 9999),
  PRIMARY KEY (template_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX template_code_by_code ON coding_template_code (system, code);

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES user_account(id), name TEXT NOT NULL COLLATE NOCASE,
  filter TEXT NOT NULL CHECK (json_valid(filter)), position INTEGER NOT NULL CHECK (position >= 1), UNIQUE (user_id, name)
) STRICT;

CREATE TABLE clinician_query (
  id TEXT PRIMARY KEY, encounter_id TEXT NOT NULL REFERENCES encounter(id), asked_at TEXT NOT NULL,
  asked_by TEXT NOT NULL REFERENCES user_account(id), template TEXT NOT NULL, question TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)), to_provider_id TEXT NOT NULL REFERENCES provider(id),
  passages TEXT NOT NULL CHECK (json_valid(passages)), status TEXT NOT NULL CHECK (status IN ('open','answered','withdrawn')),
  /* The day on which the clinician answered, and who; at: when that was written down here, and by whom. */
  answered_on TEXT, answered_by TEXT NOT NULL DEFAULT '', answered_at TEXT, recorded_by TEXT REFERENCES user_account(id),
  /* The answer; of a withdrawn query the reason. */
  answer TEXT NOT NULL DEFAULT '', document_id TEXT REFERENCES clinical_document(id),
  CHECK ((status = 'open') = (answered_at IS NULL))
) STRICT;

CREATE INDEX query_by_encounter ON clinician_query (encounter_id, asked_at);

CREATE INDEX query_open ON clinician_query (encounter_id) WHERE status = 'open';

CREATE TABLE original (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), format TEXT NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL,
  byte_count INTEGER NOT NULL CHECK (byte_count = length(bytes)), kept_at TEXT NOT NULL, bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER original_no_update BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'originals are never changed'); END;

CREATE INDEX document_by_content ON clinical_document (sha256);

CREATE INDEX document_by_original ON clinical_document (original_sha256) WHERE original_sha256 IS NOT NULL;

CREATE TABLE document_result (
  document_id TEXT NOT NULL REFERENCES clinical_document(id) ON DELETE CASCADE, position INTEGER NOT NULL CHECK (position >= 1),
  code TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, range TEXT NOT NULL, flag TEXT NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_charge (
  document_id TEXT NOT NULL REFERENCES clinical_document(id) ON DELETE CASCADE, position INTEGER NOT NULL CHECK (position >= 1),
  code TEXT NOT NULL, modifiers TEXT NOT NULL CHECK (json_valid(modifiers)), units INTEGER NOT NULL CHECK (units BETWEEN 1 AND 9999),
  diagnoses TEXT NOT NULL CHECK (json_valid(diagnoses)), service_on TEXT, PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE watched_folder (machine TEXT PRIMARY KEY, path TEXT NOT NULL, set_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE watched_file (
  machine TEXT NOT NULL REFERENCES watched_folder(machine) ON DELETE CASCADE, name TEXT NOT NULL, size INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('taken','known','refused')), sentence TEXT NOT NULL,
  seen_at TEXT NOT NULL, PRIMARY KEY (machine, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestion_choice (
  encounter_id TEXT NOT NULL REFERENCES encounter(id), system TEXT NOT NULL, code TEXT NOT NULL, phrase TEXT NOT NULL,
  /* The document of the first passage with this phrase; null when that document is gone. */
  document_id TEXT REFERENCES clinical_document(id) ON DELETE SET NULL, way TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted','rejected')), reason TEXT,
  user_id TEXT NOT NULL REFERENCES user_account(id), chosen_at TEXT NOT NULL,
  PRIMARY KEY (encounter_id, system, code, phrase), CHECK ((outcome = 'rejected') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX suggestion_choice_by_code ON suggestion_choice (system, code, phrase);

CREATE TABLE encounter_em (
  encounter_id TEXT PRIMARY KEY REFERENCES encounter(id),
  decisions TEXT NOT NULL CHECK (json_valid(decisions)), minutes INTEGER CHECK (minutes BETWEEN 0 AND 1440),
  basis TEXT NOT NULL CHECK (basis IN ('best','mdm','time')),
  patient TEXT NOT NULL CHECK (patient IN ('by_records','new','established')),
  version INTEGER NOT NULL CHECK (version >= 1), saved_at TEXT NOT NULL,
  confirmed_by TEXT REFERENCES user_account(id), confirmed_at TEXT,
  CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) STRICT;

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

CREATE TABLE encounter_signature (
  id INTEGER PRIMARY KEY, encounter_id TEXT NOT NULL REFERENCES encounter(id), user_id TEXT NOT NULL REFERENCES user_account(id),
  role TEXT NOT NULL CHECK (role IN ('coder','auditor')), at TEXT NOT NULL, meaning TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE INDEX signature_by_encounter ON encounter_signature (encounter_id, id);

CREATE TRIGGER signature_no_update BEFORE UPDATE ON encounter_signature BEGIN SELECT RAISE(ABORT, 'signatures are never changed'); END;

CREATE TRIGGER signature_no_delete BEFORE DELETE ON encounter_signature BEGIN SELECT RAISE(ABORT, 'signatures are never deleted'); END;

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

CREATE TABLE code_note (
  system TEXT NOT NULL, code TEXT NOT NULL, text TEXT NOT NULL CHECK (text <> ''),
  written_at TEXT NOT NULL, written_by TEXT NOT NULL REFERENCES user_account(id), PRIMARY KEY (system, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX diagnosis_by_code ON encounter_diagnosis (code, encounter_id);

CREATE INDEX line_by_code ON encounter_line (code, encounter_id);

-- Today’s shape of the practice file, dumped from a migrated one by `node electron/db/dump-schema.ts`.

CREATE TABLE user_account (
  id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, role TEXT NOT NULL CHECK (role IN ('owner','biller','coder','auditor','reader')),
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0,1)), created_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;

CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value >= 0)) STRICT;

CREATE TABLE facility (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, npi TEXT NOT NULL, place_of_service TEXT NOT NULL CHECK (length(place_of_service) = 2),
  address TEXT NOT NULL CHECK (json_valid(address)), clia TEXT NOT NULL, active INTEGER NOT NULL CHECK (active IN (0,1))
) STRICT;

CREATE TABLE payer (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, payer_identifier TEXT NOT NULL, filing_indicator TEXT NOT NULL,
  receiver_id TEXT NOT NULL, receiver_name TEXT NOT NULL, address TEXT NOT NULL CHECK (json_valid(address)), phone TEXT NOT NULL,
  timely_filing_days INTEGER NOT NULL CHECK (timely_filing_days > 0), active INTEGER NOT NULL CHECK (active IN (0,1))
, follow_up_days INTEGER NOT NULL DEFAULT 21 CHECK (follow_up_days BETWEEN 1 AND 365)) STRICT;

CREATE TABLE fee_schedule (
  code TEXT NOT NULL, description TEXT NOT NULL, charge_cents INTEGER NOT NULL CHECK (charge_cents > 0), effective_on TEXT NOT NULL,
  PRIMARY KEY (code, effective_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE coverage (
  id TEXT PRIMARY KEY, patient_id TEXT NOT NULL REFERENCES patient(id), payer_id TEXT NOT NULL REFERENCES payer(id),
  rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 9), member_id TEXT NOT NULL, group_number TEXT NOT NULL, plan_name TEXT NOT NULL,
  relationship TEXT NOT NULL CHECK (relationship IN ('18','01','19','G8')), subscriber TEXT CHECK (subscriber IS NULL OR json_valid(subscriber)),
  active_from_on TEXT NOT NULL, active_to_on TEXT, copay_cents INTEGER CHECK (copay_cents >= 0), insurance_type TEXT NOT NULL DEFAULT '' CHECK (insurance_type IN ('','12','13','14','15','16','41','42','43','47')),
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

CREATE TABLE claim_file (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('837P')), file_name TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE,
  interchange_control INTEGER NOT NULL UNIQUE, receiver_id TEXT NOT NULL, receiver_name TEXT NOT NULL, content BLOB NOT NULL,
  charge_cents INTEGER NOT NULL, created_at TEXT NOT NULL,
  /* Written outside by an atomic rename; null until the bytes stand in the folder. */
  placed_at TEXT
) STRICT;

CREATE TABLE claim_file_claim (
  claim_file_id TEXT NOT NULL REFERENCES claim_file(id), claim_id TEXT NOT NULL REFERENCES claim(id), version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1), PRIMARY KEY (claim_file_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_file_by_claim ON claim_file_claim (claim_id);

CREATE TABLE claim_event (
  id INTEGER PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), at TEXT NOT NULL, kind TEXT NOT NULL, from_status TEXT, to_status TEXT NOT NULL,
  detail TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id), claim_file_id TEXT REFERENCES claim_file(id), remittance_id TEXT
, version_number INTEGER NOT NULL DEFAULT 1, file_kind TEXT, file_id TEXT) STRICT;

CREATE INDEX claim_event_by_claim ON claim_event (claim_id, id);

CREATE TRIGGER claim_event_no_update BEFORE UPDATE ON claim_event BEGIN SELECT RAISE(ABORT, 'claim events are never changed'); END;

CREATE TRIGGER claim_event_no_delete BEFORE DELETE ON claim_event BEGIN SELECT RAISE(ABORT, 'claim events are never deleted'); END;

CREATE TABLE invoice (
  id TEXT PRIMARY KEY, invoice_number TEXT NOT NULL UNIQUE, patient_id TEXT NOT NULL REFERENCES patient(id), issued_at TEXT NOT NULL,
  issued_on TEXT NOT NULL, due_on TEXT NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), pdf BLOB NOT NULL, sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX invoice_by_patient ON invoice (patient_id, issued_on);

CREATE TABLE remittance (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL, received_at TEXT NOT NULL,
  payer_name TEXT NOT NULL, trace_number TEXT NOT NULL, paid_on TEXT, amount_cents INTEGER NOT NULL, claim_count INTEGER NOT NULL,
  unmatched_count INTEGER NOT NULL, status TEXT NOT NULL CHECK (status IN ('waiting','posted','undone')), journal_id TEXT REFERENCES journal(id)
, source TEXT NOT NULL DEFAULT 'era' CHECK (source IN ('era','paper')), left_out_count INTEGER NOT NULL DEFAULT 0, proof BLOB) STRICT;

CREATE UNIQUE INDEX remittance_by_content ON remittance (sha256);

CREATE TABLE remittance_claim (
  id INTEGER PRIMARY KEY, remittance_id TEXT NOT NULL REFERENCES remittance(id), control_number TEXT NOT NULL, payer_control_number TEXT NOT NULL,
  status_code TEXT NOT NULL, claim_id TEXT REFERENCES claim(id), patient_name TEXT NOT NULL, service_on TEXT, charge_cents INTEGER NOT NULL, paid_cents INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('posts','denied','unmatched','unbalanced','held'))
, applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0,1)), position INTEGER NOT NULL DEFAULT 0, sentence TEXT NOT NULL DEFAULT '') STRICT;

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

CREATE TABLE claim_status (status TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE) STRICT, WITHOUT ROWID;

CREATE TABLE journal_kind (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE account (account TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE "journal" (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL REFERENCES journal_kind(kind),
  posted_on TEXT NOT NULL, deposit_on TEXT, posted_at TEXT NOT NULL, memo TEXT NOT NULL,
  source_type TEXT NOT NULL, source_id TEXT NOT NULL,
  reverses_journal_id TEXT UNIQUE REFERENCES journal(id), user_id TEXT NOT NULL REFERENCES user_account(id),
  UNIQUE (source_type, source_id)
) STRICT;

CREATE TABLE "journal_entry" (
  id INTEGER PRIMARY KEY, journal_id TEXT NOT NULL REFERENCES journal(id) DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL REFERENCES account(account), amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0),
  patient_id TEXT REFERENCES patient(id), claim_id TEXT REFERENCES claim(id), service_line_id TEXT, payer_id TEXT REFERENCES payer(id),
  encounter_id TEXT REFERENCES encounter(id), service_on TEXT, reason TEXT NOT NULL, memo TEXT NOT NULL,
  CHECK (account NOT IN ('ar_insurer','ar_patient') OR patient_id IS NOT NULL)
) STRICT;

CREATE INDEX journal_by_posted ON journal (posted_on, number);

CREATE INDEX entry_by_journal ON journal_entry (journal_id);

CREATE INDEX entry_by_patient ON journal_entry (patient_id, account, amount_cents, claim_id) WHERE patient_id IS NOT NULL;

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

CREATE TABLE "claim" (
  id TEXT PRIMARY KEY, control_number TEXT NOT NULL UNIQUE, encounter_id TEXT NOT NULL REFERENCES encounter(id),
  patient_id TEXT NOT NULL REFERENCES patient(id), payer_id TEXT NOT NULL REFERENCES payer(id), coverage_id TEXT NOT NULL REFERENCES coverage(id),
  /* Which payer in the order of payment: 1 pays first. */
  coverage_rank INTEGER NOT NULL DEFAULT 1 CHECK (coverage_rank BETWEEN 1 AND 11),
  service_on TEXT NOT NULL, status TEXT NOT NULL REFERENCES claim_status(status),
  hold_reason TEXT NOT NULL DEFAULT '', waits_for_prior INTEGER NOT NULL DEFAULT 0 CHECK (waits_for_prior IN (0,1)),
  /* Grows with every change. The number of what is or will be sent, why there is that version, its CLM05-3. */
  version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
  version_number INTEGER NOT NULL DEFAULT 1 CHECK (version_number >= 1), version_reason TEXT NOT NULL DEFAULT '',
  frequency TEXT NOT NULL DEFAULT '1' CHECK (frequency IN ('1','7','8')),
  payer_control_number TEXT NOT NULL DEFAULT '',
  /* The claim to the payer before, whose answer this one carries; forwarded by that payer itself. */
  prior_claim_id TEXT REFERENCES claim(id), crossover INTEGER NOT NULL DEFAULT 0 CHECK (crossover IN (0,1)),
  charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0), file_by_on TEXT NOT NULL, follow_up_on TEXT,
  task_due_on TEXT, open_tasks INTEGER NOT NULL DEFAULT 0 CHECK (open_tasks >= 0),
  stops INTEGER NOT NULL DEFAULT 0 CHECK (stops >= 0), warns INTEGER NOT NULL DEFAULT 0 CHECK (warns >= 0),
  /* The soonest of filing (while it is to be sent), following up and an open task; the far end when nothing is due.
     Kept by triggers: a generated column would keep the indexes from answering by themselves. */
  due_on TEXT NOT NULL DEFAULT '9999-12-31',
  created_at TEXT NOT NULL,
  /* Paths of the fields that were written by hand. */
  edited TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(edited)),
  frozen TEXT NOT NULL CHECK (json_valid(frozen)), findings TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;

CREATE TABLE "claim_line" (
  /* A line that a later version left out has no number; what was posted to it keeps its code. */
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), service_line_id TEXT NOT NULL, number INTEGER CHECK (number BETWEEN 1 AND 50),
  code TEXT NOT NULL, charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0), UNIQUE (claim_id, number), UNIQUE (claim_id, service_line_id)
) STRICT;

CREATE INDEX claim_line_by_service_line ON claim_line (service_line_id);

CREATE INDEX claim_by_prior ON claim (prior_claim_id) WHERE prior_claim_id IS NOT NULL;

CREATE INDEX claim_by_payer_number ON claim (payer_control_number) WHERE payer_control_number <> '';

CREATE INDEX claim_desk ON claim (due_on, status, service_on, payer_id, patient_id, charge_cents, file_by_on, stops,
  coverage_rank, control_number);

CREATE INDEX claim_by_patient ON claim (patient_id, service_on, status, payer_id, charge_cents, due_on, stops,
  coverage_rank, control_number, id, encounter_id);

CREATE INDEX claim_by_status ON claim (status, payer_id, due_on, file_by_on, charge_cents);

CREATE UNIQUE INDEX claim_one_live_by_rank ON claim (encounter_id, coverage_rank) WHERE status <> 'voided';

CREATE TRIGGER claim_due_first AFTER INSERT ON claim BEGIN UPDATE claim SET due_on = min(CASE WHEN status IN ('draft','held','ready','rejected') THEN file_by_on ELSE '9999-12-31' END,
  coalesce(follow_up_on, '9999-12-31'), coalesce(task_due_on, '9999-12-31')) WHERE rowid = NEW.rowid; END;

CREATE TRIGGER claim_due_again AFTER UPDATE OF status, file_by_on, follow_up_on, task_due_on ON claim
BEGIN UPDATE claim SET due_on = min(CASE WHEN status IN ('draft','held','ready','rejected') THEN file_by_on ELSE '9999-12-31' END,
  coalesce(follow_up_on, '9999-12-31'), coalesce(task_due_on, '9999-12-31')) WHERE rowid = NEW.rowid; END;

CREATE TABLE claim_version (
  claim_id TEXT NOT NULL REFERENCES claim(id), number INTEGER NOT NULL CHECK (number >= 1),
  frequency TEXT NOT NULL CHECK (frequency IN ('1','7','8')), reason TEXT NOT NULL, replaces INTEGER,
  charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0), frozen TEXT NOT NULL CHECK (json_valid(frozen)),
  findings TEXT NOT NULL CHECK (json_valid(findings)), checked_by TEXT NOT NULL CHECK (json_valid(checked_by)),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user_account(id), claim_file_id TEXT REFERENCES claim_file(id),
  PRIMARY KEY (claim_id, number), CHECK (replaces IS NULL OR replaces < number)
) STRICT;

CREATE TRIGGER claim_version_no_update BEFORE UPDATE ON claim_version BEGIN SELECT RAISE(ABORT, 'claim versions are never changed'); END;

CREATE TRIGGER claim_version_no_delete BEFORE DELETE ON claim_version BEGIN SELECT RAISE(ABORT, 'claim versions are never deleted'); END;

CREATE TABLE claim_note (
  id INTEGER PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id), text TEXT NOT NULL CHECK (length(text) > 0)
) STRICT;

CREATE INDEX claim_note_by_claim ON claim_note (claim_id, id);

CREATE TRIGGER claim_note_no_update BEFORE UPDATE ON claim_note BEGIN SELECT RAISE(ABORT, 'notes are never changed'); END;

CREATE TRIGGER claim_note_no_delete BEFORE DELETE ON claim_note BEGIN SELECT RAISE(ABORT, 'notes are never deleted'); END;

CREATE TABLE claim_task (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), title TEXT NOT NULL CHECK (length(title) > 0),
  owner_id TEXT REFERENCES user_account(id), due_on TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user_account(id),
  done_at TEXT, done_by TEXT REFERENCES user_account(id), CHECK ((done_at IS NULL) = (done_by IS NULL))
) STRICT;

CREATE INDEX claim_task_by_claim ON claim_task (claim_id, created_at);

CREATE INDEX claim_task_open ON claim_task (due_on, owner_id, claim_id) WHERE done_at IS NULL;

CREATE TRIGGER claim_task_added AFTER INSERT ON claim_task BEGIN UPDATE claim SET
  open_tasks = (SELECT count(*) FROM claim_task WHERE claim_id = NEW.claim_id AND done_at IS NULL),
  task_due_on = (SELECT min(due_on) FROM claim_task WHERE claim_id = NEW.claim_id AND done_at IS NULL) WHERE id = NEW.claim_id; END;

CREATE TRIGGER claim_task_changed AFTER UPDATE ON claim_task BEGIN UPDATE claim SET
  open_tasks = (SELECT count(*) FROM claim_task WHERE claim_id = NEW.claim_id AND done_at IS NULL),
  task_due_on = (SELECT min(due_on) FROM claim_task WHERE claim_id = NEW.claim_id AND done_at IS NULL) WHERE id = NEW.claim_id; END;

CREATE TABLE claim_template (
  id TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE UNIQUE, content TEXT NOT NULL CHECK (json_valid(content)),
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id)
) STRICT;

CREATE TABLE claim_recurrence (
  id TEXT PRIMARY KEY, patient_id TEXT NOT NULL REFERENCES patient(id),
  template_id TEXT REFERENCES claim_template(id), claim_id TEXT REFERENCES claim(id),
  rendering_provider_id TEXT REFERENCES provider(id), facility_id TEXT REFERENCES facility(id),
  every INTEGER NOT NULL CHECK (every BETWEEN 1 AND 365), unit TEXT NOT NULL CHECK (unit IN ('day','week','month')),
  /* From which day the months are counted, so that the 31st comes back after a short month. */
  first_on TEXT NOT NULL, made INTEGER NOT NULL DEFAULT 0, next_on TEXT NOT NULL, until_on TEXT,
  created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user_account(id),
  CHECK ((template_id IS NULL) <> (claim_id IS NULL))
) STRICT;

CREATE INDEX claim_recurrence_due ON claim_recurrence (next_on);

CREATE INDEX remittance_claim_applied ON remittance_claim (claim_id, remittance_id) WHERE applied = 1;

CREATE TABLE ack_file (
  id TEXT PRIMARY KEY, file_name TEXT NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64), content BLOB NOT NULL, received_at TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('dialog','dropped','folder','terminal')), sender_id TEXT NOT NULL,
  kinds TEXT NOT NULL CHECK (json_valid(kinds)), oddities TEXT NOT NULL CHECK (json_valid(oddities)),
  segments INTEGER NOT NULL CHECK (segments > 0),
  state TEXT NOT NULL CHECK (state IN ('read','undone'))
) STRICT;

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
  from_status TEXT REFERENCES claim_status(status), to_status TEXT REFERENCES claim_status(status), note TEXT NOT NULL, number_before TEXT, number_after TEXT,
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

CREATE TABLE ack_folder (machine TEXT PRIMARY KEY, path TEXT NOT NULL, set_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE ack_folder_file (
  machine TEXT NOT NULL REFERENCES ack_folder(machine) ON DELETE CASCADE, name TEXT NOT NULL, size INTEGER NOT NULL, changed_ms INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('taken','known','refused')), sentence TEXT NOT NULL, seen_at TEXT NOT NULL,
  PRIMARY KEY (machine, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX ack_folder_file_refused ON ack_folder_file (machine, outcome);

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

CREATE INDEX claim_line_by_code ON claim_line (code);

CREATE TABLE receiver_profile (
  receiver_id TEXT PRIMARY KEY, profile TEXT NOT NULL CHECK (json_valid(profile)),
  changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox_folder (machine TEXT PRIMARY KEY, path TEXT NOT NULL, set_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE claim_file_place (
  claim_file_id TEXT PRIMARY KEY REFERENCES claim_file(id), machine TEXT NOT NULL, path TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_file_by_place ON claim_file_place (machine, path);

CREATE TABLE "provider" (
  id TEXT PRIMARY KEY, last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT NOT NULL, credentials TEXT NOT NULL,
  npi TEXT NOT NULL, taxonomy TEXT NOT NULL, active INTEGER NOT NULL CHECK (active IN (0,1))
) STRICT;

CREATE UNIQUE INDEX provider_by_npi ON provider (npi) WHERE npi <> '';

CREATE TABLE history_file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64), file_name TEXT NOT NULL, byte_count INTEGER NOT NULL CHECK (byte_count > 0),
  taken_at TEXT NOT NULL, taken_by TEXT NOT NULL REFERENCES user_account(id),
  claims_read INTEGER NOT NULL CHECK (claims_read >= 0),
  /* Readable claims that did not come in when it was read last: it may be read again for them. */
  left_out INTEGER NOT NULL CHECK (left_out >= 0),
  /* The bytes, compressed (gzip, members one behind the other). */
  content BLOB NOT NULL
) STRICT;

CREATE TRIGGER history_file_no_delete BEFORE DELETE ON history_file BEGIN SELECT RAISE(ABORT, 'files of the history are never deleted'); END;

CREATE TRIGGER history_file_content BEFORE UPDATE OF sha256, byte_count, content ON history_file
BEGIN SELECT RAISE(ABORT, 'files of the history are never changed'); END;

CREATE TABLE history_import (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE INDEX coverage_by_member ON coverage (member_id);

CREATE INDEX history_import_by_time ON history_import (at);

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

CREATE TABLE "patient" (
  id TEXT PRIMARY KEY, account_number TEXT NOT NULL UNIQUE, last_name TEXT NOT NULL, first_name TEXT NOT NULL, middle_name TEXT NOT NULL,
  /* NULL when no file told it. */
  birth_on TEXT, sex TEXT NOT NULL CHECK (sex IN ('F','M','U')), address TEXT NOT NULL CHECK (json_valid(address)),
  phone TEXT NOT NULL, deceased_on TEXT
, guarantor_id TEXT REFERENCES patient(id)) STRICT;

CREATE INDEX patient_by_name ON patient (last_name COLLATE NOCASE, first_name COLLATE NOCASE);

CREATE INDEX patient_by_birth ON patient (birth_on);

CREATE INDEX patient_by_phone ON patient (phone) WHERE phone <> '';

CREATE TABLE sent_group (
  control INTEGER NOT NULL, claim_file_id TEXT REFERENCES claim_file(id) ON DELETE CASCADE,
  question_file_id TEXT REFERENCES question_file(id) ON DELETE CASCADE,
  CHECK ((claim_file_id IS NULL) <> (question_file_id IS NULL))
) STRICT;

CREATE INDEX sent_group_by_control ON sent_group (control);

CREATE INDEX sent_group_by_claim_file ON sent_group (claim_file_id) WHERE claim_file_id IS NOT NULL;

CREATE INDEX sent_group_by_question_file ON sent_group (question_file_id) WHERE question_file_id IS NOT NULL;

CREATE INDEX patient_by_guarantor ON patient (guarantor_id) WHERE guarantor_id IS NOT NULL;

CREATE TABLE payment_batch (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, day TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  opened_at TEXT NOT NULL, closed_at TEXT, closed_by TEXT REFERENCES user_account(id), note TEXT NOT NULL DEFAULT '',
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX payment_batch_open ON payment_batch (day, user_id) WHERE closed_at IS NULL;

CREATE TRIGGER payment_batch_closed BEFORE UPDATE ON payment_batch WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed batch is never changed'); END;

CREATE TRIGGER payment_batch_no_delete BEFORE DELETE ON payment_batch BEGIN SELECT RAISE(ABORT, 'batches are never deleted'); END;

CREATE TABLE payment_batch_count (
  batch_id TEXT NOT NULL REFERENCES payment_batch(id), tender TEXT NOT NULL, expected_cents INTEGER NOT NULL,
  counted_cents INTEGER NOT NULL, PRIMARY KEY (batch_id, tender)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment (
  journal_id TEXT PRIMARY KEY REFERENCES journal(id), patient_id TEXT NOT NULL REFERENCES patient(id),
  tender TEXT NOT NULL CHECK (tender IN ('cash','check','card','eft','money_order')), amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  received_on TEXT NOT NULL, check_number TEXT NOT NULL DEFAULT '',
  card_last4 TEXT NOT NULL DEFAULT '' CHECK (card_last4 = '' OR card_last4 GLOB '[0-9][0-9][0-9][0-9]'),
  approval TEXT NOT NULL DEFAULT '', paid_by TEXT NOT NULL DEFAULT '', batch_id TEXT REFERENCES payment_batch(id)
) STRICT;

CREATE INDEX payment_by_patient ON payment (patient_id, received_on);

CREATE INDEX payment_by_batch ON payment (batch_id) WHERE batch_id IS NOT NULL;

CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'payments are never changed'); END;

CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'payments are never deleted'); END;

CREATE TABLE returned_payment (
  payment_journal_id TEXT PRIMARY KEY REFERENCES payment(journal_id), journal_id TEXT NOT NULL UNIQUE REFERENCES journal(id),
  fee_journal_id TEXT REFERENCES journal(id), returned_on TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;

CREATE TABLE refund (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, patient_id TEXT REFERENCES patient(id), payer_id TEXT REFERENCES payer(id),
  claim_id TEXT REFERENCES claim(id), amount_cents INTEGER NOT NULL CHECK (amount_cents > 0), reason TEXT NOT NULL,
  asked_on TEXT NOT NULL, journal_id TEXT NOT NULL UNIQUE REFERENCES journal(id), user_id TEXT NOT NULL REFERENCES user_account(id),
  paid_on TEXT, check_number TEXT NOT NULL DEFAULT '', paid_journal_id TEXT UNIQUE REFERENCES journal(id),
  cancelled_journal_id TEXT UNIQUE REFERENCES journal(id),
  CHECK (patient_id IS NOT NULL OR payer_id IS NOT NULL), CHECK ((paid_on IS NULL) = (paid_journal_id IS NULL)),
  CHECK (paid_journal_id IS NULL OR cancelled_journal_id IS NULL)
) STRICT;

CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund BEGIN SELECT RAISE(ABORT, 'refunds are never deleted'); END;

CREATE TABLE credit_note (
  id INTEGER PRIMARY KEY, patient_id TEXT REFERENCES patient(id), payer_id TEXT REFERENCES payer(id), at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id), text TEXT NOT NULL CHECK (length(text) > 0),
  CHECK ((patient_id IS NULL) <> (payer_id IS NULL))
) STRICT;

CREATE INDEX credit_note_by_patient ON credit_note (patient_id) WHERE patient_id IS NOT NULL;

CREATE INDEX credit_note_by_payer ON credit_note (payer_id) WHERE payer_id IS NOT NULL;

CREATE TABLE account_mapping (account TEXT PRIMARY KEY REFERENCES account(account), name TEXT NOT NULL CHECK (name <> '')) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_setting (
  only INTEGER PRIMARY KEY CHECK (only = 1), returned_fee_cents INTEGER NOT NULL DEFAULT 0 CHECK (returned_fee_cents >= 0)
) STRICT;

CREATE TABLE deposit (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, deposited_on TEXT NOT NULL, reference TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0), journal_id TEXT NOT NULL UNIQUE REFERENCES journal(id),
  made_at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT;

CREATE INDEX deposit_by_day ON deposit (deposited_on, number);

CREATE TRIGGER deposit_no_update BEFORE UPDATE ON deposit BEGIN SELECT RAISE(ABORT, 'a deposit is locked'); END;

CREATE TRIGGER deposit_no_delete BEFORE DELETE ON deposit BEGIN SELECT RAISE(ABORT, 'a deposit is locked'); END;

CREATE TABLE deposit_item (
  deposit_id TEXT NOT NULL REFERENCES deposit(id), entry_id INTEGER NOT NULL REFERENCES journal_entry(id),
  amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0), live INTEGER NOT NULL DEFAULT 1 CHECK (live IN (0,1)),
  PRIMARY KEY (deposit_id, entry_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX deposit_item_once ON deposit_item (entry_id) WHERE live = 1;

CREATE TRIGGER deposit_item_only_ends BEFORE UPDATE ON deposit_item
WHEN OLD.live = 0 OR NEW.live <> 0 OR OLD.amount_cents <> NEW.amount_cents OR OLD.entry_id <> NEW.entry_id OR OLD.deposit_id <> NEW.deposit_id
BEGIN SELECT RAISE(ABORT, 'a deposit is locked'); END;

CREATE TRIGGER deposit_item_no_delete BEFORE DELETE ON deposit_item BEGIN SELECT RAISE(ABORT, 'a deposit is locked'); END;

CREATE INDEX entry_of_money ON journal_entry (account, id, journal_id, amount_cents) WHERE account IN ('cash','check','card','eft');

CREATE TABLE period (
  id TEXT PRIMARY KEY, from_on TEXT NOT NULL, through_on TEXT NOT NULL, closed_at TEXT NOT NULL,
  closed_by TEXT NOT NULL REFERENCES user_account(id), note TEXT NOT NULL, sheet TEXT NOT NULL CHECK (json_valid(sheet)),
  /* Journals and a hash over all their entries as they stood at closing. */
  journals INTEGER NOT NULL, seal TEXT NOT NULL CHECK (length(seal) = 64),
  reopened_at TEXT, reopened_by TEXT REFERENCES user_account(id), reopen_reason TEXT,
  CHECK (from_on <= through_on), CHECK ((reopened_at IS NULL) = (reopened_by IS NULL))
) STRICT;

CREATE UNIQUE INDEX period_closed ON period (through_on) WHERE reopened_at IS NULL;

CREATE TRIGGER period_no_delete BEFORE DELETE ON period BEGIN SELECT RAISE(ABORT, 'periods are never deleted'); END;

CREATE TRIGGER period_only_reopens BEFORE UPDATE ON period
WHEN OLD.reopened_at IS NOT NULL OR NEW.seal <> OLD.seal OR NEW.through_on <> OLD.through_on OR NEW.sheet <> OLD.sheet
BEGIN SELECT RAISE(ABORT, 'a closed period is never changed'); END;

CREATE TRIGGER journal_not_in_closed_period BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM period WHERE reopened_at IS NULL AND through_on >= NEW.posted_on)
BEGIN SELECT RAISE(ABORT, 'this period is closed'); END;

CREATE TABLE open_balance (
  account TEXT NOT NULL CHECK (account IN ('ar_insurer','ar_patient','unapplied_payments')), patient_id TEXT NOT NULL,
  claim_id TEXT NOT NULL, payer_id TEXT NOT NULL, service_on TEXT NOT NULL, amount_cents INTEGER NOT NULL,
  PRIMARY KEY (account, patient_id, claim_id, payer_id, service_on)
) STRICT, WITHOUT ROWID;

CREATE INDEX open_balance_settled ON open_balance (amount_cents) WHERE amount_cents = 0;

CREATE INDEX open_balance_by_payer ON open_balance (account, payer_id, service_on, amount_cents);

CREATE TRIGGER journal_moves_open_balances AFTER INSERT ON journal BEGIN
  INSERT INTO open_balance (account, patient_id, claim_id, payer_id, service_on, amount_cents)
    SELECT account, coalesce(patient_id, ''), coalesce(claim_id, ''), coalesce(payer_id, ''), coalesce(service_on, ''), sum(amount_cents)
    FROM journal_entry WHERE journal_id = NEW.id AND account IN ('ar_insurer','ar_patient','unapplied_payments')
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount_cents) <> 0
    ON CONFLICT DO UPDATE SET amount_cents = amount_cents + excluded.amount_cents;
  DELETE FROM open_balance WHERE amount_cents = 0;
END;

CREATE TABLE patient_journal (
  patient_id TEXT NOT NULL, number INTEGER NOT NULL, journal_id TEXT NOT NULL, kind TEXT NOT NULL, posted_on TEXT NOT NULL,
  reverses_journal_id TEXT, PRIMARY KEY (patient_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_listed_by_patient AFTER INSERT ON journal BEGIN
  INSERT INTO patient_journal (patient_id, number, journal_id, kind, posted_on, reverses_journal_id)
    SELECT DISTINCT patient_id, NEW.number, NEW.id, NEW.kind, NEW.posted_on, NEW.reverses_journal_id
    FROM journal_entry WHERE journal_id = NEW.id AND patient_id IS NOT NULL;
END;

CREATE TABLE patient_mail (
  patient_id TEXT PRIMARY KEY REFERENCES patient(id),
  /* A letter came back: nothing goes until the address is mended. */
  returned_on TEXT, hold_until TEXT, hold_reason TEXT NOT NULL DEFAULT '',
  /* Empty: the practice's. */
  language TEXT NOT NULL DEFAULT '', changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX entry_at_agency ON journal_entry (patient_id, claim_id, service_line_id, amount_cents) WHERE account = 'ar_collections';

CREATE TABLE payment_plan (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, patient_id TEXT NOT NULL REFERENCES patient(id),
  /* That a plan is paid is told by the journal, not here. */
  state TEXT NOT NULL CHECK (state IN ('running','paused','defaulted','cancelled')),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX payment_plan_by_patient ON payment_plan (patient_id);

CREATE INDEX payment_plan_by_state ON payment_plan (state);

CREATE TRIGGER payment_plan_no_delete BEFORE DELETE ON payment_plan BEGIN SELECT RAISE(ABORT, 'plans are never deleted'); END;

CREATE TABLE payment_plan_version (
  plan_id TEXT NOT NULL REFERENCES payment_plan(id), number INTEGER NOT NULL CHECK (number >= 1),
  terms TEXT NOT NULL CHECK (json_valid(terms)), schedule TEXT NOT NULL CHECK (json_valid(schedule)),
  claims TEXT NOT NULL CHECK (json_valid(claims)), reason TEXT NOT NULL,
  /* Money that moved in journals up to this one was moved before this version was agreed. */
  after_journal INTEGER NOT NULL, created_at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  /* The agreement as it was drawn, for the signature. */
  pdf BLOB, sha256 TEXT, PRIMARY KEY (plan_id, number)
) STRICT;

CREATE TRIGGER payment_plan_version_no_update BEFORE UPDATE ON payment_plan_version
WHEN OLD.sha256 IS NOT NULL OR NEW.terms <> OLD.terms OR NEW.schedule <> OLD.schedule OR NEW.claims <> OLD.claims OR NEW.after_journal <> OLD.after_journal
BEGIN SELECT RAISE(ABORT, 'what was agreed is never changed'); END;

CREATE TRIGGER payment_plan_version_no_delete BEFORE DELETE ON payment_plan_version BEGIN SELECT RAISE(ABORT, 'what was agreed is never deleted'); END;

CREATE TABLE payment_plan_event (
  id INTEGER PRIMARY KEY, plan_id TEXT NOT NULL REFERENCES payment_plan(id), at TEXT NOT NULL, "on" TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id),
  kind TEXT NOT NULL CHECK (kind IN ('agreed','signed','renegotiated','paused','resumed','told','held','defaulted','cancelled','paid_off')),
  detail TEXT NOT NULL,
  /* For a late step: its days, and since when the plan was late. */
  step_days INTEGER, late_since TEXT
) STRICT;

CREATE INDEX payment_plan_event_by_plan ON payment_plan_event (plan_id, id);

CREATE TRIGGER payment_plan_event_no_update BEFORE UPDATE ON payment_plan_event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER payment_plan_event_no_delete BEFORE DELETE ON payment_plan_event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE estimate (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, version INTEGER NOT NULL CHECK (version >= 1),
  patient_id TEXT NOT NULL REFERENCES patient(id), issued_at TEXT NOT NULL, issued_on TEXT NOT NULL, valid_to TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents >= 0), "order" TEXT NOT NULL CHECK (json_valid("order")),
  content TEXT NOT NULL CHECK (json_valid(content)),
  pdf BLOB NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64), UNIQUE (number, version)
) STRICT;

CREATE INDEX estimate_by_patient ON estimate (patient_id, issued_on);

CREATE TRIGGER estimate_no_update BEFORE UPDATE ON estimate BEGIN SELECT RAISE(ABORT, 'estimates are never changed'); END;

CREATE TRIGGER estimate_no_delete BEFORE DELETE ON estimate BEGIN SELECT RAISE(ABORT, 'estimates are never deleted'); END;

CREATE TABLE estimate_delivery (
  estimate_id TEXT PRIMARY KEY REFERENCES estimate(id), "on" TEXT NOT NULL, way TEXT NOT NULL CHECK (way IN ('hand','mail','electronic')),
  at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT;

CREATE TABLE collection_case (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, patient_id TEXT NOT NULL REFERENCES patient(id),
  agency TEXT NOT NULL CHECK (agency <> ''), share TEXT NOT NULL CHECK (json_valid(share)), placed_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('placed','recalled','closed'))
) STRICT;

CREATE UNIQUE INDEX collection_case_live ON collection_case (patient_id) WHERE state = 'placed';

CREATE INDEX collection_case_by_patient ON collection_case (patient_id);

CREATE TRIGGER collection_case_no_delete BEFORE DELETE ON collection_case BEGIN SELECT RAISE(ABORT, 'cases are never deleted'); END;

CREATE TABLE collection_event (
  id INTEGER PRIMARY KEY, patient_id TEXT NOT NULL REFERENCES patient(id), case_id TEXT REFERENCES collection_case(id),
  at TEXT NOT NULL, "on" TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  kind TEXT NOT NULL CHECK (kind IN ('notice','placed','paid','recalled','closed')), detail TEXT NOT NULL,
  journal_id TEXT REFERENCES journal(id)
) STRICT;

CREATE INDEX collection_event_by_patient ON collection_event (patient_id, id);

CREATE TRIGGER collection_event_no_update BEFORE UPDATE ON collection_event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER collection_event_no_delete BEFORE DELETE ON collection_event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE "remittance_payment" (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL CHECK (position >= 0), trace_number TEXT NOT NULL,
  originator_id TEXT NOT NULL, amount_cents INTEGER NOT NULL,
  /* Hash of all that it says of money, whatever its envelope is numbered. */
  digest TEXT NOT NULL,
  live INTEGER NOT NULL CHECK (live IN (0,1)), PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX remittance_payment_once ON remittance_payment (trace_number, originator_id, amount_cents)
  WHERE live = 1 AND amount_cents <> 0 AND trace_number <> '';

CREATE UNIQUE INDEX remittance_payment_said_once ON remittance_payment (digest) WHERE live = 1 AND digest <> '';

CREATE UNIQUE INDEX remittance_claim_place ON remittance_claim (remittance_id, position);

CREATE INDEX remittance_claim_set_aside ON remittance_claim (outcome, remittance_id) WHERE applied = 0;

CREATE TABLE remittance_choice (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL, claim_id TEXT REFERENCES claim(id),
  at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id), PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE remittance_settlement (
  id TEXT PRIMARY KEY, remittance_id TEXT NOT NULL REFERENCES remittance(id), part TEXT NOT NULL CHECK (part IN ('claim','plb')),
  position INTEGER NOT NULL CHECK (position >= 0),
  how TEXT NOT NULL CHECK (how IN ('matched','not_ours','refund','income','cost')),
  claim_id TEXT REFERENCES claim(id), journal_id TEXT REFERENCES journal(id), note TEXT NOT NULL,
  /* The later file whose reversal made room for it. */
  by_remittance_id TEXT REFERENCES remittance(id), at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id), undone_at TEXT,
  CHECK ((how = 'matched') = (claim_id IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX remittance_settlement_once ON remittance_settlement (remittance_id, part, position) WHERE undone_at IS NULL;

CREATE INDEX remittance_settlement_by_cause ON remittance_settlement (by_remittance_id) WHERE by_remittance_id IS NOT NULL;

CREATE TABLE remittance_correction (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL, claim_id TEXT NOT NULL REFERENCES claim(id),
  last_name TEXT NOT NULL, first_name TEXT NOT NULL, member_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','taken','dismissed')), at TEXT NOT NULL, PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE remit_rules (
  version INTEGER PRIMARY KEY CHECK (version >= 1), at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  change TEXT NOT NULL, rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;

CREATE TRIGGER remit_rules_no_update BEFORE UPDATE ON remit_rules BEGIN SELECT RAISE(ABORT, 'versions of rules are never changed'); END;

CREATE TRIGGER remit_rules_no_delete BEFORE DELETE ON remit_rules BEGIN SELECT RAISE(ABORT, 'versions of rules are never deleted'); END;

CREATE TABLE remit_payee (
  identifier TEXT PRIMARY KEY CHECK (identifier <> ''), name TEXT NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE payer_item (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL CHECK (position >= 0),
  payer_id TEXT REFERENCES payer(id), payer_name TEXT NOT NULL, trace_number TEXT NOT NULL, paid_on TEXT,
  reason TEXT NOT NULL, reference TEXT NOT NULL, amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0),
  account TEXT NOT NULL REFERENCES account(account), PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX payer_item_by_payer ON payer_item (payer_id, payer_name);

CREATE TABLE contract_rate (
  payer_id TEXT NOT NULL REFERENCES payer(id),
  /* * stands for every code without a row of its own. */
  code TEXT NOT NULL CHECK (code = '*' OR length(code) = 5), modifier TEXT NOT NULL CHECK (length(modifier) IN (0, 2)),
  place_of_service TEXT NOT NULL CHECK (length(place_of_service) IN (0, 2)), from_on TEXT NOT NULL, to_on TEXT,
  basis TEXT NOT NULL CHECK (basis IN ('amount', 'medicare', 'charge')), amount_cents INTEGER CHECK (amount_cents >= 0),
  /* Hundredths of a percent. */
  percent INTEGER CHECK (percent > 0), source TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL REFERENCES user_account(id),
  PRIMARY KEY (payer_id, code, modifier, place_of_service, from_on), CHECK (to_on IS NULL OR to_on >= from_on),
  CHECK ((basis = 'amount') = (amount_cents IS NOT NULL)), CHECK ((basis = 'amount') = (percent IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE contract_modifier (
  payer_id TEXT NOT NULL REFERENCES payer(id), modifier TEXT NOT NULL CHECK (length(modifier) = 2),
  percent INTEGER NOT NULL CHECK (percent > 0), PRIMARY KEY (payer_id, modifier)
) STRICT, WITHOUT ROWID;

CREATE TABLE allowed_read (
  remittance_id TEXT PRIMARY KEY REFERENCES remittance(id) ON DELETE CASCADE, journal_id TEXT, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE allowed_answer (
  id INTEGER PRIMARY KEY, remittance_id TEXT NOT NULL REFERENCES allowed_read(remittance_id) ON DELETE CASCADE,
  /* Orders answers by their posting. */
  journal_number INTEGER NOT NULL,
  claim_id TEXT NOT NULL REFERENCES claim(id), service_line_id TEXT NOT NULL, patient_id TEXT NOT NULL REFERENCES patient(id),
  payer_id TEXT NOT NULL REFERENCES payer(id), code TEXT NOT NULL, pricing TEXT NOT NULL, place_of_service TEXT NOT NULL,
  modifiers TEXT NOT NULL CHECK (json_valid(modifiers)), service_on TEXT NOT NULL, units INTEGER NOT NULL, charge_cents INTEGER NOT NULL,
  allowed_cents INTEGER NOT NULL, paid_cents INTEGER NOT NULL, reasons TEXT NOT NULL CHECK (json_valid(reasons)),
  unclear TEXT NOT NULL, trace_number TEXT NOT NULL, paid_on TEXT
) STRICT;

CREATE INDEX allowed_answer_by_remittance ON allowed_answer (remittance_id);

CREATE INDEX allowed_answer_by_line ON allowed_answer (claim_id, service_line_id);

CREATE INDEX allowed_answer_by_service ON allowed_answer (payer_id, code, pricing, place_of_service, service_on);

CREATE TABLE underpayment (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), service_line_id TEXT NOT NULL, payer_id TEXT NOT NULL REFERENCES payer(id),
  difference TEXT NOT NULL CHECK (difference IN ('underpaid', 'overpaid', 'cut')), first_cut INTEGER NOT NULL CHECK (first_cut IN (0, 1)),
  status TEXT NOT NULL CHECK (status IN ('open', 'disputed', 'answered', 'recovered', 'given_up')),
  /* Whether a posted answer stands behind it: not while its remittance is undone. */
  standing INTEGER NOT NULL CHECK (standing IN (0, 1)),
  /* The answer that it was found in, and the first allowed amount. */
  remittance_id TEXT NOT NULL, trace_number TEXT NOT NULL, paid_on TEXT, code TEXT NOT NULL, modifiers TEXT NOT NULL, service_on TEXT NOT NULL,
  units INTEGER NOT NULL, charge_cents INTEGER NOT NULL, first_allowed_cents INTEGER NOT NULL, allowed_cents INTEGER NOT NULL,
  paid_cents INTEGER NOT NULL, expected_cents INTEGER NOT NULL, recovered_cents INTEGER NOT NULL DEFAULT 0,
  basis TEXT NOT NULL, reasons TEXT NOT NULL CHECK (json_valid(reasons)), disputed_on TEXT, follow_up_on TEXT, note TEXT NOT NULL DEFAULT '',
  found_at TEXT NOT NULL, UNIQUE (claim_id, service_line_id)
) STRICT;

CREATE INDEX underpayment_by_status ON underpayment (status, standing);

CREATE INDEX underpayment_by_remittance ON underpayment (remittance_id);

CREATE TABLE underpayment_event (
  id INTEGER PRIMARY KEY, underpayment_id TEXT NOT NULL REFERENCES underpayment(id), at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id), sentence TEXT NOT NULL
) STRICT;

CREATE INDEX underpayment_event_by_case ON underpayment_event (underpayment_id, id);

CREATE TRIGGER underpayment_event_no_update BEFORE UPDATE ON underpayment_event BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

CREATE TRIGGER underpayment_event_no_delete BEFORE DELETE ON underpayment_event BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE dispute_list (
  id TEXT PRIMARY KEY, payer_id TEXT NOT NULL REFERENCES payer(id), made_on TEXT NOT NULL, made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES user_account(id), line_count INTEGER NOT NULL, difference_cents INTEGER NOT NULL,
  pdf BLOB NOT NULL, sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE TRIGGER dispute_list_no_update BEFORE UPDATE ON dispute_list BEGIN SELECT RAISE(ABORT, 'what was printed is never changed'); END;

CREATE TRIGGER dispute_list_no_delete BEFORE DELETE ON dispute_list BEGIN SELECT RAISE(ABORT, 'what was printed is never deleted'); END;

CREATE TABLE paper_eob (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL CHECK (version >= 1), content TEXT NOT NULL CHECK (json_valid(content)),
  control_number INTEGER NOT NULL UNIQUE, created_at TEXT NOT NULL, changed_at TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES user_account(id),
  /* The remittance that it became; none while it is a draft. */
  remittance_id TEXT REFERENCES remittance(id) ON DELETE SET NULL
) STRICT;

CREATE INDEX paper_eob_by_remittance ON paper_eob (remittance_id) WHERE remittance_id IS NOT NULL;

CREATE INDEX remittance_payment_by_trace ON remittance_payment (ltrim(upper(trace_number), '0'), amount_cents) WHERE live = 1;

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
  pages INTEGER NOT NULL CHECK (pages >= 1), sha256 TEXT NOT NULL CHECK (length(sha256) = 64), pdf BLOB NOT NULL, by_hand TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(by_hand)),
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

CREATE INDEX claim_by_visit ON claim (encounter_id);

CREATE INDEX denial_amount_by_denial ON denial_amount (denial_id, round, code, amount_cents);

CREATE TABLE patient_letter (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('notice','plan')), made_on TEXT NOT NULL,
        made_at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64), pdf BLOB NOT NULL
      ) STRICT;

CREATE TABLE patient_letter_to (
        letter_id TEXT NOT NULL REFERENCES patient_letter(id), position INTEGER NOT NULL CHECK (position >= 0),
        patient_id TEXT NOT NULL REFERENCES patient(id), PRIMARY KEY (letter_id, position)
      ) STRICT, WITHOUT ROWID;

CREATE INDEX patient_letter_by_patient ON patient_letter_to (patient_id, letter_id);

CREATE TRIGGER patient_letter_no_update BEFORE UPDATE ON patient_letter BEGIN SELECT RAISE(ABORT, 'kept papers are never changed'); END;

CREATE TRIGGER patient_letter_no_delete BEFORE DELETE ON patient_letter BEGIN SELECT RAISE(ABORT, 'kept papers are never deleted'); END;

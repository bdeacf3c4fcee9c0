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
, applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0,1))) STRICT;

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
  sha256 TEXT NOT NULL, outcome TEXT NOT NULL CHECK (outcome IN ('taken','known','refused')), sentence TEXT NOT NULL, seen_at TEXT NOT NULL,
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

import type { Database } from 'better-sqlite3';

/**
 * The whole life of a claim: more states, versions, holds, clocks, notes, tasks, templates, several claims of an
 * encounter by coverage. Lists of states, journal kinds and accounts become tables, so that later steps add rows.
 */
export const migration0090 = {
  version: 90,
  name: 'claims lifecycle',
  up(db: Database): void {
    const before = totals(db);
    db.exec(REFERENCES);
    db.exec(JOURNALS);
    db.exec(CLAIMS);
    db.exec(VERSIONS);
    db.exec(WORK);
    db.exec(ANSWERS);
    db.exec(RECORDS);
    if (JSON.stringify(totals(db)) !== JSON.stringify(before))
      throw new Error('Claims or journals would not be the same after migration 90.');
  },
} as const;

/** What must be the same before and after the tables are rebuilt. */
function totals(db: Database): unknown {
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM claim) AS claims, (SELECT coalesce(sum(charge_cents), 0) FROM claim) AS charges,
        (SELECT count(*) FROM claim_line) AS lines, (SELECT count(*) FROM journal) AS journals,
        (SELECT count(*) FROM journal_entry) AS entries, (SELECT coalesce(sum(abs(amount_cents)), 0) FROM journal_entry) AS moved,
        (SELECT coalesce(sum(amount_cents), 0) FROM journal_entry) AS balance`,
    )
    .get();
}

const REFERENCES = `
CREATE TABLE claim_status (status TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
INSERT INTO claim_status (status, position) VALUES ('draft', 10), ('held', 20), ('ready', 30), ('exported', 40),
  ('accepted_clearinghouse', 50), ('accepted_payer', 60), ('rejected', 70), ('pending', 80), ('paid', 90),
  ('partly_paid', 100), ('denied', 110), ('appealed', 120), ('closed', 130), ('voided', 140);
CREATE TABLE journal_kind (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO journal_kind (kind) VALUES ('charges'), ('patient_payment'), ('remittance'), ('application'), ('reversal'),
  ('write_off'), ('refund'), ('transfer');
CREATE TABLE account (account TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO account (account) VALUES ('ar_insurer'), ('ar_patient'), ('cash'), ('check'), ('card'), ('eft'),
  ('service_revenue'), ('contractual_adjustment'), ('write_off'), ('refunds_payable'), ('unapplied_payments'),
  ('payer_suspense');
`;

/** The same tables with the lists beside them. The triggers are made anew at the end, over the rows that stand. */
const JOURNALS = `
DROP TRIGGER journal_balances;
DROP TRIGGER entry_only_before_its_journal;
DROP TRIGGER journal_no_update;
DROP TRIGGER journal_no_delete;
DROP TRIGGER entry_no_update;
DROP TRIGGER entry_no_delete;
CREATE TABLE journal_new (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL REFERENCES journal_kind(kind),
  posted_on TEXT NOT NULL, deposit_on TEXT, posted_at TEXT NOT NULL, memo TEXT NOT NULL,
  source_type TEXT NOT NULL, source_id TEXT NOT NULL,
  reverses_journal_id TEXT UNIQUE REFERENCES journal(id), user_id TEXT NOT NULL REFERENCES user_account(id),
  UNIQUE (source_type, source_id)
) STRICT;
INSERT INTO journal_new SELECT id, number, kind, posted_on, deposit_on, posted_at, memo, source_type, source_id,
  reverses_journal_id, user_id FROM journal ORDER BY rowid;
CREATE TABLE journal_entry_new (
  id INTEGER PRIMARY KEY, journal_id TEXT NOT NULL REFERENCES journal(id) DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL REFERENCES account(account), amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0),
  patient_id TEXT REFERENCES patient(id), claim_id TEXT REFERENCES claim(id), service_line_id TEXT, payer_id TEXT REFERENCES payer(id),
  encounter_id TEXT REFERENCES encounter(id), service_on TEXT, reason TEXT NOT NULL, memo TEXT NOT NULL,
  CHECK (account NOT IN ('ar_insurer','ar_patient') OR patient_id IS NOT NULL)
) STRICT;
INSERT INTO journal_entry_new SELECT id, journal_id, account, amount_cents, patient_id, claim_id, service_line_id, payer_id,
  encounter_id, service_on, reason, memo FROM journal_entry ORDER BY id;
DROP TABLE journal_entry;
DROP TABLE journal;
ALTER TABLE journal_new RENAME TO journal;
ALTER TABLE journal_entry_new RENAME TO journal_entry;
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
`;

const DUE_ON = `min(CASE WHEN status IN ('draft','held','ready','rejected') THEN file_by_on ELSE '9999-12-31' END,
  coalesce(follow_up_on, '9999-12-31'), coalesce(task_due_on, '9999-12-31'))`;

/**
 * `frozen` and `findings` stand last, so that lists read a claim's row without its long texts.
 */
const CLAIMS = `
CREATE TABLE claim_new (
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
INSERT INTO claim_new (id, control_number, encounter_id, patient_id, payer_id, coverage_id, coverage_rank, service_on, status,
    frequency, payer_control_number, charge_cents, file_by_on, follow_up_on, stops, warns, created_at, frozen, findings)
  SELECT c.id, c.control_number, c.encounter_id, c.patient_id, c.payer_id, c.coverage_id,
    coalesce(c.frozen ->> '$.coverage.rank', 1), c.service_on, c.status, coalesce(c.frozen ->> '$.frequency', '1'),
    coalesce((SELECT r.payer_control_number FROM remittance_claim r JOIN remittance m ON m.id = r.remittance_id
      WHERE r.claim_id = c.id AND m.status = 'posted' ORDER BY r.id DESC LIMIT 1), ''),
    c.charge_cents, c.file_by_on,
    CASE WHEN c.status IN ('exported','partly_paid','denied') THEN (SELECT date(max(e.at), '+21 days') FROM claim_event e
      WHERE e.claim_id = c.id AND e.kind = 'exported') END,
    (SELECT count(*) FROM json_each(c.findings) WHERE value ->> 'severity' = 'stops'),
    (SELECT count(*) FROM json_each(c.findings) WHERE value ->> 'severity' = 'warns'),
    c.created_at, c.frozen, c.findings
  FROM claim c ORDER BY c.rowid;
CREATE TABLE claim_line_new (
  /* A line that a later version left out has no number; what was posted to it keeps its code. */
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), service_line_id TEXT NOT NULL, number INTEGER CHECK (number BETWEEN 1 AND 50),
  code TEXT NOT NULL, charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0), UNIQUE (claim_id, number), UNIQUE (claim_id, service_line_id)
) STRICT;
INSERT INTO claim_line_new SELECT id, claim_id, service_line_id, number, code, charge_cents FROM claim_line ORDER BY rowid;
DROP TABLE claim_line;
DROP TABLE claim;
ALTER TABLE claim_new RENAME TO claim;
ALTER TABLE claim_line_new RENAME TO claim_line;
CREATE INDEX claim_line_by_service_line ON claim_line (service_line_id);
CREATE INDEX claim_by_prior ON claim (prior_claim_id) WHERE prior_claim_id IS NOT NULL;
CREATE INDEX claim_by_payer_number ON claim (payer_control_number) WHERE payer_control_number <> '';
/* Everything by which the desk filters and sorts, so that it reads no row but those it shows: by what is due, and by
   patient for their names. The third is for counting. */
CREATE INDEX claim_desk ON claim (due_on, status, service_on, payer_id, patient_id, charge_cents, file_by_on, stops,
  coverage_rank, control_number);
CREATE INDEX claim_by_patient ON claim (patient_id, service_on, status, payer_id, charge_cents, due_on, stops,
  coverage_rank, control_number, id, encounter_id);
CREATE INDEX claim_by_status ON claim (status, payer_id, due_on, file_by_on, charge_cents);
CREATE UNIQUE INDEX claim_one_live_by_rank ON claim (encounter_id, coverage_rank) WHERE status <> 'voided';
UPDATE claim SET due_on = ${DUE_ON};
CREATE TRIGGER claim_due_first AFTER INSERT ON claim BEGIN UPDATE claim SET due_on = ${DUE_ON} WHERE rowid = NEW.rowid; END;
CREATE TRIGGER claim_due_again AFTER UPDATE OF status, file_by_on, follow_up_on, task_due_on ON claim
BEGIN UPDATE claim SET due_on = ${DUE_ON} WHERE rowid = NEW.rowid; END;
`;

/** What was sent, as it was sent: one row for each time, kept for good. */
const VERSIONS = `
CREATE TABLE claim_version (
  claim_id TEXT NOT NULL REFERENCES claim(id), number INTEGER NOT NULL CHECK (number >= 1),
  frequency TEXT NOT NULL CHECK (frequency IN ('1','7','8')), reason TEXT NOT NULL, replaces INTEGER,
  charge_cents INTEGER NOT NULL CHECK (charge_cents >= 0), frozen TEXT NOT NULL CHECK (json_valid(frozen)),
  findings TEXT NOT NULL CHECK (json_valid(findings)), checked_by TEXT NOT NULL CHECK (json_valid(checked_by)),
  created_at TEXT NOT NULL, created_by TEXT NOT NULL REFERENCES user_account(id), claim_file_id TEXT REFERENCES claim_file(id),
  PRIMARY KEY (claim_id, number), CHECK (replaces IS NULL OR replaces < number)
) STRICT;
INSERT INTO claim_version (claim_id, number, frequency, reason, replaces, charge_cents, frozen, findings, checked_by,
    created_at, created_by, claim_file_id)
  SELECT c.id, 1, c.frequency, '', NULL, c.charge_cents, c.frozen, c.findings, '{"rules":{"builtIn":"","own":[]},"releases":[]}',
    e.at, e.user_id, e.claim_file_id
  FROM claim c JOIN claim_event e ON e.id = (SELECT min(id) FROM claim_event x WHERE x.claim_id = c.id AND x.kind = 'exported')
  ORDER BY c.rowid;
CREATE TRIGGER claim_version_no_update BEFORE UPDATE ON claim_version BEGIN SELECT RAISE(ABORT, 'claim versions are never changed'); END;
CREATE TRIGGER claim_version_no_delete BEFORE DELETE ON claim_version BEGIN SELECT RAISE(ABORT, 'claim versions are never deleted'); END;
ALTER TABLE claim_file_claim ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1);
ALTER TABLE claim_event ADD COLUMN version_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE claim_event ADD COLUMN file_kind TEXT;
ALTER TABLE claim_event ADD COLUMN file_id TEXT;
`;

const WORK = `
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
`;

/** Which claims of a remittance were answered by it; older files know it by what was posted. */
const ANSWERS = `
ALTER TABLE remittance_claim ADD COLUMN applied INTEGER NOT NULL DEFAULT 0 CHECK (applied IN (0,1));
UPDATE remittance_claim SET applied = 1 WHERE claim_id IS NOT NULL AND (outcome IN ('posts','denied')
  OR (outcome = 'held' AND EXISTS (SELECT 1 FROM remittance r JOIN journal_entry e ON e.journal_id = r.journal_id
    WHERE r.id = remittance_claim.remittance_id AND e.claim_id = remittance_claim.claim_id AND e.account = 'ar_insurer')));
CREATE INDEX remittance_claim_applied ON remittance_claim (claim_id, remittance_id) WHERE applied = 1;
`;

/** Days until a payer is asked; why Medicare is not first (SBR05). */
const RECORDS = `
ALTER TABLE payer ADD COLUMN follow_up_days INTEGER NOT NULL DEFAULT 21 CHECK (follow_up_days BETWEEN 1 AND 365);
ALTER TABLE coverage ADD COLUMN insurance_type TEXT NOT NULL DEFAULT '' CHECK (insurance_type IN ('','12','13','14','15','16','41','42','43','47'));
`;

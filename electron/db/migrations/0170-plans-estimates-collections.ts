import type { Database } from 'better-sqlite3';

/**
 * Payment plans, good-faith estimates and balances at collection agencies. What was paid on a plan and what is left
 * at an agency is read from the journal; here stands only what was agreed, said and kept.
 */
export const migration0170 = {
  version: 170,
  name: 'plans, estimates, collections',
  up(db: Database): void {
    db.exec(REFERENCES);
    db.exec(PLANS);
    db.exec(ESTIMATES);
    db.exec(COLLECTIONS);
  },
} as const;

const REFERENCES = `
INSERT INTO account (account) VALUES ('ar_collections'), ('collection_fees'), ('plan_income');
INSERT INTO journal_kind (kind) VALUES ('plan_charge'), ('collections');
CREATE INDEX entry_at_agency ON journal_entry (patient_id, claim_id, service_line_id, amount_cents) WHERE account = 'ar_collections';
`;

const PLANS = `
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
`;

const ESTIMATES = `
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
/* How and when it reached the patient. */
CREATE TABLE estimate_delivery (
  estimate_id TEXT PRIMARY KEY REFERENCES estimate(id), "on" TEXT NOT NULL, way TEXT NOT NULL CHECK (way IN ('hand','mail','electronic')),
  at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT;
`;

const COLLECTIONS = `
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
`;

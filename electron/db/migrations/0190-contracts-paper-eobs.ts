import type { Database } from 'better-sqlite3';

/** What was agreed with payers, what they allowed, disputes about it; remittances on paper. */
export const migration0190 = {
  version: 190,
  name: 'contracts and paper EOBs',
  up(db: Database): void {
    db.exec(RATES);
    db.exec(ANSWERS);
    db.exec(PAPER);
  },
} as const;

const RATES = `
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
`;

const ANSWERS = `
/* What each posted remittance allowed, line by line; read from the remittance itself, and again whenever that changes. */
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
`;

const PAPER = `
CREATE TABLE paper_eob (
  id TEXT PRIMARY KEY, version INTEGER NOT NULL CHECK (version >= 1), content TEXT NOT NULL CHECK (json_valid(content)),
  control_number INTEGER NOT NULL UNIQUE, created_at TEXT NOT NULL, changed_at TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES user_account(id),
  /* The remittance that it became; none while it is a draft. */
  remittance_id TEXT REFERENCES remittance(id) ON DELETE SET NULL
) STRICT;
CREATE INDEX paper_eob_by_remittance ON paper_eob (remittance_id) WHERE remittance_id IS NOT NULL;
/* A payment on paper is found among those of files: paper does not tell the number under which a payer signs. */
CREATE INDEX remittance_payment_by_trace ON remittance_payment (ltrim(upper(trace_number), '0'), amount_cents) WHERE live = 1;
`;

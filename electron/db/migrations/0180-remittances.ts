import type { Database } from 'better-sqlite3';

/**
 * Remittances: payments that are left out of a file, claims matched by a person, posting rules in versions, the
 * payer's account with its takebacks, what payers corrected of patients, and the proof as it was posted.
 */
export const migration0180 = {
  version: 180,
  name: 'remittances',
  up(db: Database): void {
    db.exec(REFERENCES);
    db.exec(PAYMENTS);
    db.exec(CLAIMS);
    db.exec(RULES);
    db.exec(PAYER_ACCOUNT);
  },
} as const;

const REFERENCES = `
INSERT INTO account (account) VALUES ('payer_recoupment'), ('payer_interest'), ('payer_income');
INSERT INTO journal_kind (kind) VALUES ('payer_settlement');
ALTER TABLE remittance ADD COLUMN source TEXT NOT NULL DEFAULT 'era' CHECK (source IN ('era','paper'));
ALTER TABLE remittance ADD COLUMN left_out_count INTEGER NOT NULL DEFAULT 0;
/* The proof as it was posted (JSON, gzip), so that it is shown as it was whatever changes later. */
ALTER TABLE remittance ADD COLUMN proof BLOB;
`;

const PAYMENTS = `
CREATE TABLE remittance_payment_new (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL CHECK (position >= 0), trace_number TEXT NOT NULL,
  originator_id TEXT NOT NULL, amount_cents INTEGER NOT NULL,
  /* Hash of all that it says of money, whatever its envelope is numbered. */
  digest TEXT NOT NULL,
  live INTEGER NOT NULL CHECK (live IN (0,1)), PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO remittance_payment_new (remittance_id, position, trace_number, originator_id, amount_cents, digest, live)
  SELECT remittance_id, row_number() OVER (PARTITION BY remittance_id ORDER BY trace_number, originator_id) - 1, trace_number,
    originator_id, amount_cents, '', live FROM remittance_payment;
DROP TABLE remittance_payment;
ALTER TABLE remittance_payment_new RENAME TO remittance_payment;
CREATE UNIQUE INDEX remittance_payment_once ON remittance_payment (trace_number, originator_id, amount_cents)
  WHERE live = 1 AND amount_cents <> 0 AND trace_number <> '';
CREATE UNIQUE INDEX remittance_payment_said_once ON remittance_payment (digest) WHERE live = 1 AND digest <> '';
`;

const CLAIMS = `
/* Place in the file, from 0, through all its payments. */
ALTER TABLE remittance_claim ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE remittance_claim ADD COLUMN sentence TEXT NOT NULL DEFAULT '';
UPDATE remittance_claim SET position = id - (SELECT min(m.id) FROM remittance_claim m WHERE m.remittance_id = remittance_claim.remittance_id);
CREATE UNIQUE INDEX remittance_claim_place ON remittance_claim (remittance_id, position);
CREATE INDEX remittance_claim_set_aside ON remittance_claim (outcome, remittance_id) WHERE applied = 0;
/* What a person chose before posting: one of our claims, or that it is none (NULL). */
CREATE TABLE remittance_choice (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL, claim_id TEXT REFERENCES claim(id),
  at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id), PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;
/* What became of money that was set aside: a claim of the file, or one of its provider adjustments. */
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
/* What a payer has corrected of a patient (835 NM1*74): offered, never taken over by itself. */
CREATE TABLE remittance_correction (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL, claim_id TEXT NOT NULL REFERENCES claim(id),
  last_name TEXT NOT NULL, first_name TEXT NOT NULL, member_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','taken','dismissed')), at TEXT NOT NULL, PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;
`;

const RULES = `
CREATE TABLE remit_rules (
  version INTEGER PRIMARY KEY CHECK (version >= 1), at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  change TEXT NOT NULL, rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;
CREATE TRIGGER remit_rules_no_update BEFORE UPDATE ON remit_rules BEGIN SELECT RAISE(ABORT, 'versions of rules are never changed'); END;
CREATE TRIGGER remit_rules_no_delete BEFORE DELETE ON remit_rules BEGIN SELECT RAISE(ABORT, 'versions of rules are never deleted'); END;
/* Payees (NPI or tax number) beside the practice's own that somebody has said are ours. */
CREATE TABLE remit_payee (
  identifier TEXT PRIMARY KEY CHECK (identifier <> ''), name TEXT NOT NULL, at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT, WITHOUT ROWID;
`;

const PAYER_ACCOUNT = `
/* Provider adjustments of posted files; a file that is undone no longer counts. */
CREATE TABLE payer_item (
  remittance_id TEXT NOT NULL REFERENCES remittance(id), position INTEGER NOT NULL CHECK (position >= 0),
  payer_id TEXT REFERENCES payer(id), payer_name TEXT NOT NULL, trace_number TEXT NOT NULL, paid_on TEXT,
  reason TEXT NOT NULL, reference TEXT NOT NULL, amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0),
  account TEXT NOT NULL REFERENCES account(account), PRIMARY KEY (remittance_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX payer_item_by_payer ON payer_item (payer_id, payer_name);
`;

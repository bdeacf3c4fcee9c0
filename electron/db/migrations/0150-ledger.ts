import type { Database } from 'better-sqlite3';

/**
 * The complete ledger: how money came in, counted batches, deposits that lock, refunds, returned payments, closed
 * periods, families, and what is open on each claim as a sum that triggers keep.
 */
export const migration0150 = {
  version: 150,
  name: 'ledger',
  up(db: Database): void {
    db.exec(REFERENCES);
    db.exec(MONEY);
    db.exec(DEPOSITS);
    db.exec(PERIODS);
    db.exec(OPEN_BALANCES);
    db.exec(PATIENT_JOURNALS);
    db.exec(OLDER_PAYMENTS);
  },
} as const;

const REFERENCES = `
INSERT INTO account (account) VALUES ('bank'), ('bad_debt'), ('returned_payment_fee');
INSERT INTO journal_kind (kind) VALUES ('deposit'), ('returned_payment'), ('refund_paid'), ('bad_debt'), ('fee'),
  ('responsibility');
/* Who answers for the bills of a dependant: null for oneself. A guarantor answers for oneself. */
ALTER TABLE patient ADD COLUMN guarantor_id TEXT REFERENCES patient(id);
CREATE INDEX patient_by_guarantor ON patient (guarantor_id) WHERE guarantor_id IS NOT NULL;
`;

const MONEY = `
CREATE TABLE payment_batch (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, day TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id),
  opened_at TEXT NOT NULL, closed_at TEXT, closed_by TEXT REFERENCES user_account(id), note TEXT NOT NULL DEFAULT '',
  CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) STRICT;
/* One person has one open batch of a day. */
CREATE UNIQUE INDEX payment_batch_open ON payment_batch (day, user_id) WHERE closed_at IS NULL;
CREATE TRIGGER payment_batch_closed BEFORE UPDATE ON payment_batch WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed batch is never changed'); END;
CREATE TRIGGER payment_batch_no_delete BEFORE DELETE ON payment_batch BEGIN SELECT RAISE(ABORT, 'batches are never deleted'); END;
/* What the journal says and what was counted when the batch was closed. */
CREATE TABLE payment_batch_count (
  batch_id TEXT NOT NULL REFERENCES payment_batch(id), tender TEXT NOT NULL, expected_cents INTEGER NOT NULL,
  counted_cents INTEGER NOT NULL, PRIMARY KEY (batch_id, tender)
) STRICT, WITHOUT ROWID;
/* How the money of a payment came; of a card no more than its last four digits is ever kept. */
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
/* A check that bounced, a card payment that was charged back: the journal that took the payment back. */
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
/* What was done about a credit that nobody could be paid: letters, searches, escheat to the state. */
CREATE TABLE credit_note (
  id INTEGER PRIMARY KEY, patient_id TEXT REFERENCES patient(id), payer_id TEXT REFERENCES payer(id), at TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES user_account(id), text TEXT NOT NULL CHECK (length(text) > 0),
  CHECK ((patient_id IS NULL) <> (payer_id IS NULL))
) STRICT;
CREATE INDEX credit_note_by_patient ON credit_note (patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX credit_note_by_payer ON credit_note (payer_id) WHERE payer_id IS NOT NULL;
/* Names of our accounts in the accounting program of the practice. */
CREATE TABLE account_mapping (account TEXT PRIMARY KEY REFERENCES account(account), name TEXT NOT NULL CHECK (name <> '')) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_setting (
  only INTEGER PRIMARY KEY CHECK (only = 1), returned_fee_cents INTEGER NOT NULL DEFAULT 0 CHECK (returned_fee_cents >= 0)
) STRICT;
`;

const DEPOSITS = `
CREATE TABLE deposit (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, deposited_on TEXT NOT NULL, reference TEXT NOT NULL,
  total_cents INTEGER NOT NULL CHECK (total_cents > 0), journal_id TEXT NOT NULL UNIQUE REFERENCES journal(id),
  made_at TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES user_account(id)
) STRICT;
CREATE INDEX deposit_by_day ON deposit (deposited_on, number);
CREATE TRIGGER deposit_no_update BEFORE UPDATE ON deposit BEGIN SELECT RAISE(ABORT, 'a deposit is locked'); END;
CREATE TRIGGER deposit_no_delete BEFORE DELETE ON deposit BEGIN SELECT RAISE(ABORT, 'a deposit is locked'); END;
/* Entries of money received; an item lives until its deposit is taken back by a reversal. */
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
`;

const PERIODS = `
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
`;

/**
 * What insurers and patients owe and what is unapplied, by claim: the sums of the entries, kept when a journal is
 * written and proved equal by `ledger verify`. Settled claims have no row, so that aging reads only what is open.
 */
const OPEN_BALANCES = `
CREATE TABLE open_balance (
  account TEXT NOT NULL CHECK (account IN ('ar_insurer','ar_patient','unapplied_payments')), patient_id TEXT NOT NULL,
  claim_id TEXT NOT NULL, payer_id TEXT NOT NULL, service_on TEXT NOT NULL, amount_cents INTEGER NOT NULL,
  PRIMARY KEY (account, patient_id, claim_id, payer_id, service_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_balance_settled ON open_balance (amount_cents) WHERE amount_cents = 0;
CREATE INDEX open_balance_by_payer ON open_balance (account, payer_id, service_on, amount_cents);
INSERT INTO open_balance SELECT account, coalesce(patient_id, ''), coalesce(claim_id, ''), coalesce(payer_id, ''),
    coalesce(service_on, ''), sum(amount_cents)
  FROM journal_entry WHERE account IN ('ar_insurer','ar_patient','unapplied_payments')
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount_cents) <> 0;
CREATE TRIGGER journal_moves_open_balances AFTER INSERT ON journal BEGIN
  INSERT INTO open_balance (account, patient_id, claim_id, payer_id, service_on, amount_cents)
    SELECT account, coalesce(patient_id, ''), coalesce(claim_id, ''), coalesce(payer_id, ''), coalesce(service_on, ''), sum(amount_cents)
    FROM journal_entry WHERE journal_id = NEW.id AND account IN ('ar_insurer','ar_patient','unapplied_payments')
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount_cents) <> 0
    ON CONFLICT DO UPDATE SET amount_cents = amount_cents + excluded.amount_cents;
  DELETE FROM open_balance WHERE amount_cents = 0;
END;
`;

/**
 * The journals of each patient side by side, so that a ledger page reads a few pages of the file and not one for each
 * journal. `ledger verify` proves it equal to the entries.
 */
const PATIENT_JOURNALS = `
CREATE TABLE patient_journal (
  patient_id TEXT NOT NULL, number INTEGER NOT NULL, journal_id TEXT NOT NULL, kind TEXT NOT NULL, posted_on TEXT NOT NULL,
  reverses_journal_id TEXT, PRIMARY KEY (patient_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO patient_journal SELECT DISTINCT e.patient_id, j.number, j.id, j.kind, j.posted_on, j.reverses_journal_id
  FROM journal_entry e JOIN journal j ON j.id = e.journal_id WHERE e.patient_id IS NOT NULL;
CREATE TRIGGER journal_listed_by_patient AFTER INSERT ON journal BEGIN
  INSERT INTO patient_journal (patient_id, number, journal_id, kind, posted_on, reverses_journal_id)
    SELECT DISTINCT patient_id, NEW.number, NEW.id, NEW.kind, NEW.posted_on, NEW.reverses_journal_id
    FROM journal_entry WHERE journal_id = NEW.id AND patient_id IS NOT NULL;
END;
`;

/** Payments of before: their tender is the account that took the money. */
const OLDER_PAYMENTS = `
INSERT INTO payment (journal_id, patient_id, tender, amount_cents, received_on)
  SELECT j.id, e.patient_id, e.account, sum(e.amount_cents), coalesce(j.deposit_on, j.posted_on)
  FROM journal j JOIN journal_entry e ON e.journal_id = j.id
  WHERE j.kind = 'patient_payment' AND e.account IN ('cash','check','card','eft') AND e.amount_cents > 0 AND e.patient_id IS NOT NULL
  GROUP BY j.id;
`;

import type { JournalRow, PatientLedger } from '#shared/contract/ledger.ts';
import type { Account, Journal, JournalEntry, JournalKind, LedgerRow } from '#shared/domain/journal.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { every, list, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

type PatientRecord = {
  readonly account_number: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
};

/** The ledger of one patient, oldest first, with running balances; null when there is no such patient. */
export function readPatientLedger(
  db: ReadDb,
  patientId: PatientId,
  asOf: IsoDate | null = null,
): PatientLedger | null {
  const patient = db.get<PatientRecord>(
    sql`SELECT account_number, last_name, first_name, middle_name FROM patient WHERE id = ${patientId}`,
  );
  if (!patient) return null;
  const all = readEntries(db, patientId);
  const journals = readJournalHeads(db, patientId);
  const entries =
    asOf === null ? all : all.filter((entry) => (journals.get(entry.journal)?.postedOn ?? '') <= asOf);
  return {
    patientId,
    patientName: nameOf(patient),
    accountNumber: patient.account_number,
    rows: ledgerRows(entries, journals, readClaimHeads(db, patientId)),
    totals: ledgerTotals(entries, journals, readAccountSums(db, patientId, asOf)),
  };
}

type EntryRow = {
  readonly id: number;
  readonly journal: JournalId;
  readonly account: Account;
  readonly amount: number;
  readonly claim: ClaimId | null;
  readonly line: string | null;
  readonly service: IsoDate | null;
  readonly reason: string;
  readonly memo: string;
};

/** In the order of writing, which is the order of journal numbers. Journals and claims are read once each, apart. */
function readEntries(db: ReadDb, patientId: PatientId): EntryRow[] {
  return db.all<EntryRow>(sql`
    SELECT id, journal_id AS journal, account, amount_cents AS amount, claim_id AS claim, service_line_id AS line,
      service_on AS service, reason, memo
    FROM journal_entry WHERE patient_id = ${patientId}
      AND account IN ('ar_insurer', 'ar_patient', 'unapplied_payments')
    ORDER BY id`);
}

function ledgerRows(
  entries: readonly EntryRow[],
  journals: ReadonlyMap<JournalId, JournalHead>,
  claims: ReadonlyMap<ClaimId, ClaimHead>,
): LedgerRow[] {
  // A reversal mirrors every entry, so it stands in the same ledger as what it reverses.
  const reversed = new Set([...journals.values()].map((journal) => journal.reverses));
  let insurer = 0;
  let patient = 0;
  return entries.map((entry) => {
    const journal = journals.get(entry.journal);
    if (!journal) throw new Error('An entry stands without its journal.');
    const claim = entry.claim === null ? undefined : claims.get(entry.claim);
    const ofInsurer = entry.account === 'ar_insurer';
    if (ofInsurer) insurer += entry.amount;
    else patient += entry.amount;
    return {
      entryId: entry.id,
      journalId: entry.journal,
      journalNumber: journal.number,
      kind: journal.kind,
      postedOn: journal.postedOn,
      serviceOn: entry.service,
      claimId: entry.claim,
      controlNumber: claim?.controlNumber ?? null,
      procedureCode: (entry.line !== null && claim?.codes.get(entry.line)) || null,
      account: entry.account,
      reason: entry.reason,
      memo: entry.memo,
      insurerCents: cents(ofInsurer ? entry.amount : 0),
      patientCents: cents(ofInsurer ? 0 : entry.amount),
      insurerBalanceCents: cents(insurer),
      patientBalanceCents: cents(patient),
      reversed: reversed.has(entry.journal),
    };
  });
}

type JournalHead = {
  readonly id: JournalId;
  readonly number: number;
  readonly kind: JournalKind;
  readonly postedOn: IsoDate;
  readonly reverses: JournalId | null;
};

/** The journals of a patient lie side by side in a list that the database keeps. */
function readJournalHeads(db: ReadDb, patientId: PatientId): Map<JournalId, JournalHead> {
  const heads = db.all<JournalHead>(sql`
    SELECT journal_id AS id, number, kind, posted_on AS postedOn, reverses_journal_id AS reverses
    FROM patient_journal WHERE patient_id = ${patientId}`);
  return new Map(heads.map((head) => [head.id, head]));
}

type ClaimHead = { readonly controlNumber: string; readonly codes: Map<string, string> };

function readClaimHeads(db: ReadDb, patientId: PatientId): Map<ClaimId, ClaimHead> {
  const heads = new Map<ClaimId, ClaimHead>();
  const lines = db.all<{ id: ClaimId; controlNumber: string; line: string; code: string }>(sql`
    SELECT c.id, c.control_number AS controlNumber, l.service_line_id AS line, l.code
    FROM claim c JOIN claim_line l ON l.claim_id = c.id WHERE c.patient_id = ${patientId}`);
  for (const { id, controlNumber, line, code } of lines) {
    const head = heads.get(id) ?? { controlNumber, codes: new Map<string, string>() };
    head.codes.set(line, code);
    heads.set(id, head);
  }
  return heads;
}

/** Sums of each account over a patient's entries, read from the covering index alone. */
function readAccountSums(db: ReadDb, patientId: PatientId, asOf: IsoDate | null): Map<Account, number> {
  if (asOf !== null)
    return new Map(
      db
        .all<{ account: Account; amount: number }>(
          sql`SELECT e.account, SUM(e.amount_cents) AS amount FROM journal_entry e JOIN journal j ON j.id = e.journal_id
            WHERE e.patient_id = ${patientId} AND j.posted_on <= ${asOf} GROUP BY e.account`,
        )
        .map(({ account, amount }) => [account, amount]),
    );
  const rows = db.all<{ account: Account; amount: number }>(sql`
    SELECT account, SUM(amount_cents) AS amount FROM journal_entry WHERE patient_id = ${patientId} GROUP BY account`);
  return new Map(rows.map(({ account, amount }) => [account, amount]));
}

/**
 * Sums over a patient's entries. What insurers paid left their receivable in remittances without a reason; what
 * left it with one went to an adjustment or to the patient. What the patient paid is what payments took off the
 * receivable or left unapplied. Reversals count with the journal that they turn round.
 */
function ledgerTotals(
  entries: readonly EntryRow[],
  journals: ReadonlyMap<JournalId, JournalHead>,
  sums: ReadonlyMap<Account, number>,
): PatientLedger['totals'] {
  let insurancePaid = 0;
  let patientPaid = 0;
  for (const entry of entries) {
    const journal = journals.get(entry.journal);
    const source = journal?.reverses ? journals.get(journal.reverses)?.kind : journal?.kind;
    if (source === 'remittance' && entry.account === 'ar_insurer' && entry.reason === '')
      insurancePaid -= entry.amount;
    if (source === 'patient_payment' && entry.account !== 'ar_insurer') patientPaid -= entry.amount;
  }
  const of = (account: Account): number => sums.get(account) ?? 0;
  return {
    chargesCents: cents(-of('service_revenue')),
    insurancePaidCents: cents(insurancePaid),
    contractualCents: cents(of('contractual_adjustment')),
    patientPaidCents: cents(patientPaid),
    writeOffCents: cents(of('write_off')),
    insurerBalanceCents: cents(of('ar_insurer')),
    patientBalanceCents: cents(of('ar_patient') + of('unapplied_payments')),
    unappliedCents: cents(-of('unapplied_payments')),
  };
}

/** What a patient owes, less unapplied money. */
export function readPatientBalance(db: ReadDb, patientId: PatientId): Cents {
  const row = db.get<{
    amount: number;
  }>(sql`SELECT COALESCE(SUM(amount_cents), 0) AS amount FROM journal_entry
    WHERE patient_id = ${patientId} AND account IN ('ar_patient', 'unapplied_payments')`);
  return cents(row?.amount ?? 0);
}

export type JournalFilter = {
  readonly kinds: readonly JournalKind[];
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly limit: number;
};

type JournalRecord = Omit<Journal, 'entries'>;

const JOURNAL_COLUMNS = sql`j.id, j.number, j.kind, j.posted_on AS postedOn, j.deposit_on AS depositOn,
  j.posted_at AS postedAt, j.memo, j.source_type AS sourceType, j.source_id AS sourceId,
  j.reverses_journal_id AS reversesJournalId,
  (SELECT r.id FROM journal r WHERE r.reverses_journal_id = j.id) AS reversedByJournalId, u.name AS userName`;

/** Journals, newest first. `patientName` is empty when a journal concerns several patients or none. */
export function listJournals(db: ReadDb, { kinds, from, to, limit }: JournalFilter): JournalRow[] {
  const where: Sql[] = [];
  if (kinds.length > 0) where.push(sql`j.kind IN (${list(kinds)})`);
  if (from !== null) where.push(sql`j.posted_on >= ${from}`);
  if (to !== null) where.push(sql`j.posted_on <= ${to}`);
  const rows = db.all<
    JournalRecord & { debit: number; entries: number; one: PatientId | null; other: PatientId | null }
  >(
    sql`SELECT ${JOURNAL_COLUMNS},
        (SELECT COALESCE(SUM(amount_cents), 0) FROM journal_entry WHERE journal_id = j.id AND amount_cents > 0) AS debit,
        (SELECT COUNT(*) FROM journal_entry WHERE journal_id = j.id) AS entries,
        (SELECT MIN(patient_id) FROM journal_entry WHERE journal_id = j.id) AS one,
        (SELECT MAX(patient_id) FROM journal_entry WHERE journal_id = j.id) AS other
      FROM journal j JOIN user_account u ON u.id = j.user_id WHERE ${every(where)}
      ORDER BY j.number DESC LIMIT ${limit}`,
  );
  const names = readNames(
    db,
    rows.flatMap(({ one }) => one ?? []),
  );
  return rows.map(({ debit, entries, one, other, ...journal }) => ({
    ...journal,
    debitCents: cents(debit),
    entryCount: entries,
    patientName: one !== null && one === other ? (names.get(one) ?? '') : '',
  }));
}

/** One journal with its entries in the order of writing, or null. */
export function findJournal(db: ReadDb, id: JournalId): Journal | null {
  const journal = db.get<JournalRecord>(
    sql`SELECT ${JOURNAL_COLUMNS} FROM journal j JOIN user_account u ON u.id = j.user_id WHERE j.id = ${id}`,
  );
  if (!journal) return null;
  const entries =
    db.all<JournalEntry>(sql`SELECT account, amount_cents AS amountCents, patient_id AS patientId,
      claim_id AS claimId, service_line_id AS serviceLineId, payer_id AS payerId, encounter_id AS encounterId,
      service_on AS serviceOn, reason, memo
    FROM journal_entry WHERE journal_id = ${id} ORDER BY id`);
  return { ...journal, entries };
}

/** When a journal was posted, or null. */
export function findPostedAt(db: ReadDb, id: JournalId): Instant | null {
  return db.get<{ at: Instant }>(sql`SELECT posted_at AS at FROM journal WHERE id = ${id}`)?.at ?? null;
}

/** The journal that a source made, or null. */
export function findJournalBySource(db: ReadDb, sourceType: string, sourceId: string): Journal | null {
  const row = db.get<{ id: JournalId }>(
    sql`SELECT id FROM journal WHERE source_type = ${sourceType} AND source_id = ${sourceId}`,
  );
  return row && findJournal(db, row.id);
}

/** Balance and number of entries of every account that has any. */
export function sumAccounts(db: ReadDb): { account: Account; entries: number; balance: number }[] {
  return db.all(sql`SELECT account, COUNT(*) AS entries, SUM(amount_cents) AS balance
    FROM journal_entry GROUP BY account`);
}

export type AccountEntry = Pick<
  LedgerRow,
  | 'entryId'
  | 'journalId'
  | 'journalNumber'
  | 'kind'
  | 'postedOn'
  | 'serviceOn'
  | 'account'
  | 'reason'
  | 'memo'
> & { readonly amountCents: Cents; readonly patientName: string | null };

/** Entries of one account, newest first. */
export function listAccountEntries(db: ReadDb, account: Account, limit: number): AccountEntry[] {
  const rows = db.all<Omit<AccountEntry, 'patientName'> & { patientId: PatientId | null }>(sql`
    SELECT e.id AS entryId, e.journal_id AS journalId, j.number AS journalNumber, j.kind, j.posted_on AS postedOn,
      e.service_on AS serviceOn, e.account, e.reason, e.memo, e.amount_cents AS amountCents, e.patient_id AS patientId
    FROM (SELECT id FROM journal_entry WHERE account = ${account} ORDER BY id DESC LIMIT ${limit}) newest
      JOIN journal_entry e ON e.id = newest.id JOIN journal j ON j.id = e.journal_id ORDER BY e.id DESC`);
  const names = readNames(
    db,
    rows.flatMap(({ patientId }) => patientId ?? []),
  );
  return rows.map(({ patientId, ...entry }) => ({
    ...entry,
    patientName: patientId === null ? null : (names.get(patientId) ?? null),
  }));
}

/** Whether a visit is this patient's. */
export function encounterIsOf(db: ReadDb, encounterId: EncounterId, patientId: PatientId): boolean {
  return (
    db.get(sql`SELECT 1 FROM encounter WHERE id = ${encounterId} AND patient_id = ${patientId}`) !== null
  );
}

/** A patient by account number or id, or null. */
export function findPatientId(db: ReadDb, idOrAccount: string): PatientId | null {
  return (
    db.get<{ id: PatientId }>(
      sql`SELECT id FROM patient WHERE id = ${idOrAccount} OR account_number = ${idOrAccount}`,
    )?.id ?? null
  );
}

function readNames(db: ReadDb, ids: readonly PatientId[]): Map<PatientId, string> {
  const rows = db.all<PatientRecord & { id: PatientId }>(
    sql`SELECT id, account_number, last_name, first_name, middle_name FROM patient
        WHERE id IN (${list([...new Set(ids)])})`,
  );
  return new Map(rows.map((row) => [row.id, nameOf(row)]));
}

function nameOf(row: PatientRecord): string {
  return listName({ lastName: row.last_name, firstName: row.first_name, middleName: row.middle_name });
}

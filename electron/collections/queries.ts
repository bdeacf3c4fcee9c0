import type { CollectionCase } from '#shared/contract/collections.ts';
import { COLLECTION_RULES, CollectionRules, type HeldBalance } from '#shared/domain/collections/hand-over.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { CollectionCaseId, JournalId, PatientId, UserId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { every, list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

const RULES = 'collections';

export function readRules(db: ReadDb): CollectionRules {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${RULES}`);
  return row ? CollectionRules.parse(JSON.parse(row.value)) : COLLECTION_RULES;
}

export function writeRules(db: WriteDb, rules: CollectionRules): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${RULES}, ${JSON.stringify(rules)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

export type DebtorRow = {
  readonly patientId: PatientId;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly accountNumber: string;
  readonly deceasedOn: IsoDate | null;
  readonly patientCents: number;
  readonly unappliedCents: number;
  readonly insurerCents: number;
  readonly oldest: IsoDate | null;
  readonly claimsOpen: number;
  readonly appealOpen: number;
  readonly noticeOn: IsoDate | null;
};

/** Patients who owe something, as the journal and their claims stand; only those given, or all when null. */
export function listDebtors(db: ReadDb, ids: readonly PatientId[] | null): DebtorRow[] {
  const only = ids === null ? [] : [sql`patient_id IN (${list(ids)})`];
  return db.all<DebtorRow>(sql`
    WITH owing AS (
      SELECT patient_id, coalesce(sum(amount_cents) FILTER (WHERE account = 'ar_patient'), 0) AS patient_cents,
        -coalesce(sum(amount_cents) FILTER (WHERE account = 'unapplied_payments'), 0) AS unapplied_cents,
        coalesce(sum(amount_cents) FILTER (WHERE account = 'ar_insurer'), 0) AS insurer_cents
      FROM journal_entry WHERE ${every([
        sql`patient_id IS NOT NULL`,
        sql`account IN ('ar_insurer', 'ar_patient', 'unapplied_payments')`,
        ...only,
      ])} GROUP BY patient_id HAVING patient_cents > 0)
    SELECT p.id AS patientId, p.last_name AS lastName, p.first_name AS firstName, p.middle_name AS middleName,
      p.account_number AS accountNumber, p.deceased_on AS deceasedOn, o.patient_cents AS patientCents,
      o.unapplied_cents AS unappliedCents, o.insurer_cents AS insurerCents,
      (SELECT min(service_on) FROM (SELECT min(e.service_on) AS service_on FROM journal_entry e
        WHERE e.patient_id = p.id AND e.account = 'ar_patient'
        GROUP BY e.claim_id, e.service_line_id HAVING sum(e.amount_cents) > 0)) AS oldest,
      EXISTS (SELECT 1 FROM claim c WHERE c.patient_id = p.id
        AND c.status IN ('exported','accepted_clearinghouse','accepted_payer','pending')) AS claimsOpen,
      EXISTS (SELECT 1 FROM claim c WHERE c.patient_id = p.id AND c.status = 'appealed') AS appealOpen,
      (SELECT max("on") FROM collection_event v WHERE v.patient_id = p.id AND v.kind = 'notice'
        AND v.id > coalesce((SELECT max(id) FROM collection_event w WHERE w.patient_id = p.id AND w.kind IN ('placed','recalled')), 0)) AS noticeOn
    FROM owing o JOIN patient p ON p.id = o.patient_id
    ORDER BY oldest IS NULL, oldest, p.last_name, p.first_name`);
}

/** What stands on an account for a patient, claim and line apart; more than zero. */
export function heldBalances(
  db: ReadDb,
  patientId: PatientId,
  account: 'ar_patient' | 'ar_collections',
): HeldBalance[] {
  return db.all<HeldBalance>(sql`
    SELECT claim_id AS claimId, service_line_id AS serviceLineId, max(payer_id) AS payerId, min(service_on) AS serviceOn,
      sum(amount_cents) AS amountCents
    FROM journal_entry WHERE patient_id = ${patientId} AND account = ${account}
    GROUP BY claim_id, service_line_id HAVING sum(amount_cents) > 0 ORDER BY min(service_on), min(id)`);
}

export type CaseRow = Pick<
  CollectionCase,
  'id' | 'number' | 'patientId' | 'agency' | 'placedOn' | 'state' | 'share'
>;

export function insertCase(db: WriteDb, c: Omit<CaseRow, 'state'>): void {
  db.run(sql`INSERT INTO collection_case (id, number, patient_id, agency, share, placed_on, state)
    VALUES (${c.id}, ${c.number}, ${c.patientId}, ${c.agency}, ${JSON.stringify(c.share)}, ${c.placedOn}, 'placed')`);
}

export function setCaseState(db: WriteDb, id: CollectionCaseId, state: 'recalled' | 'closed'): void {
  db.run(sql`UPDATE collection_case SET state = ${state} WHERE id = ${id}`);
}

export function insertEvent(
  db: WriteDb,
  e: {
    readonly patientId: PatientId;
    readonly caseId: CollectionCaseId | null;
    readonly at: Instant;
    readonly on: IsoDate;
    readonly userId: UserId;
    readonly kind: 'notice' | 'placed' | 'paid' | 'recalled' | 'closed';
    readonly detail: string;
    readonly journalId: JournalId | null;
  },
): void {
  db.run(sql`INSERT INTO collection_event (patient_id, case_id, at, "on", user_id, kind, detail, journal_id)
    VALUES (${e.patientId}, ${e.caseId}, ${e.at}, ${e.on}, ${e.userId}, ${e.kind}, ${e.detail}, ${e.journalId})`);
}

/** How often a case was written to; the next journal of it gets this number. */
export function countEvents(db: ReadDb, id: CollectionCaseId): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM collection_event WHERE case_id = ${id}`)?.n ?? 0;
}

type CaseRecord = Omit<CaseRow, 'share'> & {
  readonly share: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly accountNumber: string;
};
type EventRow = CollectionCase['events'][number] & { readonly caseId: CollectionCaseId };
type MoneyRow = {
  readonly caseId: CollectionCaseId;
  readonly kind: string;
  readonly agency: number;
  readonly fees: number;
};

/**
 * Cases, newest first, with what became of their money: each event names its journal, and the sums are those of the
 * journals that still stand.
 */
export function listCases(
  db: ReadDb,
  filter: { readonly patientId?: PatientId | null; readonly ids?: readonly CollectionCaseId[] },
): CollectionCase[] {
  const where = [
    ...(filter.patientId ? [sql`c.patient_id = ${filter.patientId}`] : []),
    ...(filter.ids ? [sql`c.id IN (${list(filter.ids)})`] : []),
  ];
  const rows = db.all<CaseRecord>(sql`
    SELECT c.id, c.number, c.patient_id AS patientId, c.agency, c.share, c.placed_on AS placedOn, c.state,
      p.last_name AS lastName, p.first_name AS firstName, p.middle_name AS middleName, p.account_number AS accountNumber
    FROM collection_case c JOIN patient p ON p.id = c.patient_id WHERE ${every(where)} ORDER BY c.number DESC`);
  const ids = list(rows.map(({ id }) => id));
  const events =
    db.all<EventRow>(sql`SELECT v.case_id AS caseId, v.at, v."on", u.name AS userName, v.kind, v.detail,
      v.journal_id AS journalId
    FROM collection_event v JOIN user_account u ON u.id = v.user_id WHERE v.case_id IN (${ids}) ORDER BY v.id`);
  const money = db.all<MoneyRow>(sql`SELECT v.case_id AS caseId, v.kind,
      coalesce(sum(e.amount_cents) FILTER (WHERE e.account = 'ar_collections'), 0) AS agency,
      coalesce(sum(e.amount_cents) FILTER (WHERE e.account = 'collection_fees'), 0) AS fees
    FROM collection_event v JOIN journal_entry e ON e.journal_id = v.journal_id
    WHERE v.case_id IN (${ids}) AND NOT EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = v.journal_id)
    GROUP BY v.case_id, v.kind`);
  return rows.map(({ lastName, firstName, middleName, share, ...row }) => {
    const mine = (kind: string) => money.find((m) => m.caseId === row.id && m.kind === kind);
    const agency = (kind: string): number => mine(kind)?.agency ?? 0;
    return {
      ...row,
      share: JSON.parse(share) as CollectionCase['share'],
      patientName: listName({ lastName, firstName, middleName }),
      handedCents: cents(agency('placed')),
      collectedCents: cents(-agency('paid')),
      agencyCents: cents(mine('paid')?.fees ?? 0),
      recalledCents: cents(-agency('recalled')),
      badDebtCents: cents(-agency('closed')),
      leftCents: cents(agency('placed') + agency('paid') + agency('recalled') + agency('closed')),
      events: events.filter((e) => e.caseId === row.id).map(({ caseId: _c, ...e }) => e),
    };
  });
}

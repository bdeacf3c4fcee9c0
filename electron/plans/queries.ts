import type { PlanClaim, PlanEvent } from '#shared/contract/plans.ts';
import { PLAN_RULES, PlanRules } from '#shared/domain/plans/rules.ts';
import { Instalment, PlanTerms } from '#shared/domain/plans/schedule.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId, PlanId, UserId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { every, list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

const RULES = 'payment plans';

export function readRules(db: ReadDb): PlanRules {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${RULES}`);
  return row ? PlanRules.parse(JSON.parse(row.value)) : PLAN_RULES;
}

export function writeRules(db: WriteDb, rules: PlanRules): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${RULES}, ${JSON.stringify(rules)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

export type StoredState = 'running' | 'paused' | 'defaulted' | 'cancelled';

/** A plan with the version that holds now. */
export type PlanRecord = {
  readonly id: PlanId;
  readonly number: number;
  readonly patientId: PatientId;
  readonly state: StoredState;
  readonly version: number;
  readonly terms: PlanTerms;
  readonly schedule: readonly Instalment[];
  readonly claimIds: readonly ClaimId[];
  readonly afterJournal: number;
};

type PlanRowOf = Pick<PlanRecord, 'id' | 'number' | 'patientId' | 'state' | 'version' | 'afterJournal'> & {
  readonly terms: string;
  readonly schedule: string;
  readonly claims: string;
};

const PLANS = sql`SELECT p.id, p.number, p.patient_id AS patientId, p.state, v.number AS version, v.terms, v.schedule,
  v.claims, v.after_journal AS afterJournal
  FROM payment_plan p JOIN payment_plan_version v ON v.plan_id = p.id
    AND v.number = (SELECT max(number) FROM payment_plan_version w WHERE w.plan_id = p.id)`;

export type PlanFilter = {
  readonly id?: PlanId;
  readonly patientId?: PatientId | null;
  readonly states?: readonly StoredState[];
};

/** Newest first. */
export function listPlans(db: ReadDb, filter: PlanFilter): PlanRecord[] {
  const where = [
    ...(filter.id === undefined ? [] : [sql`p.id = ${filter.id}`]),
    ...(filter.patientId ? [sql`p.patient_id = ${filter.patientId}`] : []),
    ...(filter.states ? [sql`p.state IN (${list(filter.states)})`] : []),
  ];
  return db.all<PlanRowOf>(sql`${PLANS} WHERE ${every(where)} ORDER BY p.number DESC`).map((row) => ({
    ...row,
    terms: PlanTerms.parse(JSON.parse(row.terms)),
    schedule: Instalment.array().parse(JSON.parse(row.schedule)),
    claimIds: JSON.parse(row.claims) as ClaimId[],
  }));
}

export function insertPlan(
  db: WriteDb,
  plan: { readonly id: PlanId; readonly number: number; readonly patientId: PatientId; readonly at: Instant },
): void {
  db.run(sql`INSERT INTO payment_plan (id, number, patient_id, state, created_at)
    VALUES (${plan.id}, ${plan.number}, ${plan.patientId}, 'running', ${plan.at})`);
}

/** The number of the last journal that was written, 0 before the first. */
export function lastJournal(db: ReadDb): number {
  return db.get<{ n: number }>(sql`SELECT coalesce(max(number), 0) AS n FROM journal`)?.n ?? 0;
}

export function insertVersion(
  db: WriteDb,
  version: Pick<PlanRecord, 'id' | 'version' | 'terms' | 'schedule' | 'claimIds'> & {
    readonly reason: string;
    readonly at: Instant;
    readonly userId: UserId;
  },
): void {
  db.run(sql`INSERT INTO payment_plan_version (plan_id, number, terms, schedule, claims, reason, after_journal, created_at, user_id)
    VALUES (${version.id}, ${version.version}, ${JSON.stringify(version.terms)}, ${JSON.stringify(version.schedule)},
      ${JSON.stringify(version.claimIds)}, ${version.reason}, ${lastJournal(db)}, ${version.at}, ${version.userId})`);
}

export function setState(db: WriteDb, id: PlanId, state: StoredState): void {
  db.run(sql`UPDATE payment_plan SET state = ${state} WHERE id = ${id}`);
}

export type NewEvent = {
  readonly planId: PlanId;
  readonly at: Instant;
  readonly on: IsoDate;
  readonly userId: UserId;
  readonly kind: PlanEvent['kind'];
  readonly detail: string;
  readonly step?: { readonly days: number; readonly lateSince: IsoDate };
};

export function insertEvent(db: WriteDb, e: NewEvent): void {
  db.run(sql`INSERT INTO payment_plan_event (plan_id, at, "on", user_id, kind, detail, step_days, late_since)
    VALUES (${e.planId}, ${e.at}, ${e.on}, ${e.userId}, ${e.kind}, ${e.detail}, ${e.step?.days ?? null},
      ${e.step?.lateSince ?? null})`);
}

/** Newest first. */
export function listEvents(db: ReadDb, id: PlanId): PlanEvent[] {
  return db.all<PlanEvent>(sql`SELECT e.at, e."on", u.name AS userName, e.kind, e.detail
    FROM payment_plan_event e JOIN user_account u ON u.id = e.user_id WHERE e.plan_id = ${id} ORDER BY e.id DESC`);
}

/** Days of the late steps that were taken since an instalment became late. */
export function stepsTaken(db: ReadDb, id: PlanId, lateSince: IsoDate): number[] {
  return db
    .all<{ days: number }>(
      sql`SELECT step_days AS days FROM payment_plan_event
        WHERE plan_id = ${id} AND step_days IS NOT NULL AND late_since = ${lateSince}`,
    )
    .map(({ days }) => days);
}

/** Whether the version that holds was signed: a signature after the last agreement. */
export function isSigned(db: ReadDb, id: PlanId): boolean {
  const row = db.get<{ signed: number }>(sql`SELECT
    coalesce((SELECT max(id) FROM payment_plan_event WHERE plan_id = ${id} AND kind = 'signed'), 0)
    > coalesce((SELECT max(id) FROM payment_plan_event WHERE plan_id = ${id} AND kind IN ('agreed','renegotiated','resumed')), 0) AS signed`);
  return row?.signed === 1;
}

export type VersionRow = {
  readonly number: number;
  readonly at: Instant;
  readonly userName: string;
  readonly reason: string;
  readonly financedCents: number;
  readonly instalments: number;
};

export function listVersions(db: ReadDb, id: PlanId): VersionRow[] {
  return db.all<VersionRow>(sql`SELECT v.number, v.created_at AS at, u.name AS userName, v.reason,
      v.terms ->> '$.amountCents' AS financedCents, json_array_length(v.schedule) AS instalments
    FROM payment_plan_version v JOIN user_account u ON u.id = v.user_id WHERE v.plan_id = ${id} ORDER BY v.number`);
}

/** One version as it was agreed, with its paper when that was drawn. */
export function findVersion(
  db: ReadDb,
  id: PlanId,
  version: number,
): { terms: PlanTerms; schedule: Instalment[]; claimIds: ClaimId[]; pdf: Uint8Array | null } | null {
  const row = db.get<{ terms: string; schedule: string; claims: string; pdf: Uint8Array | null }>(
    sql`SELECT terms, schedule, claims, pdf FROM payment_plan_version WHERE plan_id = ${id} AND number = ${version}`,
  );
  return (
    row && {
      terms: PlanTerms.parse(JSON.parse(row.terms)),
      schedule: Instalment.array().parse(JSON.parse(row.schedule)),
      claimIds: JSON.parse(row.claims) as ClaimId[],
      pdf: row.pdf && new Uint8Array(row.pdf),
    }
  );
}

export function keepPaper(db: WriteDb, id: PlanId, version: number, pdf: Uint8Array, sha256: string): void {
  db.run(sql`UPDATE payment_plan_version SET pdf = ${pdf}, sha256 = ${sha256}
    WHERE plan_id = ${id} AND number = ${version} AND sha256 IS NULL`);
}

/** Claims with their number and day, and what the patient owes on each by the journal, oldest first. */
export function readClaims(db: ReadDb, ids: readonly ClaimId[]): PlanClaim[] {
  return db
    .all<{ claimId: ClaimId; controlNumber: string; serviceOn: IsoDate; open: number }>(
      sql`SELECT c.id AS claimId, c.control_number AS controlNumber, c.service_on AS serviceOn,
          coalesce((SELECT sum(amount_cents) FROM journal_entry e WHERE e.claim_id = c.id AND e.account = 'ar_patient'), 0) AS open
        FROM claim c WHERE c.id IN (${list(ids)}) ORDER BY c.service_on, c.control_number`,
    )
    .map(({ open, ...claim }) => ({ ...claim, openCents: cents(open) }));
}

/** Claims of a patient on which the patient owes something. */
export function owedClaimIds(db: ReadDb, patientId: PatientId): ClaimId[] {
  return db
    .all<{ id: ClaimId }>(
      sql`SELECT claim_id AS id FROM journal_entry WHERE patient_id = ${patientId} AND account = 'ar_patient'
          AND claim_id IS NOT NULL GROUP BY claim_id HAVING sum(amount_cents) > 0`,
    )
    .map(({ id }) => id);
}

export type PlanMoney = {
  /** What patients' payments took off the plan's claims, less what was taken back; positive. */
  readonly paid: number;
  /** Interest and fee that the plan itself posted. */
  readonly charged: number;
  /** Everything else: remittances, write-offs, claims that were voided. */
  readonly other: number;
  readonly open: number;
};

/** Kinds of journals that are no payment of the patient; a reversal counts as what it reverses. */
const NOT_PAYMENT = [
  'remittance',
  'charges',
  'transfer',
  'write_off',
  'bad_debt',
  'collections',
  'responsibility',
];

/** What moved on a plan's claims since it was agreed, told by the journal alone. */
export function readMoney(db: ReadDb, plan: Pick<PlanRecord, 'claimIds' | 'afterJournal'>): PlanMoney {
  const claims = list(plan.claimIds);
  const row = db.get<PlanMoney>(sql`
    SELECT coalesce(sum(amount) FILTER (WHERE late = 1 AND kind = 'plan_charge'), 0) AS charged,
      coalesce(sum(amount) FILTER (WHERE late = 1 AND kind IN (${list(NOT_PAYMENT)})), 0) AS other,
      -coalesce(sum(amount) FILTER (WHERE late = 1 AND kind <> 'plan_charge' AND kind NOT IN (${list(NOT_PAYMENT)})), 0) AS paid,
      coalesce(sum(amount), 0) AS open
    FROM (SELECT e.amount_cents AS amount, j.number > ${plan.afterJournal} AS late, coalesce(o.kind, j.kind) AS kind
      FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
      WHERE e.claim_id IN (${claims}) AND e.account = 'ar_patient')`);
  return row ?? { paid: 0, charged: 0, other: 0, open: 0 };
}

export type PlanPaymentRow = {
  readonly journalId: JournalId;
  readonly number: number;
  readonly on: IsoDate;
  readonly amount: number;
  readonly memo: string;
};

/** Journals by which patients paid on the plan's claims since it was agreed, reversals among them. */
export function listPayments(
  db: ReadDb,
  plan: Pick<PlanRecord, 'claimIds' | 'afterJournal'>,
): PlanPaymentRow[] {
  return db.all<PlanPaymentRow>(sql`
    SELECT j.id AS journalId, j.number, coalesce(j.deposit_on, j.posted_on) AS "on", -sum(e.amount_cents) AS amount, j.memo
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE e.claim_id IN (${list(plan.claimIds)}) AND e.account = 'ar_patient' AND j.number > ${plan.afterJournal}
      AND coalesce(o.kind, j.kind) NOT IN (${list([...NOT_PAYMENT, 'plan_charge'])})
    GROUP BY j.id ORDER BY j.number`);
}

/** Whether the charge of an instalment was posted. */
export function isCharged(db: ReadDb, sourceId: string): boolean {
  return (
    db.get(sql`SELECT 1 FROM journal WHERE source_type = 'plan_charge' AND source_id = ${sourceId}`) !== null
  );
}

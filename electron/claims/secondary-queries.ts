import type { SecondaryDue } from '#shared/domain/claim-work.ts';
import { listName } from '#shared/domain/patient.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PayerId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

type Row = Omit<SecondaryDue, 'patientName'> & {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
};

/**
 * Claims with a posted answer whose patient still owes, where a further coverage `n` was active on the day of service
 * and has no live claim. Few patients have a second coverage, so the search begins there.
 */
const DUE: Sql = sql`FROM coverage n
    CROSS JOIN claim c INDEXED BY claim_by_patient ON c.patient_id = n.patient_id
      AND c.service_on >= n.active_from_on AND c.service_on <= coalesce(n.active_to_on, '9999-12-31')
    JOIN patient p ON p.id = c.patient_id JOIN payer y ON y.id = c.payer_id JOIN payer ny ON ny.id = n.payer_id
  WHERE n.rank > 1 AND c.status IN ('paid', 'partly_paid', 'denied', 'closed')
    AND c.id IN (SELECT e.claim_id FROM (SELECT DISTINCT patient_id FROM coverage WHERE rank > 1) s
      CROSS JOIN journal_entry e INDEXED BY entry_by_patient ON e.patient_id = s.patient_id AND e.account = 'ar_patient'
      GROUP BY e.claim_id HAVING SUM(e.amount_cents) > 0)
    AND c.coverage_rank = (SELECT count(*) FROM coverage v WHERE v.patient_id = c.patient_id AND v.rank < n.rank
      AND v.active_from_on <= c.service_on AND (v.active_to_on IS NULL OR v.active_to_on >= c.service_on))
    AND NOT EXISTS (SELECT 1 FROM claim k WHERE k.encounter_id = c.encounter_id
      AND k.coverage_rank = c.coverage_rank + 1 AND k.status <> 'voided')
    AND EXISTS (SELECT 1 FROM remittance_claim r JOIN remittance m ON m.id = r.remittance_id
      WHERE r.claim_id = c.id AND r.applied = 1 AND m.status = 'posted')`;

/** Oldest answer first. */
export function listSecondaryDue(db: ReadDb): SecondaryDue[] {
  return db
    .all<Row>(
      sql`SELECT c.id AS claimId, c.control_number AS controlNumber, c.patient_id AS patientId, p.last_name AS lastName,
        p.first_name AS firstName, p.middle_name AS middleName, c.service_on AS serviceDate, y.name AS payerName,
        (SELECT max(m.paid_on) FROM remittance_claim r JOIN remittance m ON m.id = r.remittance_id
          WHERE r.claim_id = c.id AND r.applied = 1 AND m.status = 'posted') AS answeredOn,
        n.id AS nextCoverageId, ny.name AS nextPayerName, c.coverage_rank + 1 AS nextRank,
        (SELECT SUM(amount_cents) FROM journal_entry WHERE claim_id = c.id AND account = 'ar_patient') AS leftCents
      ${DUE} ORDER BY answeredOn, c.service_on, c.control_number LIMIT 2000`,
    )
    .map(({ lastName, firstName, middleName, ...row }) => ({
      ...row,
      patientName: listName({ lastName, firstName, middleName }),
    }));
}

export function countSecondaryDue(db: ReadDb): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n ${DUE}`)?.n ?? 0;
}

/** What an answer to a claim asks of it. */
export type AnsweredClaim = {
  readonly id: ClaimId;
  readonly status: ClaimStatus;
  readonly payerId: PayerId;
  readonly payerControlNumber: string;
  readonly followUpOn: IsoDate | null;
};

/** Claims by their ids; `alone` leaves out those before or after which another payer's claim stands. */
export function findAnswered(
  db: ReadDb,
  ids: readonly ClaimId[],
  which: 'alone' | 'all' = 'alone',
): AnsweredClaim[] {
  const alone =
    which === 'all'
      ? sql`1`
      : sql`c.prior_claim_id IS NULL AND NOT EXISTS (SELECT 1 FROM claim n WHERE n.prior_claim_id = c.id)`;
  return db.all<AnsweredClaim>(sql`SELECT c.id, c.status, c.payer_id AS payerId,
      c.payer_control_number AS payerControlNumber, c.follow_up_on AS followUpOn
    FROM claim c WHERE c.id IN (${list(ids)}) AND ${alone}`);
}

/** Those of some claims after which a live claim to a later payer stands. */
export function findPriors(db: ReadDb, ids: readonly ClaimId[]): ClaimId[] {
  const rows = db.all<{ id: ClaimId }>(sql`SELECT DISTINCT prior_claim_id AS id FROM claim
    WHERE prior_claim_id IN (${list(ids)}) AND status <> 'voided'`);
  const found = new Set(rows.map((row) => row.id));
  return [...new Set(ids)].filter((id) => found.has(id));
}

/** Claims that wait for the answer to a claim. */
export function findWaiting(db: ReadDb, priorId: ClaimId): ClaimId[] {
  return db
    .all<{ id: ClaimId }>(
      sql`SELECT id FROM claim WHERE prior_claim_id = ${priorId} AND status = 'held' AND waits_for_prior = 1`,
    )
    .map((row) => row.id);
}

/** A live claim to a later payer that rests on the answer to a claim: its control number, or null. */
export function findResting(db: ReadDb, priorId: ClaimId): string | null {
  return (
    db.get<{ controlNumber: string }>(sql`SELECT control_number AS controlNumber FROM claim
      WHERE prior_claim_id = ${priorId} AND status <> 'voided' AND NOT (status = 'held' AND waits_for_prior = 1)
      LIMIT 1`)?.controlNumber ?? null
  );
}

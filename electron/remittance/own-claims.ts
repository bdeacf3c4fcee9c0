import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { PostedAnswer } from '#shared/domain/coordination.ts';
import type { AnsweredBy, FindClaim, OpenLine, OwnClaim, Remainder } from '#shared/domain/posting/match.ts';
import type { PostedSum } from '#shared/domain/posting/settle.ts';
import type { RemitPayment } from '#shared/domain/remittance.ts';
import type { ClaimId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb } from '#electron/db/sql.ts';
import { readPaymentsOf } from './read-file.ts';

type Row = {
  readonly id: ClaimId;
  readonly controlNumber: string;
  readonly status: ClaimStatus;
  readonly rank: number;
  readonly payerId: PayerId;
  readonly priorClaimId: ClaimId | null;
  readonly versionNumber: number;
  readonly frozen: string;
};

/** CLP02: processed as primary, secondary, tertiary; the same and forwarded (005010X221A1 2100). */
const RANK_OF_STATUS: Readonly<Record<string, number>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  '19': 1,
  '20': 2,
  '21': 3,
};

/**
 * One of our claims by its control number, as matching needs it. A claim that the payer forwarded to the next one is
 * answered under the number of the first: the claim to the payer that answers is taken, by the order of payment that
 * the answer names, or by the payer itself.
 * @param before number of a journal: what a later payer owes is told as it was before that journal.
 */
export function findOwnClaim(
  db: ReadDb,
  controlNumber: string,
  by: AnsweredBy,
  before: number | null = null,
): OwnClaim | null {
  const row = db.get<Row>(sql`${CLAIM} WHERE control_number = ${controlNumber}`);
  if (!row) return null;
  const found = forwardedFrom(db, row, by) ?? row;
  return ownClaim(db, found, before, factsOf(db, [found.id]));
}

/** One of our claims by its id. */
export function findOwnClaimById(db: ReadDb, id: ClaimId): OwnClaim | null {
  const row = db.get<Row>(sql`${CLAIM} WHERE id = ${id}`);
  return row && ownClaim(db, row, null, factsOf(db, [row.id]));
}

/**
 * Finds the claims of whole files: what they need of the file is read in a few statements for all of them.
 * @returns a finder that is right as long as nothing is written.
 */
export function claimFinder(db: ReadDb, payments: readonly RemitPayment[]): FindClaim {
  const numbers = [...new Set(payments.flatMap((p) => p.claims.map((c) => c.controlNumber)))];
  const rows = db.all<Row>(sql`${CLAIM} WHERE control_number IN (${list(numbers)})`);
  const byNumber = new Map(rows.map((row) => [row.controlNumber, row]));
  const facts = factsOf(
    db,
    rows.map((row) => row.id),
  );
  const forwarded = new Set(
    db
      .all<{ id: ClaimId }>(
        sql`SELECT prior_claim_id AS id FROM claim WHERE prior_claim_id IS NOT NULL AND crossover = 1 AND status <> 'voided'`,
      )
      .map((row) => row.id),
  );
  const made = new Map<ClaimId, OwnClaim>();
  return (controlNumber, by) => {
    const first = byNumber.get(controlNumber);
    if (!first) return null;
    const row = (forwarded.has(first.id) ? forwardedFrom(db, first, by) : null) ?? first;
    let own = made.get(row.id);
    if (!own) {
      own = ownClaim(db, row, null, row === first ? facts : factsOf(db, [row.id]));
      made.set(row.id, own);
    }
    return own;
  };
}

/** What stands posted for a claim, by line, account and reason. */
export function postedSumsOf(db: ReadDb, id: ClaimId): PostedSum[] {
  return db.all(sql`SELECT service_line_id AS serviceLineId, account, reason, SUM(amount_cents) AS amountCents
    FROM journal_entry WHERE claim_id = ${id} AND reason <> '' GROUP BY 1, 2, 3 HAVING SUM(amount_cents) <> 0`);
}

type ClaimFacts = {
  readonly standing: ReadonlyMap<ClaimId, number>;
  readonly open: ReadonlyMap<ClaimId, readonly OpenLine[]>;
};

function factsOf(db: ReadDb, ids: readonly ClaimId[]): ClaimFacts {
  const standing = db.all<{ id: ClaimId; n: number }>(sql`SELECT c.claim_id AS id,
      SUM(CASE WHEN c.status_code = '22' THEN -1 ELSE 1 END) AS n
    FROM remittance_claim c JOIN remittance r ON r.id = c.remittance_id
    WHERE c.claim_id IN (${list(ids)}) AND c.applied = 1 AND r.status = 'posted' GROUP BY c.claim_id`);
  const open = new Map<ClaimId, OpenLine[]>();
  for (const row of db.all<
    OpenLine & { id: ClaimId }
  >(sql`SELECT claim_id AS id, service_line_id AS serviceLineId,
      SUM(amount_cents) AS openCents
    FROM journal_entry WHERE claim_id IN (${list(ids)}) AND account = 'ar_insurer' GROUP BY claim_id, service_line_id`)) {
    const lines = open.get(row.id) ?? [];
    lines.push({ serviceLineId: row.serviceLineId, openCents: row.openCents });
    open.set(row.id, lines);
  }
  return { standing: new Map(standing.map((row) => [row.id, row.n])), open };
}

const CLAIM = sql`SELECT id, control_number AS controlNumber, status, coverage_rank AS rank, payer_id AS payerId,
  prior_claim_id AS priorClaimId, version_number AS versionNumber, frozen FROM claim`;

function forwardedFrom(db: ReadDb, first: Row, by: AnsweredBy): Row | null {
  let at: Row | null = first;
  while (at) {
    if (at.id !== first.id && answers(at, first, by)) return at;
    at = db.get<Row>(
      sql`${CLAIM} WHERE prior_claim_id = ${at.id} AND crossover = 1 AND status <> 'voided' LIMIT 1`,
    );
  }
  return null;
}

function answers(row: Row, first: Row, { statusCode, payerId }: AnsweredBy): boolean {
  const rank = RANK_OF_STATUS[statusCode];
  if (payerId !== null && row.payerId !== first.payerId) return row.payerId === payerId;
  return rank === row.rank;
}

function ownClaim(db: ReadDb, row: Row, beforeJournal: number | null, facts: ClaimFacts): OwnClaim {
  const claim = JSON.parse(row.frozen) as ProfessionalClaim;
  const before = row.versionNumber > 1 ? statusBefore(db, row.id) : null;
  return {
    claimId: row.id,
    controlNumber: row.controlNumber,
    patientId: claim.patient.patientId,
    payerId: claim.payer.payerId,
    chargeCents: claim.lines.reduce((sum, line) => sum + line.chargeCents, 0) as OwnClaim['chargeCents'],
    status: row.status,
    serviceDate: claim.serviceDate,
    lines: claim.lines,
    ...(before === null ? {} : { statusBefore: before }),
    versionNumber: row.versionNumber,
    standing: Math.max(0, facts.standing.get(row.id) ?? 0),
    ...(facts.standing.has(row.id) ? { answered: true } : {}),
    ...(row.priorClaimId === null
      ? { open: facts.open.get(row.id) ?? [] }
      : { remainders: remaindersOf(db, row.id, beforeJournal) }),
  };
}

/** Where the version that was sent last stood when the one in work was begun. */
function statusBefore(db: ReadDb, id: ClaimId): ClaimStatus | null {
  return (
    db.get<{ status: ClaimStatus }>(sql`SELECT from_status AS status FROM claim_event
      WHERE claim_id = ${id} AND kind = 'versioned' ORDER BY id DESC LIMIT 1`)?.status ?? null
  );
}

function remaindersOf(db: ReadDb, id: ClaimId, before: number | null): Remainder[] {
  const then =
    before === null ? sql`1` : sql`journal_id IN (SELECT j.id FROM journal j WHERE j.number < ${before})`;
  return db.all(sql`SELECT service_line_id AS serviceLineId,
      COALESCE(SUM(amount_cents) FILTER (WHERE account = 'ar_insurer'), 0) AS openCents,
      COALESCE(SUM(amount_cents) FILTER (WHERE account = 'contractual_adjustment'), 0) AS contractualCents
    FROM journal_entry WHERE claim_id = ${id} AND account IN ('ar_insurer', 'contractual_adjustment') AND ${then}
    GROUP BY service_line_id`);
}

/** The number of the journal that a posted remittance made last, or null when it moved nothing. */
export function findJournalNumber(db: ReadDb, id: RemittanceId): number | null {
  return (
    db.get<{ number: number | null }>(sql`SELECT max(number) AS number FROM journal
      WHERE source_type = 'remittance' AND (source_id = ${id} OR source_id LIKE ${`${id}/%`})`)?.number ??
    null
  );
}

/** The posted answers to one of our claims, in the order of posting, read from the files as they came. */
export function findPostedAnswers(db: ReadDb, id: ClaimId): PostedAnswer[] {
  const files = db.all<{ id: RemittanceId }>(sql`SELECT r.id FROM remittance r
      LEFT JOIN journal j ON j.id = r.journal_id
    WHERE r.status = 'posted' AND r.id IN (SELECT remittance_id FROM remittance_claim WHERE claim_id = ${id} AND applied = 1)
    ORDER BY j.number IS NULL, j.number, r.received_at`);
  return files.flatMap((file) => answersIn(db, file.id, id));
}

function answersIn(db: ReadDb, remittanceId: RemittanceId, id: ClaimId): PostedAnswer[] {
  const row = db.get<{ content: Uint8Array; source: 'era' | 'paper' }>(
    sql`SELECT content, source FROM remittance WHERE id = ${remittanceId}`,
  );
  if (!row) return [];
  const all = readPaymentsOf(row.content, row.source).flatMap((payment) =>
    payment.claims.map((claim): PostedAnswer => ({
      payerIdentifier: payment.payerIdentifier,
      adjudicatedOn: payment.paidOn,
      claim,
    })),
  );
  // The rows of a remittance stand in the order of its claims.
  return db
    .all<{ claimId: ClaimId | null; applied: number }>(
      sql`SELECT claim_id AS claimId, applied FROM remittance_claim WHERE remittance_id = ${remittanceId} ORDER BY position`,
    )
    .flatMap(({ claimId, applied }, i) => {
      const answer = all[i];
      return claimId === id && applied === 1 && answer ? [answer] : [];
    });
}

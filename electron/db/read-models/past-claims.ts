import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { PastClaim, PastOutcome } from '#shared/domain/own-rules/trial.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

type Row = {
  readonly id: ClaimId;
  readonly row: number;
  readonly control_number: string;
  readonly status: string;
  readonly sent_at: Instant;
  readonly frozen: string;
  readonly denied: number;
  readonly rejected: number;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
};

/**
 * Claims that were sent, newest first, and what became of them: denied when a posted remittance or the status says
 * so (a claim that was denied once stays one, whatever was paid later), rejected when it ever was.
 * @param before the last `row` of the part before; null for the first.
 * @param since only those of this date of service and later; null for all.
 */
export function pastClaims(
  db: ReadDb,
  since: IsoDate | null,
  before: number | null,
  limit: number,
): { readonly claims: readonly PastClaim[]; readonly next: number | null } {
  const rows = db.all<Row>(
    sql`SELECT c.id, c.rowid AS "row", c.control_number, c.status, c.frozen, p.last_name, p.first_name, p.middle_name,
          (SELECT min(e.at) FROM claim_event e WHERE e.claim_id = c.id AND e.to_status = 'exported') AS sent_at,
          (c.status = 'denied' OR EXISTS (SELECT 1 FROM remittance_claim r JOIN remittance m ON m.id = r.remittance_id
            WHERE r.claim_id = c.id AND r.outcome = 'denied' AND m.status = 'posted')) AS denied,
          EXISTS (SELECT 1 FROM claim_event e WHERE e.claim_id = c.id AND e.to_status = 'rejected') AS rejected
        FROM claim c JOIN patient p ON p.id = c.patient_id
        WHERE c.rowid < ${before ?? Number.MAX_SAFE_INTEGER} AND c.service_on >= ${since ?? ''}
          AND EXISTS (SELECT 1 FROM claim_event e WHERE e.claim_id = c.id AND e.to_status = 'exported')
        ORDER BY c.rowid DESC LIMIT ${limit}`,
  );
  return {
    claims: rows.map((row) => ({
      claimId: row.id,
      controlNumber: row.control_number,
      patientName: listName({
        lastName: row.last_name,
        firstName: row.first_name,
        middleName: row.middle_name,
      }),
      sentOn: row.sent_at.slice(0, 10) as IsoDate,
      outcome: outcomeOf(row),
      claim: JSON.parse(row.frozen) as ProfessionalClaim,
    })),
    next: rows.length < limit ? null : (rows.at(-1)?.row ?? null),
  };
}

function outcomeOf({ status, denied, rejected }: Row): PastOutcome {
  if (denied === 1) return 'denied';
  if (rejected === 1) return 'rejected';
  if (status === 'partly_paid') return 'partly_paid';
  return status === 'paid' || status === 'closed' ? 'paid' : 'open';
}

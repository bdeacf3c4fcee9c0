import { claimTotal, type ProfessionalClaim } from '#shared/domain/claim.ts';
import { CheckedBy, type ClaimVersion } from '#shared/domain/claim-work.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimFileId, ClaimId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { ClaimRecord } from './queries.ts';

/** The number of the version that was sent last, or null before the first. */
export function findLastSent(db: ReadDb, id: ClaimId): number | null {
  return (
    db.get<{ number: number | null }>(
      sql`SELECT max(number) AS number FROM claim_version WHERE claim_id = ${id}`,
    )?.number ?? null
  );
}

export function insertVersion(
  db: WriteDb,
  record: Pick<ClaimRecord, 'id' | 'claim' | 'versionNumber' | 'versionReason'>,
  sent: {
    readonly findings: readonly Finding[];
    readonly checkedBy: CheckedBy;
    readonly replaces: number | null;
    readonly claimFileId: ClaimFileId | null;
  },
  at: Instant,
  userId: string,
): void {
  const { claim } = record;
  db.run(sql`INSERT INTO claim_version (claim_id, number, frequency, reason, replaces, charge_cents, frozen, findings,
      checked_by, created_at, created_by, claim_file_id)
    VALUES (${record.id}, ${record.versionNumber}, ${claim.frequency}, ${record.versionReason}, ${sent.replaces},
      ${claimTotal(claim)}, ${JSON.stringify(claim)}, ${JSON.stringify(sent.findings)}, ${JSON.stringify(sent.checkedBy)},
      ${at}, ${userId}, ${sent.claimFileId})`);
}

/** The frozen copy of a version that was sent, or null. */
export function findVersion(db: ReadDb, id: ClaimId, number: number): ProfessionalClaim | null {
  const row = db.get<{ frozen: string }>(
    sql`SELECT frozen FROM claim_version WHERE claim_id = ${id} AND number = ${number}`,
  );
  return row && (JSON.parse(row.frozen) as ProfessionalClaim);
}

type Row = {
  readonly number: number;
  readonly frequency: ClaimVersion['frequency'];
  readonly reason: string;
  readonly replaces: number | null;
  readonly charge_cents: Cents;
  readonly frozen: string;
  readonly findings: string;
  readonly checked_by: string;
  readonly created_at: Instant;
  readonly user_name: string;
  readonly claim_file_id: ClaimFileId | null;
};

/** What was sent of a claim, oldest first, each with its frozen copy. */
export function listVersions(
  db: ReadDb,
  id: ClaimId,
): (Omit<ClaimVersion, 'changes'> & { readonly claim: ProfessionalClaim })[] {
  return db
    .all<Row>(sql`SELECT v.number, v.frequency, v.reason, v.replaces, v.charge_cents, v.frozen, v.findings, v.checked_by,
        v.created_at, u.name AS user_name, v.claim_file_id
      FROM claim_version v JOIN user_account u ON u.id = v.created_by WHERE v.claim_id = ${id} ORDER BY v.number`)
    .map((row) => ({
      number: row.number,
      frequency: row.frequency,
      reason: row.reason,
      replaces: row.replaces,
      at: row.created_at,
      userName: row.user_name,
      chargeCents: row.charge_cents,
      findings: JSON.parse(row.findings) as Finding[],
      checkedBy: CheckedBy.parse(JSON.parse(row.checked_by)),
      file: row.claim_file_id === null ? null : { kind: 'claim_file', id: row.claim_file_id },
      claim: JSON.parse(row.frozen) as ProfessionalClaim,
    }));
}

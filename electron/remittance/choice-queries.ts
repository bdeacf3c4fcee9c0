import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimId, RemittanceId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** What a person chose for claims of a waiting file: one of ours, or that it is none (null), by place in the file. */
export function findChoices(db: ReadDb, id: RemittanceId): Map<number, ClaimId | null> {
  const rows = db.all<{ position: number; claimId: ClaimId | null }>(
    sql`SELECT position, claim_id AS claimId FROM remittance_choice WHERE remittance_id = ${id}`,
  );
  return new Map(rows.map((row) => [row.position, row.claimId]));
}

export function putChoice(
  db: WriteDb,
  choice: {
    readonly id: RemittanceId;
    readonly position: number;
    readonly claimId: ClaimId | null;
    readonly at: Instant;
    readonly userId: string;
  },
): void {
  db.run(sql`INSERT INTO remittance_choice (remittance_id, position, claim_id, at, user_id)
    VALUES (${choice.id}, ${choice.position}, ${choice.claimId}, ${choice.at}, ${choice.userId})
    ON CONFLICT (remittance_id, position) DO UPDATE SET claim_id = excluded.claim_id, at = excluded.at, user_id = excluded.user_id`);
}

export function deleteChoice(db: WriteDb, id: RemittanceId, position: number): void {
  db.run(sql`DELETE FROM remittance_choice WHERE remittance_id = ${id} AND position = ${position}`);
}

import type { ClaimStatus } from '#shared/domain/claim.ts';
import type { DefenceContent } from '#shared/domain/defence/content.ts';
import type { EncounterId, UserId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

/** The claim that stands for an encounter, or null. */
export function findClaim(db: ReadDb, id: EncounterId): DefenceContent['claim'] {
  return db.get<{ controlNumber: string; status: ClaimStatus; chargeCents: Cents }>(sql`
    SELECT control_number AS controlNumber, status, charge_cents AS chargeCents FROM claim
    WHERE encounter_id = ${id} AND status <> 'voided'`);
}

/** What happened to every claim of an encounter, voided ones too, oldest first. */
export function listClaimHistory(db: ReadDb, id: EncounterId): DefenceContent['claimHistory'][number][] {
  return db.all(sql`
    SELECT c.control_number AS controlNumber, e.at, u.name AS userName, e.from_status AS "from", e.to_status AS "to", e.detail
    FROM claim_event e JOIN claim c ON c.id = e.claim_id JOIN user_account u ON u.id = e.user_id
    WHERE c.encounter_id = ${id} ORDER BY e.id`);
}

export function userName(db: ReadDb, id: UserId): string {
  return db.get<{ name: string }>(sql`SELECT name FROM user_account WHERE id = ${id}`)?.name ?? '';
}

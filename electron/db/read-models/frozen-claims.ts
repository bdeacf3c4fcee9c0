import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb } from '#electron/db/sql.ts';

export type FrozenClaim = { readonly status: ClaimStatus; readonly claim: ProfessionalClaim };

/** Frozen copies of claims in some states, or of some claims whatever their state, in the order of their numbers. */
export function frozenClaims(
  db: ReadDb,
  wanted: { readonly statuses: readonly ClaimStatus[] } | { readonly ids: readonly ClaimId[] },
): FrozenClaim[] {
  const where =
    'ids' in wanted ? sql`id IN (${list(wanted.ids)})` : sql`status IN (${list(wanted.statuses)})`;
  return db
    .all<{ status: ClaimStatus; frozen: string }>(
      sql`SELECT status, frozen FROM claim WHERE ${where} ORDER BY control_number`,
    )
    .map(({ status, frozen }) => ({ status, claim: JSON.parse(frozen) as ProfessionalClaim }));
}

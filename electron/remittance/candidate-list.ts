import { likelyOf, weighCandidates, type Candidate } from '#shared/domain/posting/candidates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { RemittanceContext } from './context.ts';
import { payerOf } from './proof.ts';
import { findCandidateClaims } from './settlement-queries.ts';
import { remitAt, type Place } from './settlements.ts';

const SHOWN = 12;

/**
 * Our claims that a claim of a file might answer, the best first, with the one that is likely.
 * @param search by number, account, name or day; what it finds stands behind what agrees, without a confidence.
 */
export function candidatesFor(
  context: RemittanceContext,
  db: ReadDb,
  at: Place,
  search: string,
): { candidates: Candidate[]; likely: ClaimId | null } {
  const { remit, payment } = remitAt(db, at);
  const payerId = payerOf(payment, context.records.payers(db));
  const found = findCandidateClaims(db, remit, search);
  const candidates = weighCandidates(remit, payerId, found);
  if (search.trim() !== '')
    for (const claim of found)
      if (candidates.length < SHOWN && !candidates.some((c) => c.claim.claimId === claim.claimId))
        candidates.push({ claim, confidence: 0, agrees: [], differs: [] });
  return { candidates, likely: likelyOf(candidates)?.claim.claimId ?? null };
}

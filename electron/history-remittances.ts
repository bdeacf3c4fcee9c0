import type { RemittanceProof } from '#shared/domain/remittance.ts';
import { list, sql } from '#electron/db/sql.ts';
import type { RemittancesForHistory, RemittanceTold, UnansweredClaim } from '#electron/history/context.ts';
import type { RemittanceService } from '#electron/remittance/service.ts';

/** What a history asks of remittances, over their own service: reading, proof and posting are theirs alone. */
export function remittancesForHistory(
  remits: Pick<RemittanceService, 'check' | 'receive' | 'post'>,
): RemittancesForHistory {
  return {
    prove: (fileName, bytes) => told(remits.check(fileName, bytes)),
    keep: (fileName, bytes) => remits.receive(fileName, bytes).summary.id,
    post: (id) => void remits.post(id),
    unanswered: (db, sha256s) =>
      // A claim that came with a file says so on its line of time.
      db.all<UnansweredClaim>(sql`SELECT c.control_number AS controlNumber, c.charge_cents AS chargeCents,
          c.service_on AS serviceDate FROM claim c
        WHERE c.status <> 'voided'
          AND EXISTS (SELECT 1 FROM claim_event e WHERE e.claim_id = c.id AND e.file_kind = 'history'
            AND e.file_id IN (${list(sha256s)}))
          AND NOT EXISTS (SELECT 1 FROM remittance_claim x JOIN remittance r ON r.id = x.remittance_id
            WHERE x.claim_id = c.id AND x.applied = 1 AND r.status = 'posted')
        ORDER BY c.service_on, c.control_number`),
  };
}

function told(proof: RemittanceProof): RemittanceTold {
  return {
    posted: proof.alreadyPosted,
    balanced: proof.balanced,
    refusal: proof.alreadyPosted || proof.postable ? '' : proof.refusal,
    payments: proof.payments.map((payment) => ({
      traceNumber: payment.traceNumber,
      payerName: payment.payerName,
      paidOn: payment.paidOn,
      amountCents: payment.amountCents,
      leftOut: payment.leftOut,
      claims: payment.claims.map((claim) => ({
        controlNumber: claim.controlNumber,
        found: claim.claimId !== null,
        posts: claim.outcome === 'posts' || claim.outcome === 'denied',
        paidCents: claim.paidCents,
        sentence: claim.sentence,
      })),
    })),
  };
}

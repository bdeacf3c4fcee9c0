import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { chargesDraft } from '#shared/domain/posting/charges.ts';
import { transferDraft } from '#shared/domain/posting/transfer-balance.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { ClaimsContext } from './context.ts';
import { findChargesJournal, findTransferJournal, patientShares } from './money-queries.ts';
import type { ClaimRecord } from './queries.ts';

/** The charges of a new claim; a claim that charges nothing has no journal. */
export function postCharges(context: ClaimsContext, db: WriteDb, claim: ProfessionalClaim): void {
  if (claim.lines.some((line) => line.chargeCents !== 0))
    context.postJournal(db, chargesDraft(claim, context.clock.today()));
}

/**
 * The charges posted before are taken back and those of the claim as it is now are posted, when they differ. A
 * claim to a later payer has no charges of its own.
 * @param record the claim as it stood.
 */
export function repostCharges(
  context: ClaimsContext,
  db: WriteDb,
  record: Pick<ClaimRecord, 'id' | 'claim' | 'priorClaimId'>,
  claim: ProfessionalClaim,
  why: string,
): void {
  if (record.priorClaimId !== null || chargeKey(record.claim) === chargeKey(claim)) return;
  const journal = findChargesJournal(db, claim.claimId);
  if (journal) context.reverseJournal(db, journal, why);
  if (claim.lines.every((line) => line.chargeCents === 0)) return;
  const draft = chargesDraft(claim, context.clock.today());
  const again = journal === null ? draft.sourceId : `${claim.claimId}/${context.newId()}`;
  context.postJournal(db, { ...draft, sourceId: again });
}

function chargeKey(claim: ProfessionalClaim): string {
  const lines = claim.lines.map((l) => `${l.serviceLineId} ${l.chargeCents} ${l.serviceDate}`);
  return [claim.payer.payerId, ...lines].join('|');
}

/** What the payer before left to the patient becomes what the next payer owes. */
export function postTransfer(
  context: ClaimsContext,
  db: WriteDb,
  prior: ClaimRecord,
  claim: ProfessionalClaim,
): void {
  const draft = transferDraft({
    from: {
      claimId: prior.id,
      payerId: prior.claim.payer.payerId,
      controlNumber: prior.claim.controlNumber,
    },
    to: { claimId: claim.claimId, payerId: claim.payer.payerId, controlNumber: claim.controlNumber },
    patientId: claim.patient.patientId,
    serviceOn: claim.serviceDate,
    balances: patientShares(db, prior.id),
    postedOn: context.clock.today(),
    sourceId: `${claim.claimId}/${context.newId()}`,
  });
  if (draft) context.postJournal(db, draft);
}

/** Takes back what made the claim a receivable: its charges, or what it took over. */
export function takeBackReceivable(
  context: ClaimsContext,
  db: WriteDb,
  record: Pick<ClaimRecord, 'id'>,
  why: string,
): void {
  for (const journal of [findChargesJournal(db, record.id), findTransferJournal(db, record.id)])
    if (journal) context.reverseJournal(db, journal, why);
}

import type { PlannedClaim, RemittanceProof, RemittanceSummary } from '#shared/domain/remittance.ts';
import type { ClaimId, RemittanceId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { Steps } from '#electron/db/steps.ts';
import { needRemittance, note, type RemittanceContext } from './context.ts';
import { insertItems } from './payer-queries.ts';
import { packProof, proofOf, type FilePlan, type ReadFile } from './proof.ts';
import { countJournals, findMatchedClaimIds, replaceClaims, setPosted, setUndone } from './queries.ts';
import { applyWaiting, undoSettlements } from './settlements.ts';
import { putCorrections } from './settlement-queries.ts';
import { moveBack, moveClaimsSteps } from './steps.ts';
import { tellPosted } from './tell.ts';

/** The source under which a remittance is posted next: once more after an undo. */
export function nextSource(db: WriteDb, id: RemittanceId): string {
  const earlier = countJournals(db, id);
  return earlier === 0 ? id : `${id}/${earlier + 1}`;
}

/**
 * Posts a file as planned: its journal, the claims' statuses and events, what stands on the payer's account, and the
 * proof as it was.
 * @param kept whether the claims of the file stand written down just as they are planned here
 * @returns that proof. @throws Refusal when nothing of it may be posted.
 */
export function* postPlan(
  context: RemittanceContext,
  db: WriteDb,
  remittance: RemittanceSummary,
  file: Pick<ReadFile, 'fileName' | 'sha256'>,
  plan: FilePlan,
  kept: boolean,
): Steps<RemittanceProof> {
  const { id } = remittance;
  if (plan.refusal !== '') throw new Refusal('rule_violated', plan.refusal);
  const planned = plan.payments.flatMap((p) => p.planned);
  const journalId = plan.draft && (yield* context.postJournalSteps(db, plan.draft));
  yield* moveClaimsSteps(context, db, remittance, plan.statuses, sentencesOf(planned));
  if (!kept) replaceClaims(db, id, planned);
  const included = plan.payments.flatMap((p, i) => (p.leftOut === '' ? [i] : []));
  const rest = { done: planned.length, total: planned.length, doing: 'Keeping what was posted' };
  yield rest;
  const proof: RemittanceProof = {
    ...proofOf(file, plan, null),
    alreadyPosted: true,
    postable: false,
    refusal: 'This remittance is posted.',
  };
  setPosted(db, id, {
    journalId,
    unmatched: countUnmatched(planned),
    payments: included,
    leftOut: plan.payments.length - included.length,
    proof: packProof(proof),
  });
  yield rest;
  insertItems(db, id, plan.payments);
  putCorrections(db, id, planned, context.clock.now());
  const told = plan.payments
    .filter((p) => p.leftOut === '')
    .map((p) => ({
      traceNumber: p.payment.traceNumber,
      paidOn: p.payment.paidOn,
      claims: p.planned,
    }));
  yield rest;
  tellPosted(context, db, { id, journalId }, told);
  yield rest;
  applyWaiting(context, db, remittance, planned);
  const left = proof.payments.length - included.length;
  note(
    context,
    db,
    id,
    'post',
    `${remittance.fileName}, ${planned.length} claims, journal ${journalId ?? 'none'}, rules ${plan.rulesVersion}${left === 0 ? '' : `, ${left} payments left out`}`,
  );
  return proof;
}

function sentencesOf(planned: readonly PlannedClaim[]): Map<ClaimId, string[]> {
  const sentences = new Map<ClaimId, string[]>();
  for (const { claimId, sentence } of planned) {
    if (claimId === null) continue;
    const known = sentences.get(claimId);
    if (known) known.push(sentence);
    else sentences.set(claimId, [sentence]);
  }
  return sentences;
}

export function countUnmatched(planned: readonly PlannedClaim[]): number {
  return planned.filter((claim) => claim.outcome === 'unmatched').length;
}

/** Takes a posted file back as a whole, with what was settled of it later. */
export function undo(context: RemittanceContext, db: WriteDb, id: RemittanceId, reason: string): void {
  const remittance = needRemittance(db, id);
  if (remittance.status !== 'posted')
    throw new Refusal('rule_violated', 'This remittance is not posted, so there is nothing to undo.');
  const answered = [...findMatchedClaimIds(db, id)];
  context.claims.refuseUndo(db, answered);
  context.beforeUndo?.(db, { remittanceId: id, claimIds: answered });
  undoSettlements(context, db, id, reason);
  moveBack(context, db, remittance, reason);
  if (remittance.journalId !== null) context.reverseJournal(db, remittance.journalId, reason);
  setUndone(db, id);
  context.claims.undone(db, answered);
  note(context, db, id, 'undo', reason);
}

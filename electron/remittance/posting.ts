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
import { moveBackSteps, moveClaimsSteps } from './steps.ts';
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
  const part = { claims: planned.length, from: 0, to: 0.5 };
  const journalId = plan.draft && (yield* asClaims(context.postJournalSteps(db, plan.draft), part));
  const moves = moveClaimsSteps(context, db, remittance, plan.statuses, sentencesOf(planned));
  yield* asClaims(moves, { ...part, from: part.to, to: 0.9 });
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

/** Tells steps of a part of the work in claims of the file, so that they grow from none to all through its parts. */
function* asClaims<T>(
  steps: Steps<T>,
  part: { readonly claims: number; readonly from: number; readonly to: number },
): Steps<T> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    const { done, total, doing } = next.value;
    const share = part.from + (part.to - part.from) * (total === 0 ? 1 : Math.min(1, done / total));
    yield { done: Math.floor(share * part.claims), total: part.claims, doing };
  }
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
export function* undoSteps(
  context: RemittanceContext,
  db: WriteDb,
  id: RemittanceId,
  reason: string,
): Steps<void> {
  const remittance = needRemittance(db, id);
  if (remittance.status !== 'posted')
    throw new Refusal('rule_violated', 'This remittance is not posted, so there is nothing to undo.');
  const answered = [...findMatchedClaimIds(db, id)];
  context.claims.refuseUndo(db, answered);
  const part = { claims: answered.length, from: 0, to: 0.5 };
  yield { done: 0, total: answered.length, doing: 'Taking back what rests on it' };
  context.beforeUndo?.(db, { remittanceId: id, claimIds: answered });
  undoSettlements(context, db, id, reason);
  yield* asClaims(moveBackSteps(context, db, remittance, reason), part);
  if (remittance.journalId !== null)
    yield* asClaims(context.reverseJournalSteps(db, remittance.journalId, reason), {
      ...part,
      from: part.to,
      to: 0.8,
    });
  setUndone(db, id);
  yield* asClaims(tellUndone(context, db, answered), { ...part, from: 0.8, to: 1 });
  note(context, db, id, 'undo', reason);
}

const AT_ONCE = 200;

/** What else claims do when their answer is taken back. */
function* tellUndone(context: RemittanceContext, db: WriteDb, ids: readonly ClaimId[]): Steps<void> {
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    context.claims.undone(db, ids.slice(at, at + AT_ONCE));
    yield { done: Math.min(at + AT_ONCE, ids.length), total: ids.length, doing: 'Waiting for a new answer' };
  }
}

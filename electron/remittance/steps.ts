import { claimMay, type ClaimStatus } from '#shared/domain/claim-status.ts';
import type { RemittanceSummary } from '#shared/domain/remittance.ts';
import type { ClaimId, RemittanceId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { doAll, type Steps } from '#electron/db/steps.ts';
import type { RemittanceContext } from './context.ts';
import { findClaimStatuses, findSteps, insertClaimStep, updateClaimStatus } from './queries.ts';

type Moved = Pick<RemittanceSummary, 'id' | 'traceNumber' | 'payerName'>;

type Statuses = readonly { readonly claimId: ClaimId; readonly status: ClaimStatus }[];
type Sentences = ReadonlyMap<ClaimId, readonly string[]>;

/** Moves claims to the statuses that a posting gives them, each with its event. */
export function moveClaims(
  context: RemittanceContext,
  db: WriteDb,
  remittance: Moved,
  statuses: Statuses,
  sentences: Sentences,
): void {
  doAll(moveClaimsSteps(context, db, remittance, statuses, sentences));
}

export function* moveClaimsSteps(
  context: RemittanceContext,
  db: WriteDb,
  remittance: Moved,
  statuses: Statuses,
  sentences: Sentences,
): Steps<void> {
  const claims = findClaimStatuses(
    db,
    statuses.map((s) => s.claimId),
  );
  for (const [done, { claimId, status: to }] of statuses.entries()) {
    const claim = claims.get(claimId);
    if (!claim) throw new Error('A remittance was matched with a claim that is not there.');
    moveClaim(context, db, remittance.id, {
      claimId,
      kind: 'remittance',
      from: claim.status,
      to,
      versionNumber: claim.versionNumber,
      detail: [
        `Remittance ${remittance.traceNumber} of ${remittance.payerName}.`,
        ...(sentences.get(claimId) ?? []),
      ].join(' '),
    });
    yield { done, total: statuses.length, doing: 'Moving the claims' };
  }
}

/** Puts every claim back that a remittance had moved. @throws Refusal when one has moved on since. */
export function* moveBackSteps(
  context: RemittanceContext,
  db: WriteDb,
  remittance: Moved,
  reason: string,
): Steps<void> {
  const steps = findSteps(db, remittance.id);
  const claims = findClaimStatuses(
    db,
    steps.map((s) => s.claimId),
  );
  for (const [done, step] of steps.entries()) {
    const claim = claims.get(step.claimId);
    if (!claim || claim.status !== step.to || !mayReturn(step.to, step.from))
      throw new Refusal(
        'rule_violated',
        `Claim ${claim?.controlNumber ?? ''} has moved on since. Undo what was posted to it later first; nothing was changed.`,
      );
    moveClaim(context, db, remittance.id, {
      claimId: step.claimId,
      kind: 'reversed',
      from: step.to,
      to: step.from,
      versionNumber: claim.versionNumber,
      detail: `Remittance ${remittance.traceNumber} undone: ${reason}`,
    });
    claims.set(step.claimId, { ...claim, status: step.from });
    yield { done, total: steps.length, doing: 'Moving the claims back' };
  }
}

type Step = Parameters<typeof insertClaimStep>[2];

function moveClaim(context: RemittanceContext, db: WriteDb, id: RemittanceId, step: Step): void {
  const { claimId, from, to } = step;
  if (from !== to && (!claimMay(from, to, step.kind) || !updateClaimStatus(db, claimId, from, to)))
    throw new Error(`A claim cannot go from ${from} to ${to}.`);
  insertClaimStep(db, id, step, context.clock.now(), context.user().id);
}

function mayReturn(from: ClaimStatus, to: ClaimStatus): boolean {
  return from === to || claimMay(from, to, 'reversed');
}

import type { ClaimId } from '#shared/kernel/ids.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import type { OpenLine, OwnClaim } from './match.ts';
import { answersOf } from './plan-claim.ts';
import type { Standing } from './plan-claim.ts';
import { remaindersAfter } from './plan-later-payer.ts';
import type { ClaimPlan } from './planned-claim.ts';
import type { PostedSum } from './settle.ts';

type Followed = {
  readonly before: ClaimStatus;
  status: ClaimStatus;
  answers: number;
  readonly entries: JournalEntry[];
};

/** Follows our claims through one file: status, answers that stand, and what was planned for them so far. */
export class ClaimLedger {
  readonly #byClaim = new Map<ClaimId, Followed>();
  readonly #postedSums: ((claimId: ClaimId) => readonly PostedSum[]) | undefined;

  constructor(postedSums: ((claimId: ClaimId) => readonly PostedSum[]) | undefined) {
    this.#postedSums = postedSums;
  }

  answers(own: OwnClaim): number {
    return this.#byClaim.get(own.claimId)?.answers ?? answersOf(own);
  }

  standing(own: OwnClaim): Standing {
    const known = this.#byClaim.get(own.claimId);
    const sums = this.#postedSums;
    const entries = known?.entries ?? [];
    return {
      status: known?.status ?? own.status,
      answers: this.answers(own),
      ...(own.remainders ? { remainders: remaindersAfter(own.remainders, entries) } : {}),
      ...(own.open ? { open: openAfter(own.open, entries) } : {}),
      ...(sums ? { posted: () => [...sums(own.claimId), ...entries] } : {}),
    };
  }

  take(own: OwnClaim, plan: ClaimPlan, reversal: boolean): void {
    let known = this.#byClaim.get(own.claimId);
    if (!known) {
      known = { before: own.status, status: own.status, answers: answersOf(own), entries: [] };
      this.#byClaim.set(own.claimId, known);
    }
    if (plan.status !== null) known.status = plan.status;
    if (plan.planned.applied) known.answers = Math.max(0, known.answers + (reversal ? -1 : 1));
    // What was set aside moved nothing of the claim.
    if (plan.planned.applied) known.entries.push(...plan.entries);
  }

  statuses(): { claimId: ClaimId; status: ClaimStatus }[] {
    return [...this.#byClaim]
      .filter(([, { before, status }]) => before !== status)
      .map(([claimId, { status }]) => ({ claimId, status }));
  }
}

function openAfter(start: readonly OpenLine[], entries: readonly JournalEntry[]): readonly OpenLine[] {
  if (entries.length === 0) return start;
  const open = new Map(start.map((o) => [o.serviceLineId, o.openCents]));
  for (const e of entries)
    if (e.account === 'ar_insurer')
      open.set(e.serviceLineId, (open.get(e.serviceLineId) ?? 0) + e.amountCents);
  return [...open].map(([serviceLineId, openCents]) => ({ serviceLineId, openCents }));
}

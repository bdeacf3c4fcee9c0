import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { JournalDraft } from '#shared/domain/journal.ts';
import type { PlannedClaim, RemitClaim } from '#shared/domain/remittance.ts';
import { applyUnapplied } from './apply-unapplied.ts';
import type { UnappliedMoney } from './apply-unapplied.ts';
import { ClaimLedger } from './claim-ledger.ts';
import { balancedDraft, entry, transfer } from './entries.ts';
import { matchChosen } from './match.ts';
import type { OwnClaim } from './match.ts';
import { planClaim } from './plan-claim.ts';
import type { RuleBook } from './remit-rules.ts';
import type { PostedSum } from './settle.ts';

export type SettlementInput = {
  /** The claim of a posted file that was set aside, and whom its money waits for in `payer_suspense`. */
  readonly remit: RemitClaim;
  readonly waiting: {
    readonly claimId: ClaimId | null;
    readonly patientId: PatientId | null;
    readonly payerId: PayerId | null;
  };
  readonly own: OwnClaim;
  readonly rules: RuleBook;
  readonly postedSums: (claimId: ClaimId) => readonly PostedSum[];
  readonly unapplied: (patientId: PatientId) => readonly UnappliedMoney[];
  readonly patientOwes: number;
  /** A person has looked at it: an earlier answer that was not taken back is no obstacle. */
  readonly byHand: boolean;
  readonly postedOn: IsoDate;
  readonly sourceId: string;
};

export type SettlementPlan = {
  readonly planned: PlannedClaim;
  /** Null when no amount moves, or when it cannot be posted to this claim (`planned.applied` is false). */
  readonly draft: JournalDraft | null;
  readonly status: ClaimStatus | null;
};

/**
 * Posts a claim that was set aside to a claim of ours: as the remittance would have done, with the money out of
 * `payer_suspense` in place of the deposit.
 */
export function planSettlement(input: SettlementInput): SettlementPlan {
  const { remit, own, rules, waiting } = input;
  const ledger = new ClaimLedger(input.postedSums);
  const plan = planClaim(matchChosen(remit, own), ledger.standing(own), {
    rules,
    payerId: waiting.payerId,
    byHand: input.byHand,
  });
  if (!plan.planned.applied) return { planned: plan.planned, draft: null, status: null };
  const memo = `Was waiting: claim ${remit.controlNumber} of the remittance`;
  const used = applyUnapplied(
    [
      {
        patientId: own.patientId,
        claimId: own.claimId,
        payerId: own.payerId,
        shares: plan.shares,
        owedBeforeCents: input.patientOwes,
      },
    ],
    input.unapplied,
  );
  const money = remit.paidCents === 0 ? [] : [entry('payer_suspense', remit.paidCents, memo, waiting)];
  const entries = [...money, ...plan.entries, ...used];
  const draft =
    entries.length === 0
      ? null
      : balancedDraft({
          kind: 'remittance',
          postedOn: input.postedOn,
          memo: `Claim ${remit.controlNumber} of a remittance posted to claim ${own.controlNumber}`,
          sourceType: 'remittance_settlement',
          sourceId: input.sourceId,
          entries,
        });
  return { planned: plan.planned, draft, status: plan.status };
}

/** How an amount that waits for the payer is settled without a claim. */
export type MoneySettlement = {
  readonly how: 'refund' | 'income' | 'cost';
  readonly account: 'payer_suspense' | 'payer_recoupment';
  /** Balance that is to be settled: negative when we hold the payer's money. */
  readonly amountCents: number;
  readonly waiting: SettlementInput['waiting'];
  readonly reason: string;
  readonly note: string;
  readonly postedOn: IsoDate;
  readonly sourceId: string;
};

/** Takes an amount off the payer's account: owed back to the payer, or our income or cost. */
export function moneySettlementDraft(s: MoneySettlement): JournalDraft {
  const to = s.how === 'refund' ? 'refunds_payable' : 'payer_income';
  const memo = s.note.trim() === '' ? 'Payer amount settled' : s.note.trim();
  return balancedDraft({
    kind: 'payer_settlement',
    postedOn: s.postedOn,
    memo,
    sourceType: 'remittance_settlement',
    sourceId: s.sourceId,
    entries: transfer(s.account, to, -s.amountCents, memo, { ...s.waiting, reason: s.reason }),
  });
}

import type { PlanCharge } from '#shared/domain/plans/standing.ts';
import { balancedDraft, transfer } from '#shared/domain/posting/entries.ts';
import type { OpenItem } from '#shared/domain/posting/patient-payment.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { PlansContext } from './context.ts';
import { isCharged, readClaims, readMoney, type PlanRecord } from './queries.ts';
import { chargeSource } from './reading.ts';

const MEMOS = { interest: 'Interest of payment plan', fee: 'Fee of payment plan' } as const;

/**
 * Posts charges of a plan that were not posted before, each as a journal of its own: what the patient owes on the
 * plan's latest claim grows, and so does the income from plans. The latest one, since payments go to the oldest first.
 */
export function postCharges(
  context: PlansContext,
  db: WriteDb,
  plan: PlanRecord,
  charges: readonly PlanCharge[],
): void {
  // A plan that rests, ended or is paid costs nothing more.
  if (plan.state !== 'running' || readMoney(db, plan).open <= 0) return;
  const claim = readClaims(db, plan.claimIds).at(-1);
  if (!claim) return;
  for (const { number, kind, amountCents } of charges) {
    const sourceId = chargeSource(plan, number, kind);
    if (isCharged(db, sourceId)) continue;
    const memo = `${MEMOS[kind]} ${plan.number}${number === 0 ? ' to the day of payoff' : `, instalment ${number}`}`;
    context.postJournal(
      db,
      balancedDraft({
        kind: 'plan_charge',
        postedOn: context.clock.today(),
        memo,
        sourceType: 'plan_charge',
        sourceId,
        entries: transfer('ar_patient', 'plan_income', amountCents, memo, {
          patientId: plan.patientId,
          claimId: claim.claimId,
          serviceOn: claim.serviceOn,
          reason: kind === 'interest' ? 'plan-interest' : 'plan-fee',
        }),
      }),
    );
  }
}

/** What is owed on the plan's claims, line by line. */
export function planItems(context: PlansContext, db: WriteDb, plan: PlanRecord): OpenItem[] {
  return context.ledger
    .openItems(db, plan.patientId)
    .filter((item) => item.claimId !== null && plan.claimIds.includes(item.claimId));
}

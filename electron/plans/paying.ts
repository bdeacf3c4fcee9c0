import type { PlanDetail, PlanPaymentInput } from '#shared/contract/plans.ts';
import { chargesThrough } from '#shared/domain/plans/standing.ts';
import { dollars } from '#shared/domain/statements/words.ts';
import type { JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { PlansContext } from './context.ts';
import { planItems, postCharges } from './posting.ts';
import { readMoney, type PlanRecord } from './queries.ts';
import { chargesAtPayoff, detailOf, livePlans, payoffOf } from './reading.ts';
import { needPlan, note } from './records.ts';

export type Posted = { readonly journalId: JournalId; readonly number: number };

/** Money for plans, through the ledger. */
export function payingPart(context: PlansContext) {
  const { db: open, clock } = context;
  const post = (db: WriteDb, plan: PlanRecord, input: Omit<PlanPaymentInput, 'id'>): Posted =>
    context.ledger.takePatientPayment(db, {
      patientId: plan.patientId,
      encounterId: null,
      amountCents: input.amountCents,
      tender: input.tender,
      receivedOn: input.receivedOn,
      requestId: input.requestId,
      note: input.note === '' ? `payment plan ${plan.number}` : `payment plan ${plan.number}, ${input.note}`,
      items: planItems(context, db, plan),
    });
  return {
    takePayment: (input: PlanPaymentInput): Posted & { readonly plan: PlanDetail } => {
      const posted = transaction(open(), (db) => {
        const plan = needPlan(db, input.id);
        postCharges(context, db, plan, chargesThrough(plan.schedule, clock.today()));
        return post(db, plan, input);
      });
      return { ...posted, plan: detailOf(context, open(), needPlan(open(), input.id)) };
    },
    /** @throws Refusal `conflict` when something else than what was shown is left. */
    payOff: (
      input: Omit<PlanPaymentInput, 'amountCents'> & { readonly expectedCents: Cents },
    ): Posted & { readonly plan: PlanDetail } => {
      const posted = transaction(open(), (db) => {
        const plan = needPlan(db, input.id);
        const money = readMoney(db, plan);
        const amount = payoffOf(db, plan, money, clock.today());
        if (amount !== input.expectedCents || amount <= 0)
          throw new Refusal(
            'conflict',
            `${dollars(amount)} is left on this plan now. Nothing was posted; look at it again.`,
          );
        postCharges(context, db, plan, chargesAtPayoff(plan, money, clock.today()));
        const journal = post(db, plan, { ...input, amountCents: cents(amount) });
        note(context, db, plan.id, 'paid_off', dollars(amount));
        return journal;
      });
      return { ...posted, plan: detailOf(context, open(), needPlan(open(), input.id)) };
    },
    /** Inside another's transaction: charges that are due, and what of a patient's plans can be paid. */
    itemsDue: (db: WriteDb, patientId: PatientId) =>
      livePlans(db, patientId).flatMap((plan) => {
        postCharges(context, db, plan, chargesThrough(plan.schedule, clock.today()));
        return planItems(context, db, plan);
      }),
  };
}

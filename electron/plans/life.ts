import type { PlanDetail } from '#shared/contract/plans.ts';
import { lateText, stepDue } from '#shared/domain/plans/rules.ts';
import { chargesThrough, standingOn } from '#shared/domain/plans/standing.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PlanId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { PlansContext } from './context.ts';
import { postCharges } from './posting.ts';
import { readMoney, readRules, setState, stepsTaken, type PlanRecord } from './queries.ts';
import { coveredOf, detailOf } from './reading.ts';
import { needPlan, needLive, note, nameOf } from './records.ts';

/** Signature, hold, end and late steps of a plan. */
export function lifePart(context: PlansContext) {
  const { db: open, clock } = context;
  const move = (id: PlanId, work: (db: WriteDb, plan: PlanRecord) => void): PlanDetail => {
    transaction(open(), (db) => work(db, needLive(db, id)));
    return detailOf(context, open(), needPlan(open(), id));
  };
  return {
    sign: (id: PlanId, on: IsoDate) =>
      move(id, (db, plan) => {
        if (on > clock.today())
          throw new Refusal(
            'invalid_input',
            'The day of the signature lies in the future. Nothing was changed.',
          );
        note(context, db, plan.id, 'signed', `Version ${plan.version} signed on ${on}`);
      }),
    pause: (id: PlanId, reason: string) =>
      move(id, (db, plan) => {
        postCharges(context, db, plan, chargesThrough(plan.schedule, clock.today()));
        setState(db, plan.id, 'paused');
        note(context, db, plan.id, 'paused', reason);
      }),
    /** Ends the agreement; what is owed is owed as a whole. */
    cancel: (id: PlanId, reason: string) =>
      move(id, (db, plan) => {
        setState(db, plan.id, 'cancelled');
        note(context, db, plan.id, 'cancelled', reason);
      }),
    /**
     * Takes the late step that is due today, and no other. @returns the letter's words.
     * @throws Refusal `conflict` when another step is due, or none.
     */
    takeStep: (id: PlanId, afterDays: number): { readonly text: string } => {
      let text = '';
      transaction(open(), (db) => {
        const plan = needLive(db, id);
        const on = clock.today();
        const standing = standingOn(plan.schedule, coveredOf(readMoney(db, plan)), on);
        const since = standing.lateSince;
        const step =
          since === null || plan.state !== 'running'
            ? null
            : stepDue(readRules(db).lateSteps, standing.lateDays, stepsTaken(db, id, since));
        if (!step || since === null || step.afterDays !== afterDays)
          throw new Refusal('conflict', 'This step is not due any more. Nothing was changed.');
        const patient = context.records.patient(db, plan.patientId);
        text = lateText(step, {
          name: nameOf(patient),
          lateCents: standing.lateCents,
          since,
          days: standing.lateDays,
        });
        const kind = step.act === 'tell' ? 'told' : step.act === 'hold' ? 'held' : 'defaulted';
        if (step.act !== 'tell') postCharges(context, db, plan, chargesThrough(plan.schedule, on));
        if (step.act === 'hold') setState(db, id, 'paused');
        if (step.act === 'cancel') setState(db, id, 'defaulted');
        note(context, db, id, kind, text, { days: step.afterDays, lateSince: since });
      });
      return { text };
    },
  };
}

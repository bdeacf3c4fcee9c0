import type { PlanDetail, PlanPreview, PlanWish } from '#shared/contract/plans.ts';
import { refuseCharges } from '#shared/domain/plans/rules.ts';
import { chargesThrough, standingOn } from '#shared/domain/plans/standing.ts';
import { dollars } from '#shared/domain/statements/words.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId, PlanId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { PlansContext } from './context.ts';
import { postCharges } from './posting.ts';
import { insertPlan, insertVersion, readMoney, readRules, setState, type PlanRecord } from './queries.ts';
import { coveredOf, detailOf, openClaims, previewOf } from './reading.ts';
import { needPlan, needLive, note } from './records.ts';

const FIRST_PLAN = 1;

/** Making a plan, and agreeing anew. */
export function agreeingPart(context: PlansContext) {
  const { db: open, clock } = context;
  /** What was posted may have grown by charges since the preview: both come from the same transaction. */
  const version = (
    db: WriteDb,
    plan: { id: PlanId; patientId: PatientId; version: number },
    wish: PlanWish,
    planId: PlanId | null,
    reason: string,
  ): PlanPreview => {
    const preview = previewOf(context, db, plan.patientId, planId, wish);
    refuseCharges(preview.terms, readRules(db));
    insertVersion(db, {
      ...preview,
      id: plan.id,
      version: plan.version,
      claimIds: [...new Set(wish.claimIds)],
      reason,
      at: clock.now(),
      userId: context.user().id,
    });
    return preview;
  };
  const renew = (
    db: WriteDb,
    plan: PlanRecord,
    wish: PlanWish,
    kind: 'renegotiated' | 'resumed',
    reason: string,
  ): void => {
    postCharges(context, db, plan, chargesThrough(plan.schedule, clock.today()));
    const preview = version(db, { ...plan, version: plan.version + 1 }, wish, plan.id, reason);
    setState(db, plan.id, 'running');
    note(
      context,
      db,
      plan.id,
      kind,
      `${reason}; ${dollars(preview.terms.amountCents)} in ${preview.schedule.length} instalments`,
    );
  };
  return {
    agree: (patientId: PatientId, wish: PlanWish): PlanDetail => {
      const id = context.newId() as PlanId;
      transaction(open(), (db) => {
        if (!context.records.patient(db, patientId))
          throw new Refusal('not_found', 'This patient is not in the practice file.');
        insertPlan(db, {
          id,
          patientId,
          number: context.nextNumber(db, 'payment plan', FIRST_PLAN),
          at: clock.now(),
        });
        const { terms, schedule } = version(db, { id, patientId, version: 1 }, wish, null, '');
        note(context, db, id, 'agreed', `${dollars(terms.amountCents)} in ${schedule.length} instalments`);
      });
      return detailOf(context, open(), needPlan(open(), id));
    },
    /** New terms over what is still owed; what was agreed before is kept. */
    renegotiate: (id: PlanId, wish: PlanWish, reason: string): PlanDetail => {
      transaction(open(), (db) => renew(db, needLive(db, id), wish, 'renegotiated', reason));
      return detailOf(context, open(), needPlan(open(), id));
    },
    /** The instalments that are left begin again on a day, over what is owed now. */
    resume: (id: PlanId, firstOn: IsoDate): PlanDetail => {
      transaction(open(), (db) => {
        const plan = needLive(db, id);
        if (plan.state !== 'paused')
          throw new Refusal('rule_violated', 'This plan is not on hold. Nothing was changed.');
        const standing = standingOn(plan.schedule, coveredOf(readMoney(db, plan)), clock.today());
        const left = standing.rows.filter((row) => row.state !== 'paid').length;
        const open_ = openClaims(db, plan.patientId, plan.id).map((claim) => claim.claimId);
        const { amountCents: _a, agreedOn: _o, ...terms } = plan.terms;
        const wish: PlanWish = {
          ...terms,
          by: { kind: 'count', count: Math.max(1, left) },
          firstCents: null,
          feeCents: cents(0),
          firstOn,
          dayOfMonth: plan.terms.dayOfMonth,
          claimIds: plan.claimIds.filter((claimId) => open_.includes(claimId)),
        };
        renew(db, plan, wish, 'resumed', `Taken up again from ${firstOn}`);
      });
      return detailOf(context, open(), needPlan(open(), id));
    },
  };
}

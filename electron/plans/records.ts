import type { PlanId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { PlansContext } from './context.ts';
import { insertEvent, listPlans, readMoney, type NewEvent, type PlanRecord } from './queries.ts';
import { stateOf } from './reading.ts';

/** @throws Refusal `not_found`. */
export function needPlan(db: ReadDb, id: PlanId): PlanRecord {
  const plan = listPlans(db, { id })[0];
  if (!plan) throw new Refusal('not_found', 'This plan is not in the practice file.');
  return plan;
}

/** @throws Refusal `rule_violated` when it is finished or ended. */
export function needLive(db: ReadDb, id: PlanId): PlanRecord {
  const plan = needPlan(db, id);
  const state = stateOf(plan, readMoney(db, plan));
  if (state !== 'running' && state !== 'paused')
    throw new Refusal('rule_violated', `This plan is ${state}. Nothing was changed.`);
  return plan;
}

export function note(
  context: PlansContext,
  db: WriteDb,
  planId: PlanId,
  kind: NewEvent['kind'],
  detail: string,
  step?: NewEvent['step'],
): void {
  insertEvent(db, {
    planId,
    at: context.clock.now(),
    on: context.clock.today(),
    userId: context.user().id,
    kind,
    detail,
    ...(step ? { step } : {}),
  });
  audit(
    context,
    db,
    kind,
    planId,
    kind === 'told' || kind === 'held' || kind === 'defaulted' ? `step of day ${step?.days ?? 0}` : detail,
  );
}

export function audit(
  context: PlansContext,
  db: WriteDb,
  action: string,
  recordId: string,
  change: string,
): void {
  context.audit(db, { action, record: 'payment plan', recordId, change });
}

export function nameOf(patient: { readonly firstName: string; readonly lastName: string } | null): string {
  return patient ? `${patient.firstName} ${patient.lastName}`.trim() : '';
}

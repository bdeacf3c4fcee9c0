import type { PlanClaim, PlanDetail, PlanPreview, PlanRow, PlanWish } from '#shared/contract/plans.ts';
import { listName } from '#shared/domain/patient.ts';
import { stepDue } from '#shared/domain/plans/rules.ts';
import { PlanTerms, scheduleOf, scheduleTotals } from '#shared/domain/plans/schedule.ts';
import { payoffCharges, standingOn, type PlanCharge, type Standing } from '#shared/domain/plans/standing.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { PlansContext } from './context.ts';
import {
  isCharged,
  isSigned,
  listEvents,
  listPayments,
  listPlans,
  listVersions,
  owedClaimIds,
  readClaims,
  readMoney,
  readRules,
  stepsTaken,
  type PlanMoney,
  type PlanRecord,
} from './queries.ts';

/** What was paid on a plan, or taken off its claims otherwise; what came upon them is not the plan's. */
export function coveredOf(money: PlanMoney): number {
  return money.paid + Math.max(0, -money.other);
}

/** A plan is finished when nothing is left on its claims; that is the journal's to say. */
export function stateOf(plan: PlanRecord, money: PlanMoney): PlanRow['state'] {
  return (plan.state === 'running' || plan.state === 'paused') && money.open <= 0 ? 'finished' : plan.state;
}

export function chargeSource(plan: PlanRecord, number: number, kind: string): string {
  return `${plan.id}:${plan.version}:${number}:${kind}`;
}

/** Charges that paying everything on a day brings with it; none while a plan rests or after it ended. */
export function chargesAtPayoff(plan: PlanRecord, money: PlanMoney, on: IsoDate): PlanCharge[] {
  return plan.state === 'running' ? payoffCharges(plan.terms, plan.schedule, coveredOf(money), on) : [];
}

/** What paying everything on a day takes: the open balance, and charges that are owed and not posted yet. */
export function payoffOf(db: ReadDb, plan: PlanRecord, money: PlanMoney, on: IsoDate): number {
  const missing = chargesAtPayoff(plan, money, on)
    .filter((charge) => !isCharged(db, chargeSource(plan, charge.number, charge.kind)))
    .reduce((sum, charge) => sum + charge.amountCents, 0);
  return money.open <= 0 ? 0 : money.open + missing;
}

export function rowOf(context: PlansContext, db: ReadDb, plan: PlanRecord, on: IsoDate): PlanRow {
  return rowWith(context, db, plan, readMoney(db, plan), on).row;
}

function rowWith(
  context: PlansContext,
  db: ReadDb,
  plan: PlanRecord,
  money: PlanMoney,
  on: IsoDate,
): { readonly row: PlanRow; readonly standing: Standing } {
  const patient = context.records.patient(db, plan.patientId);
  if (!patient) throw new Error('A plan names a patient who is not there.');
  const state = stateOf(plan, money);
  const live = state === 'running';
  const ended = !live && state !== 'paused';
  const standing = standingOn(plan.schedule, coveredOf(money), on);
  const total = scheduleTotals(plan.schedule).totalCents;
  const taken = standing.lateSince === null ? [] : stepsTaken(db, plan.id, standing.lateSince);
  const row: PlanRow = {
    id: plan.id,
    number: plan.number,
    patientId: plan.patientId,
    patientName: listName(patient),
    accountNumber: patient.accountNumber,
    state,
    financedCents: plan.terms.amountCents,
    paidCents: cents(money.paid),
    // An ended plan charges nothing more: what is left is what its claims still owe.
    leftCents: cents(ended ? Math.max(0, money.open) : Math.max(0, total - standing.coveredCents)),
    dueCents: live ? standing.dueCents : cents(0),
    lateCents: live ? standing.lateCents : cents(0),
    lateDays: live ? standing.lateDays : 0,
    nextOn: live ? standing.nextOn : null,
    nextCents: live ? standing.nextCents : cents(0),
    step: live ? stepDue(readRules(db).lateSteps, standing.lateDays, taken) : null,
  };
  return { row, standing };
}

export function detailOf(context: PlansContext, db: ReadDb, plan: PlanRecord): PlanDetail {
  const on = context.clock.today();
  const money = readMoney(db, plan);
  const { row, standing } = rowWith(context, db, plan, money, on);
  return {
    ...row,
    version: plan.version,
    terms: plan.terms,
    rows: [...standing.rows],
    totalCents: scheduleTotals(plan.schedule).totalCents,
    claims: readClaims(db, plan.claimIds),
    otherCents: cents(money.other),
    payoffCents: cents(payoffOf(db, plan, money, on)),
    payments: listPayments(db, plan).map(({ amount, ...p }) => ({ ...p, amountCents: cents(amount) })),
    versions: listVersions(db, plan.id).map((v) => ({ ...v, financedCents: cents(v.financedCents) })),
    events: listEvents(db, plan.id),
    signed: isSigned(db, plan.id),
  };
}

/** Plans that run or rest; whether the journal calls them finished is left to the caller. */
export function livePlans(db: ReadDb, patientId: PatientId | null): PlanRecord[] {
  return listPlans(db, { patientId, states: ['running', 'paused'] });
}

/** Claims of a patient that a plan covers which is not finished; `except` is left out. */
export function coveredClaims(db: ReadDb, patientId: PatientId, except: string | null = null): Set<ClaimId> {
  const plans = livePlans(db, patientId).filter(
    (plan) => plan.id !== except && stateOf(plan, readMoney(db, plan)) !== 'finished',
  );
  return new Set(plans.flatMap((plan) => plan.claimIds));
}

/** What a patient owes that no other plan covers, claim by claim. */
export function openClaims(db: ReadDb, patientId: PatientId, except: string | null = null): PlanClaim[] {
  const taken = coveredClaims(db, patientId, except);
  return readClaims(
    db,
    owedClaimIds(db, patientId).filter((id) => !taken.has(id)),
  );
}

/** @throws Refusal when a claim is not owed, is in another plan, or the terms cannot be. */
export function previewOf(
  context: PlansContext,
  db: ReadDb,
  patientId: PatientId,
  planId: string | null,
  wish: PlanWish,
): PlanPreview {
  const open = openClaims(db, patientId, planId);
  const chosen = open.filter((claim) => wish.claimIds.includes(claim.claimId));
  if (chosen.length !== new Set(wish.claimIds).size)
    throw new Refusal(
      'rule_violated',
      'One of these claims is not owed by the patient now, or another plan covers it. Nothing was agreed.',
    );
  const { claimIds: _claimIds, ...rest } = wish;
  const terms = PlanTerms.parse({
    ...rest,
    amountCents: sumCents(chosen.map((claim) => claim.openCents)),
    agreedOn: context.clock.today(),
  });
  const schedule = scheduleOf(terms);
  return { terms, schedule, ...scheduleTotals(schedule) };
}

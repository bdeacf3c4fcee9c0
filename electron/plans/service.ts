import type { PlanClaim, PlanDetail, PlanPreview, PlanRow, PlanWish } from '#shared/contract/plans.ts';
import type { PlanRules } from '#shared/domain/plans/rules.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PlanId } from '#shared/kernel/ids.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { PlansContext } from './context.ts';
import { listPlans, readRules, writeRules, type PlanRecord } from './queries.ts';
import { coveredClaims, detailOf, livePlans, openClaims, previewOf, rowOf } from './reading.ts';
import { needPlan, audit } from './records.ts';
import { payingPart } from './paying.ts';
import { paperPart } from './papers.ts';
import { agreeingPart } from './agreeing.ts';
import { lifePart } from './life.ts';

export type { DrawPlanPaper } from './papers.ts';
export type { Posted } from './paying.ts';

export type PlansService = ReturnType<typeof createPlansService>;

/** Payment plans: what was agreed is kept here, what became of it is read from the journal. */
export function createPlansService(context: PlansContext) {
  return {
    ...readingPart(context),
    ...agreeingPart(context),
    ...lifePart(context),
    ...payingPart(context),
    ...paperPart(context),
  };
}

function readingPart(context: PlansContext) {
  const { db: open, clock } = context;
  const rows = (db: ReadDb, plans: readonly PlanRecord[], on: IsoDate): PlanRow[] =>
    plans.map((plan) => rowOf(context, db, plan, on));
  return {
    rules: (): PlanRules => readRules(open()),
    saveRules: (rules: PlanRules): PlanRules => {
      transaction(open(), (db) => {
        writeRules(db, rules);
        audit(
          context,
          db,
          'change',
          'rules',
          `charges ${rules.chargesAllowed ? 'allowed' : 'not allowed'}, ${rules.lateSteps.length} late steps`,
        );
      });
      return readRules(open());
    },
    list: (patientId: PatientId | null): PlanRow[] => {
      const urgency = (row: PlanRow): number =>
        row.lateDays > 0 ? 0 : row.dueCents > 0 ? 1 : row.state === 'running' ? 2 : 3;
      return rows(open(), listPlans(open(), { patientId }), clock.today()).sort(
        (a, b) => urgency(a) - urgency(b) || b.lateDays - a.lateDays || b.number - a.number,
      );
    },
    /** Running plans with something due on a day or late, the latest first. */
    due: (on: IsoDate): PlanRow[] =>
      rows(open(), listPlans(open(), { states: ['running'] }), on)
        .filter((row) => row.dueCents > 0)
        .sort((a, b) => b.lateDays - a.lateDays || a.patientName.localeCompare(b.patientName)),
    /** @throws Refusal `not_found`. */
    get: (id: PlanId): PlanDetail => detailOf(context, open(), needPlan(open(), id)),
    openClaims: (patientId: PatientId): PlanClaim[] => openClaims(open(), patientId),
    preview: (patientId: PatientId, planId: PlanId | null, wish: PlanWish): PlanPreview =>
      previewOf(context, open(), patientId, planId, wish),
    /** Claims of a patient that a plan covers which runs or rests: statements leave them alone. */
    coveredClaims: (db: ReadDb, patientId: PatientId): ReadonlySet<ClaimId> => coveredClaims(db, patientId),
    /** What a patient's running plans ask for on a day, today's instalment and late ones. */
    dueOf: (
      db: ReadDb,
      patientId: PatientId,
      on: IsoDate,
    ): { readonly planId: PlanId | null; readonly dueCents: Cents } => {
      const due = rows(db, livePlans(db, patientId), on).filter((row) => row.dueCents > 0);
      return { planId: due[0]?.id ?? null, dueCents: cents(due.reduce((sum, row) => sum + row.dueCents, 0)) };
    },
  };
}

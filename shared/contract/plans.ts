import { z } from 'zod';
import { Tender } from '#shared/domain/journal.ts';
import { LateStep, PlanRules } from '#shared/domain/plans/rules.ts';
import { Instalment, PlanTerms } from '#shared/domain/plans/schedule.ts';
import { PLAN_STATES } from '#shared/domain/plans/standing.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, JournalId, PatientId, PatientLetterId, PlanId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { procedure } from './define.ts';

/** A claim on which a patient owes something, as a plan may take it up. */
export const PlanClaim = z.object({
  claimId: ClaimId,
  controlNumber: z.string(),
  serviceOn: IsoDate,
  /** What the patient owes on it today, by the journal. */
  openCents: Cents,
});
export type PlanClaim = z.infer<typeof PlanClaim>;

/** What is chosen; the amount financed is what the claims are owed, the day of the agreement today. */
export const PlanWish = PlanTerms.omit({ amountCents: true, agreedOn: true }).extend({
  claimIds: z.array(ClaimId).min(1, 'Choose at least one claim.').max(200),
});
export type PlanWish = z.infer<typeof PlanWish>;

export const PlanPreview = z.object({
  terms: PlanTerms,
  schedule: z.array(Instalment),
  totalCents: Cents,
  interestCents: Cents,
  feeCents: Cents,
});
export type PlanPreview = z.infer<typeof PlanPreview>;

export const PlanStateKey = z.enum(PLAN_STATES);

export const PlanRow = z.object({
  id: PlanId,
  number: z.int(),
  patientId: PatientId,
  patientName: z.string(),
  accountNumber: z.string(),
  state: PlanStateKey,
  financedCents: Cents,
  /** What was paid on its claims since this version was agreed, by the journal. */
  paidCents: Cents,
  /** What is left of the schedule. */
  leftCents: Cents,
  dueCents: Cents,
  lateCents: Cents,
  lateDays: z.int(),
  nextOn: IsoDate.nullable(),
  nextCents: Cents,
  /** The late step that is to be taken now, or null. */
  step: LateStep.nullable(),
});
export type PlanRow = z.infer<typeof PlanRow>;

export const PlanEvent = z.object({
  at: Instant,
  on: IsoDate,
  userName: z.string(),
  kind: z.enum([
    'agreed',
    'signed',
    'renegotiated',
    'paused',
    'resumed',
    'told',
    'held',
    'defaulted',
    'cancelled',
    'paid_off',
  ]),
  detail: z.string(),
});
export type PlanEvent = z.infer<typeof PlanEvent>;

export const PlanDetail = PlanRow.extend({
  version: z.int(),
  terms: PlanTerms,
  rows: z.array(
    Instalment.extend({ paidCents: Cents, state: z.enum(['paid', 'part', 'due', 'late', 'coming']) }),
  ),
  totalCents: Cents,
  claims: z.array(PlanClaim),
  /** What other postings than payments and the plan's own charges moved on its claims since it was agreed. */
  otherCents: Cents,
  payoffCents: Cents,
  payments: z.array(
    z.object({ journalId: JournalId, number: z.int(), on: IsoDate, amountCents: Cents, memo: z.string() }),
  ),
  versions: z.array(
    z.object({
      number: z.int(),
      at: Instant,
      userName: z.string(),
      reason: z.string(),
      financedCents: Cents,
      instalments: z.int(),
    }),
  ),
  events: z.array(PlanEvent),
  signed: z.boolean(),
});
export type PlanDetail = z.infer<typeof PlanDetail>;

const Reason = z.string().trim().min(1, 'Say why.').max(200);
const one = z.object({ id: PlanId });

export const PlanPaymentInput = z.object({
  id: PlanId,
  amountCents: Cents.refine((c) => c > 0, 'A payment is more than zero.'),
  tender: Tender,
  receivedOn: IsoDate,
  note: z.string().trim().max(100),
  requestId: z.uuid(),
});
export type PlanPaymentInput = z.infer<typeof PlanPaymentInput>;

export const plans = {
  rules: procedure('money.read', z.object({}), PlanRules),
  saveRules: procedure('settings.write', PlanRules, PlanRules),
  /** Every plan, those that need something first. */
  list: procedure('money.read', z.object({ patientId: PatientId.nullable() }), z.array(PlanRow)),
  /** Running plans of which something is due on a day or late, the latest first. */
  due: procedure('money.read', z.object({ on: IsoDate }), z.array(PlanRow)),
  get: procedure('money.read', one, PlanDetail),
  /** What a patient owes that no plan covers. */
  openClaims: procedure('money.read', z.object({ patientId: PatientId }), z.array(PlanClaim)),
  /** The schedule of a plan, or of new terms for a plan that runs; nothing is kept. */
  preview: procedure(
    'money.read',
    z.object({ patientId: PatientId, planId: PlanId.nullable(), wish: PlanWish }),
    PlanPreview,
  ),
  agree: procedure('money.write', z.object({ patientId: PatientId, wish: PlanWish }), PlanDetail),
  /** New terms over what is still owed; the former version is kept. */
  renegotiate: procedure('money.write', z.object({ id: PlanId, wish: PlanWish, reason: Reason }), PlanDetail),
  sign: procedure('money.write', z.object({ id: PlanId, on: IsoDate }), PlanDetail),
  pause: procedure('money.write', z.object({ id: PlanId, reason: Reason }), PlanDetail),
  /** The instalments that are left begin again on a day. */
  resume: procedure('money.write', z.object({ id: PlanId, firstOn: IsoDate }), PlanDetail),
  cancel: procedure('money.write', z.object({ id: PlanId, reason: Reason }), PlanDetail),
  /** Takes the late step that is due: the letter is kept with its bytes, the plan held or ended where the step says so. */
  takeStep: procedure(
    'money.write',
    z.object({ id: PlanId, afterDays: z.int() }),
    z.object({ plan: PlanDetail, letterId: PatientLetterId, text: z.string() }),
  ),
  /** Interest and fees whose day has come are posted, then the money, oldest service of the plan first. */
  takePayment: procedure(
    'money.write',
    PlanPaymentInput,
    z.object({ plan: PlanDetail, journalId: JournalId, number: z.int() }),
  ),
  /** As `takePayment` of exactly what is left; interest of days to come falls away. */
  payOff: procedure(
    'money.write',
    PlanPaymentInput.omit({ amountCents: true }).extend({ expectedCents: Cents }),
    z.object({ plan: PlanDetail, journalId: JournalId, number: z.int() }),
  ),
  agreement: procedure('money.read', z.object({ id: PlanId, version: z.int() }), z.object({ pdf: Pdf })),
  saveAgreement: procedure(
    'money.read',
    z.object({ id: PlanId, version: z.int() }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  printAgreement: procedure('money.read', z.object({ id: PlanId, version: z.int() }), PrintAnswer),
};

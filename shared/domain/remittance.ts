import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, JournalId, PatientId, PayerId, RemittanceId, ServiceLineId } from '#shared/kernel/ids.ts';
import { RemitAction } from './posting/remit-rules.ts';

/** CAS: one group and reason with its amount, 005010X221A1 2100 and 2110. */
export const Adjustment = z.object({
  group: z.string(),
  reason: z.string(),
  amountCents: Cents,
  quantity: z.number().nullable(),
});
export type Adjustment = z.infer<typeof Adjustment>;

/** What of a claim or payment cannot be read; nothing of its payment is posted. */
export const Unreadable = z.object({ segment: z.int(), sentence: z.string() });
export type Unreadable = z.infer<typeof Unreadable>;

/** 2110: a service line as the payer decided it. */
export const RemitLine = z.object({
  /** Segment number of the SVC in the file, 1-based, for "where". */
  segment: z.int(),
  code: z.string(),
  modifiers: z.array(z.string()),
  /** SVC06: what was submitted, when the payer changed the code. */
  submittedCode: z.string(),
  chargeCents: Cents,
  paidCents: Cents,
  units: z.number().nullable(),
  serviceDate: IsoDate.nullable(),
  /** REF*6R: our line control number. */
  lineControl: z.string(),
  /** AMT*B6. */
  allowedCents: Cents.nullable(),
  adjustments: z.array(Adjustment),
  remarks: z.array(z.string()),
});
export type RemitLine = z.infer<typeof RemitLine>;

/** 2100: a claim as the payer decided it. */
export const RemitClaim = z.object({
  segment: z.int(),
  /** CLP01, our patient control number. */
  controlNumber: z.string(),
  /** CLP02. */
  statusCode: z.string(),
  chargeCents: Cents,
  paidCents: Cents,
  /** CLP05. */
  patientResponsibilityCents: Cents,
  filingIndicator: z.string(),
  /** CLP07, the payer's own number. */
  payerControlNumber: z.string(),
  patientLastName: z.string(),
  patientFirstName: z.string(),
  memberId: z.string(),
  serviceFrom: IsoDate.nullable(),
  adjustments: z.array(Adjustment),
  remarks: z.array(z.string()),
  /** MOA01 to 09 as they stand in the file; left out when there is no MOA. */
  outpatientAdjudication: z.array(z.string()).optional(),
  /** NM1*74: what the payer has corrected of the patient or insured; empty parts are not corrected. */
  corrected: z.object({ lastName: z.string(), firstName: z.string(), memberId: z.string() }).optional(),
  /** AMT*I: interest that the payer counts to this claim; its money stands in PLB and not in CLP04. */
  interestCents: Cents.optional(),
  lines: z.array(RemitLine),
  /** Left out when all of it could be read. What is listed here counts as nothing in the amounts above. */
  unreadable: z.array(Unreadable).optional(),
});
export type RemitClaim = z.infer<typeof RemitClaim>;

export const ProviderAdjustment = z.object({
  segment: z.int(),
  providerId: z.string(),
  reason: z.string(),
  reference: z.string(),
  /** As in the file: positive reduces the payment. */
  amountCents: Cents,
});
export type ProviderAdjustment = z.infer<typeof ProviderAdjustment>;

/** One ST*835: one payment with its claims. */
export const RemitPayment = z.object({
  segment: z.int(),
  /** BPR02, BPR01 handling, BPR03 credit/debit, BPR04 method, BPR16 date. */
  amountCents: Cents,
  handling: z.string(),
  creditDebit: z.string(),
  method: z.string(),
  paidOn: IsoDate.nullable(),
  /** TRN02 check or EFT number, TRN03 payer's id. */
  traceNumber: z.string(),
  originatorId: z.string(),
  payerName: z.string(),
  payerIdentifier: z.string(),
  payeeName: z.string(),
  payeeNpi: z.string(),
  /** N104 with FI, or REF*TJ; left out when the file names none. */
  payeeTaxId: z.string().optional(),
  claims: z.array(RemitClaim),
  providerAdjustments: z.array(ProviderAdjustment),
  /** Provider adjustments (PLB) that cannot be read, and a wrong count of its segments (SE01); left out when there is none. */
  unreadable: z.array(Unreadable).optional(),
});
export type RemitPayment = z.infer<typeof RemitPayment>;

/**
 * Equation that must hold, with both sides. Nothing is posted from a payment in which one fails. `readable` has no sides
 * and never holds: it tells what of the payment cannot be read.
 */
export const Proof = z.object({
  level: z.enum(['payment', 'claim', 'line']),
  /** What it speaks of, e.g. `10461` or `10461 · 99213`. */
  subject: z.string(),
  equation: z.enum([
    'readable',
    'bpr',
    'claim_balance',
    'line_balance',
    'claim_lines',
    'patient_responsibility',
  ]),
  leftCents: Cents,
  rightCents: Cents,
  holds: z.boolean(),
  segment: z.int(),
  /** One sentence when it does not hold; empty when it does. */
  sentence: z.string(),
});
export type Proof = z.infer<typeof Proof>;

/** What will become of one claim of a remittance. */
export const PostingOutcome = z.enum(['posts', 'denied', 'unmatched', 'unbalanced', 'held']);

/** One adjustment with what becomes of it and why. */
export const PlannedAdjustment = z.object({
  /** Group and reason, `CO-45`. */
  code: z.string(),
  amountCents: Cents,
  action: RemitAction,
  /** The rule that decided it; empty when none spoke. */
  ruleId: z.string(),
  /** In our own words. */
  why: z.string(),
});
export type PlannedAdjustment = z.infer<typeof PlannedAdjustment>;

export const PlannedLine = z.object({
  serviceLineId: ServiceLineId.nullable(),
  code: z.string(),
  modifiers: z.array(z.string()),
  /** What was billed, when the payer changed the code or the units; empty when it did not. */
  changed: z.string(),
  chargeCents: Cents,
  allowedCents: Cents,
  paidCents: Cents,
  contractualCents: Cents,
  patientCents: Cents,
  otherCents: Cents,
  reasons: z.array(z.string()),
  adjustments: z.array(PlannedAdjustment),
  remarks: z.array(z.string()),
});
export type PlannedLine = z.infer<typeof PlannedLine>;

/** How the claim of ours was found. `chosen`: by a person. */
export const MatchedBy = z.enum(['control_number', 'chosen', 'none']);
export type MatchedBy = z.infer<typeof MatchedBy>;

export const PlannedClaim = z.object({
  /** Place in the file, from 0, through all its payments. */
  position: z.int(),
  segment: z.int(),
  matchedBy: MatchedBy,
  controlNumber: z.string(),
  payerControlNumber: z.string(),
  statusCode: z.string(),
  claimId: ClaimId.nullable(),
  patientId: PatientId.nullable(),
  patientName: z.string(),
  serviceDate: IsoDate.nullable(),
  chargeCents: Cents,
  allowedCents: Cents,
  paidCents: Cents,
  contractualCents: Cents,
  patientCents: Cents,
  otherCents: Cents,
  outcome: PostingOutcome,
  /** Whether it counts as an answer to our claim; false when it was set aside. */
  applied: z.boolean(),
  /** What will happen, one sentence, always with the reason. */
  sentence: z.string(),
  /** Adjustments of the claim as a whole. */
  adjustments: z.array(PlannedAdjustment),
  remarks: z.array(z.string()),
  /** What the payer has corrected of the patient or insured; null when nothing. */
  corrected: z.object({ lastName: z.string(), firstName: z.string(), memberId: z.string() }).nullable(),
  /** Interest that the payer counts to this claim; posted with the provider adjustments. */
  interestCents: Cents,
  /** Interest, bonus or penalty that is booked as the payer's own. */
  appliedCents: Cents,
  lines: z.array(PlannedLine),
});
export type PlannedClaim = z.infer<typeof PlannedClaim>;

/** A provider adjustment with where its money goes. */
export const PlannedProviderAdjustment = z.object({
  segment: z.int(),
  reason: z.string(),
  reference: z.string(),
  /** As in the file: positive reduces the payment. */
  amountCents: Cents,
  account: z.enum(['payer_recoupment', 'payer_interest', 'payer_suspense']),
  sentence: z.string(),
});
export type PlannedProviderAdjustment = z.infer<typeof PlannedProviderAdjustment>;

/** The sheet before posting: every sum proved, every consequence listed. */
export const RemittanceProof = z.object({
  fileName: z.string(),
  sha256: z.string(),
  alreadyPosted: z.boolean(),
  balanced: z.boolean(),
  /** False when nothing may be posted; `refusal` says why. */
  postable: z.boolean(),
  refusal: z.string(),
  /** Version of the practice's posting rules; 0 for the delivered ones alone. */
  rulesVersion: z.int(),
  payments: z.array(
    z.object({
      /** Why this payment is left out while the others of the file are posted, one sentence; empty when it posts. */
      leftOut: z.string(),
      balanced: z.boolean(),
      handling: z.string(),
      payeeName: z.string(),
      payeeNpi: z.string(),
      traceNumber: z.string(),
      method: z.string(),
      paidOn: IsoDate.nullable(),
      payerName: z.string(),
      payerId: PayerId.nullable(),
      amountCents: Cents,
      claimsPaidCents: Cents,
      providerAdjustmentCents: Cents,
      proofs: z.array(Proof),
      providerAdjustments: z.array(PlannedProviderAdjustment),
      claims: z.array(PlannedClaim),
    }),
  ),
});
export type RemittanceProof = z.infer<typeof RemittanceProof>;

export const RemittanceSummary = z.object({
  id: RemittanceId,
  fileName: z.string(),
  sha256: z.string(),
  receivedAt: Instant,
  payerName: z.string(),
  traceNumber: z.string(),
  paidOn: IsoDate.nullable(),
  amountCents: Cents,
  claimCount: z.int(),
  unmatchedCount: z.int(),
  status: z.enum(['waiting', 'posted', 'undone']),
  /** An 835, or a paper EOB that was typed in. */
  source: z.enum(['era', 'paper']),
  /** Payments of the file that were not posted with the others. */
  leftOutCount: z.int(),
  journalId: JournalId.nullable(),
});
export type RemittanceSummary = z.infer<typeof RemittanceSummary>;

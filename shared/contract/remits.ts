import { z } from 'zod';
import { procedure } from './define.ts';
import { RemitAction, RemitRule } from '#shared/domain/posting/remit-rules.ts';
import { PostingOutcome, RemittanceProof, RemittanceSummary } from '#shared/domain/remittance.ts';
import { ClaimId, PatientId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';

/** Task name of the progress events while a large remittance is posted. */
export const REMITS_TASK = 'remits';

const RemittanceDetail = z.object({
  summary: RemittanceSummary,
  proof: RemittanceProof,
  /** What became of corrections of patients that the payer sent, by place in the file; only of posted files. */
  corrections: z.array(z.object({ position: z.int(), state: z.string() })),
});
export type RemittanceDetail = z.infer<typeof RemittanceDetail>;

/** A claim of a remittance that answers none of ours, or waits for a decision. */
export const UnmatchedClaim = z.object({
  remittanceId: RemittanceId,
  /** Place in the file, from 0. */
  position: z.int(),
  fileName: z.string(),
  payerName: z.string(),
  traceNumber: z.string(),
  paidOn: IsoDate.nullable(),
  status: RemittanceSummary.shape.status,
  controlNumber: z.string(),
  patientName: z.string(),
  serviceDate: IsoDate.nullable(),
  statusCode: z.string(),
  chargeCents: z.number(),
  paidCents: z.number(),
  outcome: PostingOutcome,
  sentence: z.string(),
  /** `not_ours` when a person has said so; its money still waits. */
  how: z.enum(['matched', 'not_ours', 'refund', 'income', 'cost']).nullable(),
  note: z.string(),
});
export type UnmatchedClaim = z.infer<typeof UnmatchedClaim>;

const Place = z.object({ id: RemittanceId, position: z.int().min(0) });

const Candidate = z.object({
  claim: z.object({
    claimId: ClaimId,
    controlNumber: z.string(),
    patientId: PatientId,
    lastName: z.string(),
    firstName: z.string(),
    memberIds: z.array(z.string()).readonly(),
    payerId: PayerId,
    payerName: z.string(),
    serviceDate: IsoDate,
    chargeCents: z.number(),
    codes: z.array(z.string()).readonly(),
  }),
  /** Of 100. */
  confidence: z.number(),
  agrees: z.array(z.string()).readonly(),
  differs: z.array(z.string()).readonly(),
});

/** What a person still has to do about a posted remittance, beside its underpayments. */
export const RemittanceOpen = z.object({
  /** Claims that answer none of ours, or wait for a decision, with the money that waits. */
  claims: z.int(),
  claimsCents: z.number(),
  /** Corrections of patients that nobody has decided. */
  corrections: z.int(),
  /** Denials that are not decided, and what was refused. */
  denials: z.int(),
  deniedCents: z.number(),
  /** Takebacks and the like that are neither recovered nor settled; the sign is the journal's. */
  payer: z.int(),
  payerCents: z.number(),
});
export type RemittanceOpen = z.infer<typeof RemittanceOpen>;

const PayerKey = z.object({ payerId: PayerId.nullable(), payerName: z.string() });

export const PayerAccountRow = PayerKey.extend({
  open: z.int(),
  /** Negative: the payer's money with us; positive: what the payer kept. */
  openCents: z.number(),
  interestCents: z.number(),
});
export type PayerAccountRow = z.infer<typeof PayerAccountRow>;

export const PayerAccountItem = PayerKey.extend({
  remittanceId: RemittanceId,
  part: z.enum(['plb', 'claim']),
  position: z.int(),
  traceNumber: z.string(),
  on: IsoDate.nullable(),
  account: z.enum(['payer_recoupment', 'payer_suspense', 'payer_interest']),
  reason: z.string(),
  reference: z.string(),
  amountCents: z.number(),
  openCents: z.number(),
  settled: z.boolean(),
  how: z.string(),
  note: z.string(),
  fileName: z.string(),
  controlNumber: z.string(),
  patientName: z.string(),
  sentence: z.string(),
  against: z.array(
    z.object({
      remittanceId: RemittanceId,
      traceNumber: z.string(),
      on: IsoDate.nullable(),
      amountCents: z.number(),
    }),
  ),
});
export type PayerAccountItem = z.infer<typeof PayerAccountItem>;

const RuleTable = z.object({
  version: z.int(),
  rules: z.array(RemitRule).readonly(),
  delivered: z.array(RemitRule).readonly(),
  versions: z.array(
    z.object({
      version: z.int(),
      at: Instant,
      userName: z.string(),
      change: z.string(),
      rules: z.int(),
    }),
  ),
});

const RuleTrial = z.object({
  files: z.int(),
  adjustments: z.int(),
  changed: z.int(),
  sentence: z.string(),
  rows: z.array(
    z.object({
      controlNumber: z.string(),
      traceNumber: z.string(),
      code: z.string(),
      procedure: z.string(),
      amountCents: Cents,
      before: RemitAction,
      after: RemitAction,
    }),
  ),
});

const reason = z.string().trim().min(1).max(200);

export const remits = {
  list: procedure('money.read', z.object({}), z.array(RemittanceSummary)),
  /** Main's dialog chooses the 835; it is read, proved and kept as waiting. Null when cancelled. */
  open: procedure('money.write', z.object({}), RemittanceDetail.nullable()),
  get: procedure('money.read', z.object({ id: RemittanceId }), RemittanceDetail),
  /** One journal for the whole file; payments whose sums do not agree, or that are not ours, are left out. */
  post: procedure('money.write', z.object({ id: RemittanceId }), RemittanceDetail),
  /** Undoes a posted remittance as a whole, with what was settled of it later. */
  undo: procedure('money.write', z.object({ id: RemittanceId, reason }), RemittanceDetail),
  /** Takes a file that was not posted off the list. */
  discard: procedure('money.write', z.object({ id: RemittanceId }), z.object({})),
  unmatched: procedure('money.read', z.object({}), z.array(UnmatchedClaim)),
  /** Our claims that a claim of a file might answer; with a search, by number, account, name or day. */
  candidates: procedure(
    'money.read',
    Place.extend({ search: z.string().max(80) }),
    z.object({ candidates: z.array(Candidate), likely: ClaimId.nullable() }),
  ),
  match: procedure('money.write', Place.extend({ claimId: ClaimId }), RemittanceDetail),
  notOurs: procedure('money.write', Place.extend({ reason }), RemittanceDetail),
  forgetChoice: procedure('money.write', Place, RemittanceDetail),
  /** What waits on a payer's account is refunded, or booked as income or cost. */
  settle: procedure(
    'money.write',
    Place.extend({ part: z.enum(['claim', 'plb']), how: z.enum(['refund', 'income', 'cost']), reason }),
    z.object({}),
  ),
  acceptPayee: procedure(
    'money.write',
    z.object({ id: RemittanceId, payment: z.int().min(0) }),
    RemittanceDetail,
  ),
  decideCorrection: procedure('money.write', Place.extend({ take: z.boolean() }), RemittanceDetail),
  /** What is left to do about a posted remittance; all zero when nothing is. */
  openItems: procedure('money.read', z.object({ id: RemittanceId }), RemittanceOpen),
  /** How many such items each posted remittance has; without those that have none. */
  openCounts: procedure(
    'money.read',
    z.object({}),
    z.array(z.object({ remittanceId: RemittanceId, open: z.int() })),
  ),
  payerAccounts: procedure('money.read', z.object({}), z.array(PayerAccountRow)),
  payerAccount: procedure('money.read', PayerKey, z.array(PayerAccountItem)),
  rules: procedure('money.read', z.object({}), RuleTable),
  saveRules: procedure(
    'money.write',
    z.object({
      from: z.int(),
      rules: z.array(RemitRule).max(500),
      change: z.string().trim().min(1).max(200),
    }),
    RuleTable,
  ),
  restoreRules: procedure('money.write', z.object({ version: z.int().min(0) }), RuleTable),
  tryRules: procedure('money.read', z.object({ rules: z.array(RemitRule).max(500) }), RuleTrial),
  fileText: procedure(
    'money.read',
    z.object({ id: RemittanceId }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
};

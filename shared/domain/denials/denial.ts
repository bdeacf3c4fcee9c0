import { z } from 'zod';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import {
  AppealId,
  ClaimId,
  DenialId,
  DocumentId,
  EncounterId,
  JournalId,
  PatientId,
  PayerId,
  RecordsRequestId,
  RemittanceId,
  ServiceLineId,
  UserId,
} from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { ClaimStatus } from '../claim-status.ts';
import { DenialTerms } from './deadlines.ts';
import { DenialKind, DenialStep } from './kinds.ts';

/** How a denial ended. `taken_back`: by the payer itself; `undone`: its remittance was undone; `settled`: nothing open. */
export const DENIAL_OUTCOMES = [
  'won',
  'partly',
  'lost',
  'written_off',
  'to_patient',
  'taken_back',
  'undone',
  'settled',
] as const;
export const DenialOutcome = z.enum(DENIAL_OUTCOMES);
export type DenialOutcome = z.infer<typeof DenialOutcome>;
export const DENIAL_OUTCOME_WORDS: Readonly<Record<DenialOutcome, string>> = {
  won: 'Won',
  partly: 'Partly won',
  lost: 'Lost',
  written_off: 'Written off',
  to_patient: 'To the patient',
  taken_back: 'Taken back by the payer',
  undone: 'Remittance undone',
  settled: 'Settled otherwise',
};
/** Ends that count when asked how such denials went: somebody decided about the money. */
export const DECIDED: readonly DenialOutcome[] = ['won', 'partly', 'lost', 'written_off', 'to_patient'];

/** How denials of this payer and reason went before: counts of the practice's own record, never a percentage. */
export const TrackRecord = z.object({ won: z.int(), decided: z.int() });
export type TrackRecord = z.infer<typeof TrackRecord>;

/** `won 3 of 7 with this payer and reason`; `no record` when there is none. */
export function trackRecordWords({ won, decided }: TrackRecord): string {
  return decided === 0 ? 'no record' : `won ${won} of ${decided} with this payer and reason`;
}

export const DenialRow = z.object({
  id: DenialId,
  claimId: ClaimId,
  controlNumber: z.string(),
  claimStatus: ClaimStatus,
  patientId: PatientId,
  patientName: z.string(),
  payerId: PayerId,
  payerName: z.string(),
  serviceDate: IsoDate,
  /** Day of the answer that counts. */
  answeredOn: IsoDate,
  kind: DenialKind,
  /** Group and reason of its largest amount, `CO-197`. */
  code: z.string(),
  remarks: z.array(z.string()),
  step: DenialStep,
  deniedCents: Cents,
  /** What the insurer still owes on the claim, from the journal. */
  openCents: Cents,
  /** Last day of the next step; null when the payer's days are not known. */
  dueOn: IsoDate.nullable(),
  nextOn: IsoDate.nullable(),
  ownerId: UserId.nullable(),
  ownerName: z.string(),
  appealsOpen: z.int(),
  /** An appeal was begun and has not gone out yet. */
  appealUnsent: z.boolean(),
  record: TrackRecord,
  state: z.enum(['open', 'closed']),
  outcome: DenialOutcome.nullable(),
  recoveredCents: Cents,
});
export type DenialRow = z.infer<typeof DenialRow>;

export const DENIAL_VIEWS = ['todo', 'appealed', 'later', 'open', 'closed', 'all'] as const;
export const DenialFilter = z.object({
  view: z.enum(DENIAL_VIEWS).default('todo'),
  payerId: PayerId.nullable().default(null),
  kind: DenialKind.nullable().default(null),
  /** Group and reason, `CO-197`. */
  code: z.string().max(12).nullable().default(null),
  /** Procedure code of a denied line. */
  procedure: z.string().max(12).nullable().default(null),
  provider: z.string().max(120).nullable().default(null),
  /** Who coded or released. */
  user: z.string().max(120).nullable().default(null),
  ownerId: UserId.nullable().default(null),
  /** Month of the answer, `2026-11`. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable()
    .default(null),
  /** Due on or before. */
  dueBy: IsoDate.nullable().default(null),
  search: z.string().max(80).default(''),
});
export type DenialFilter = z.infer<typeof DenialFilter>;

/** `worth`: what can still be won first: urgent deadlines, then money by the practice's own record. */
export const DENIAL_SORTS = ['worth', 'due', 'open', 'patient', 'payer', 'answered', 'code'] as const;
export const DenialSort = z.object({ by: z.enum(DENIAL_SORTS), descending: z.boolean() });
export type DenialSort = z.infer<typeof DenialSort>;
/** Days before its deadline in which a denial stands before all others. */
export const URGENT_DAYS = 7;

const Amount = z.object({ count: z.int(), openCents: Cents });
export const DenialCounts = z.object({
  views: z.array(Amount.extend({ view: z.enum(DENIAL_VIEWS) })),
  silent: Amount,
  /** Open, and the deadline lies within `URGENT_DAYS`. */
  urgent: Amount,
  /** Open without a known deadline. */
  withoutDeadline: z.int(),
  recordsDue: z.int(),
});
export type DenialCounts = z.infer<typeof DenialCounts>;

/** One refused amount, with reasons and remarks in our words. */
export const DenialAmount = z.object({
  serviceLineId: ServiceLineId.nullable(),
  code: z.string(),
  modifiers: z.array(z.string()),
  chargeCents: Cents,
  amountCents: Cents,
  group: z.string(),
  reason: z.string(),
  words: z.string(),
  remarks: z.array(z.object({ code: z.string(), words: z.string() })),
  kind: DenialKind,
});
export type DenialAmount = z.infer<typeof DenialAmount>;

export const DENIAL_EVENT_KINDS = [
  'opened',
  'denied_again',
  'undone',
  'closed',
  'reopened',
  'corrected',
  'appeal',
  'appeal_sent',
  'appeal_ended',
  'packet',
  'call',
  'records',
  'snoozed',
  'owner',
  'written_off',
  'to_patient',
] as const;
export const DenialEvent = z.object({
  id: z.int(),
  at: Instant,
  kind: z.enum(DENIAL_EVENT_KINDS),
  detail: z.string(),
  userName: z.string(),
  remittanceId: RemittanceId.nullable(),
  journalId: JournalId.nullable(),
});
export type DenialEvent = z.infer<typeof DenialEvent>;

export const APPEAL_OUTCOMES = ['won', 'partly', 'lost', 'withdrawn'] as const;
export const AppealOutcome = z.enum(APPEAL_OUTCOMES);
export type AppealOutcome = z.infer<typeof AppealOutcome>;
export const AppealLevelNumber = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export const APPEAL_WAYS = ['mail', 'fax', 'portal', 'phone', 'other'] as const;
export const AppealWay = z.enum(APPEAL_WAYS);
export type AppealWay = z.infer<typeof AppealWay>;
export const APPEAL_WAY_WORDS: Readonly<Record<AppealWay, string>> = {
  mail: 'by mail',
  fax: 'by fax',
  portal: 'on the payer’s portal',
  phone: 'by telephone',
  other: 'in another way',
};

export const AppealPacket = z.object({
  number: z.int(),
  madeAt: Instant,
  pages: z.int(),
  sha256: z.string(),
  byteCount: z.int(),
  /** A sentence for each document that has to be put behind it by hand. */
  byHand: z.array(z.string()),
});
export type AppealPacket = z.infer<typeof AppealPacket>;

export const Appeal = z.object({
  id: AppealId,
  denialId: DenialId,
  level: AppealLevelNumber,
  deadlineOn: IsoDate.nullable(),
  letter: z.string(),
  documentIds: z.array(DocumentId),
  createdAt: Instant,
  createdBy: z.string(),
  sentOn: IsoDate.nullable(),
  sentHow: AppealWay.nullable(),
  reference: z.string(),
  answerBy: IsoDate.nullable(),
  outcome: AppealOutcome.nullable(),
  decidedOn: IsoDate.nullable(),
  wonCents: Cents,
  outcomeNote: z.string(),
  packets: z.array(AppealPacket),
});
export type Appeal = z.infer<typeof Appeal>;

/** A call to the payer. Never changed: another one is added. */
export const PayerCall = z.object({
  id: z.int(),
  calledOn: IsoDate,
  whom: z.string().trim().max(80),
  reference: z.string().trim().max(60),
  said: z.string().trim().min(1, 'This is needed.').max(1000),
  promised: z.string().trim().max(300),
  nextOn: IsoDate.nullable(),
  at: Instant,
  userName: z.string(),
});
export type PayerCall = z.infer<typeof PayerCall>;

/** Papers that a payer wants to see. */
export const RecordsRequest = z.object({
  id: RecordsRequestId,
  claimId: ClaimId,
  askedOn: IsoDate,
  dueOn: IsoDate.nullable(),
  what: z.string().trim().min(1, 'This is needed.').max(300),
  reference: z.string().trim().max(60),
  doneOn: IsoDate.nullable(),
  doneHow: z.string(),
});
export type RecordsRequest = z.infer<typeof RecordsRequest>;

export const DenialDetail = z.object({
  row: DenialRow,
  encounterId: EncounterId,
  round: z.int(),
  remittanceId: RemittanceId,
  payerControlNumber: z.string(),
  codedBy: z.string(),
  releasedBy: z.string(),
  provider: z.string(),
  amounts: z.array(DenialAmount),
  advice: z.string(),
  field: z.string(),
  terms: DenialTerms,
  /** False: nobody has entered the payer's days; they are the law's or not known. */
  termsEntered: z.boolean(),
  correctBy: IsoDate,
  appealBy: IsoDate.nullable(),
  nextLevel: AppealLevelNumber.nullable(),
  events: z.array(DenialEvent),
  appeals: z.array(Appeal),
  calls: z.array(PayerCall),
  records: z.array(RecordsRequest),
  /** What stands with the payer as the patient's (PR), cents: may be billed to the patient without more. */
  patientPartCents: Cents,
  documents: z.array(z.object({ id: DocumentId, title: z.string(), kind: z.string(), receivedAt: Instant })),
});
export type DenialDetail = z.infer<typeof DenialDetail>;

/** A claim that was sent and not answered beyond the payer's rhythm. */
export const SilentClaim = z.object({
  claimId: ClaimId,
  controlNumber: z.string(),
  status: ClaimStatus,
  patientName: z.string(),
  payerId: PayerId,
  payerName: z.string(),
  serviceDate: IsoDate,
  sentOn: IsoDate.nullable(),
  /** Days since it was sent. */
  days: z.int().nullable(),
  /** The payer's own rhythm, days. */
  rhythm: z.int(),
  askOn: IsoDate.nullable(),
  fileBy: IsoDate,
  openCents: Cents,
  lastCallOn: IsoDate.nullable(),
  lastQuestionAt: Instant.nullable(),
});
export type SilentClaim = z.infer<typeof SilentClaim>;

export const CAUSE_SIDES = ['payer', 'code', 'provider', 'user', 'reason', 'month'] as const;
export const CauseSide = z.enum(CAUSE_SIDES);
export type CauseSide = z.infer<typeof CauseSide>;
export const CAUSE_SIDE_WORDS: Readonly<Record<CauseSide, string>> = {
  payer: 'Payer',
  code: 'Procedure',
  provider: 'Provider',
  user: 'Coded by',
  reason: 'Reason',
  month: 'Month',
};

/** What a side of the denials comes to. */
export const CauseRow = z.object({
  /** What the filter of the desk takes: id, code, name, month. */
  key: z.string(),
  label: z.string(),
  denials: z.int(),
  deniedCents: Cents,
  open: z.int(),
  openCents: Cents,
  won: z.int(),
  lost: z.int(),
  recoveredCents: Cents,
  writtenOffCents: Cents,
  /** The reason that came most often, `CO-197`, and how often. */
  topReason: z.string(),
  topCount: z.int(),
});
export type CauseRow = z.infer<typeof CauseRow>;

export const CauseFilter = z.object({
  by: CauseSide,
  from: IsoDate.nullable().default(null),
  to: IsoDate.nullable().default(null),
});
export type CauseFilter = z.infer<typeof CauseFilter>;

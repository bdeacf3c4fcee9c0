import { z } from 'zod';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import {
  ClaimId,
  ClaimRecurrenceId,
  ClaimTaskId,
  ClaimTemplateId,
  CoverageId,
  EncounterId,
  FacilityId,
  PatientId,
  PayerId,
  ProviderId,
  UserId,
} from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { TemplateContent } from './claim-content.ts';
import { ClaimStatus, FileRef } from './claim-status.ts';
import { ReleaseUsed } from './coding/verdict.ts';
import { Finding } from './finding.ts';
import { RulesUsed } from './scrub/rules-version.ts';

/** A note on a claim. Never changed: another one is added. */
export const WorkNote = z.object({
  id: z.int(),
  claimId: ClaimId,
  at: Instant,
  userName: z.string(),
  text: z.string().trim().min(1).max(2000),
});
export type WorkNote = z.infer<typeof WorkNote>;

/** Something to be done about a claim, by somebody, until a day. */
export const ClaimTask = z.object({
  id: ClaimTaskId,
  claimId: ClaimId,
  controlNumber: z.string(),
  patientName: z.string(),
  payerName: z.string(),
  title: z.string().trim().min(1).max(120),
  ownerId: UserId.nullable(),
  ownerName: z.string(),
  dueOn: IsoDate.nullable(),
  doneAt: Instant.nullable(),
  doneBy: z.string(),
});
export type ClaimTask = z.infer<typeof ClaimTask>;

/** What kind of version follows one that was sent: CLM05-3 1, 7 or 8. */
export const VERSION_KINDS = { resent: '1', corrected: '7', void: '8' } as const;
export const VersionKind = z.enum(['resent', 'corrected', 'void']);
export type VersionKind = z.infer<typeof VersionKind>;

/** By which rules and code sets a claim was checked when it left. */
export const CheckedBy = z.object({ rules: RulesUsed, releases: z.array(ReleaseUsed) });
export type CheckedBy = z.infer<typeof CheckedBy>;

/** One field of a claim beside what stands elsewhere: in today's records, or in the version before. */
export const FieldDifference = z.object({
  /** Dotted path, 1-based in lines: `patient.phone`, `lines.2.modifiers`. */
  field: z.string(),
  /** The field in the words of the screen. */
  words: z.string(),
  claim: z.string(),
  record: z.string(),
  /** The claim's value was written by hand, so a refresh keeps it unless it is named. */
  byHand: z.boolean(),
});
export type FieldDifference = z.infer<typeof FieldDifference>;

/** A claim as it was sent once. Never changed. */
export const ClaimVersion = z.object({
  number: z.int().min(1),
  frequency: z.enum(['1', '7', '8']),
  /** Why there is this version; empty for the first. */
  reason: z.string(),
  /** The version that it replaces, resends or voids. */
  replaces: z.int().nullable(),
  at: Instant,
  userName: z.string(),
  chargeCents: Cents,
  findings: z.array(Finding),
  checkedBy: CheckedBy,
  file: FileRef.nullable(),
  /** Against the version before: `claim` is this version, `record` the earlier one. */
  changes: z.array(FieldDifference),
});
export type ClaimVersion = z.infer<typeof ClaimVersion>;

/** A set of codes and circumstances that comes again. */
export const ClaimTemplate = z.object({
  id: ClaimTemplateId,
  name: z.string().trim().min(1).max(60),
  content: TemplateContent,
});
export type ClaimTemplate = z.infer<typeof ClaimTemplate>;

export const RECURRENCE_UNITS = ['day', 'week', 'month'] as const;
/** A claim that is made again every so many days, weeks or months. */
export const ClaimRecurrence = z.object({
  id: ClaimRecurrenceId,
  patientId: PatientId,
  patientName: z.string(),
  /** What it is made of: a template, or an earlier claim of the same patient. */
  templateId: ClaimTemplateId.nullable(),
  claimId: ClaimId.nullable(),
  sourceName: z.string(),
  renderingProviderId: ProviderId.nullable(),
  facilityId: FacilityId.nullable(),
  every: z.int().min(1).max(365),
  unit: z.enum(RECURRENCE_UNITS),
  nextOn: IsoDate,
  until: IsoDate.nullable(),
  /** The day is today or past. */
  due: z.boolean(),
});
export type ClaimRecurrence = z.infer<typeof ClaimRecurrence>;

/** What the claims desk shows: each member narrows, an empty list or null does not. */
export const DeskFilter = z.object({
  statuses: z.array(ClaimStatus).default([]),
  payerIds: z.array(PayerId).max(200).default([]),
  search: z.string().max(80).default(''),
  /** Only what is due today or before: filing, following up, a task. */
  due: z.boolean().default(false),
  stops: z.enum(['any', 'with', 'without']).default('any'),
  /** Days since the date of service. */
  ageFrom: z.int().min(0).nullable().default(null),
  ageTo: z.int().min(0).nullable().default(null),
  serviceFrom: IsoDate.nullable().default(null),
  serviceTo: IsoDate.nullable().default(null),
  chargeFromCents: Cents.nullable().default(null),
  chargeToCents: Cents.nullable().default(null),
  coverageRank: z.int().min(1).max(9).nullable().default(null),
  /** With an open task of this user. */
  taskOwnerId: UserId.nullable().default(null),
});
export type DeskFilter = z.infer<typeof DeskFilter>;

export const DESK_SORTS = ['due', 'service', 'charge', 'patient', 'payer', 'control', 'status'] as const;
export const DeskSort = z.object({ by: z.enum(DESK_SORTS), descending: z.boolean() });
export type DeskSort = z.infer<typeof DeskSort>;

const Amount = z.object({ count: z.int(), chargeCents: Cents });
export const DeskCounts = z.object({
  states: z.array(Amount.extend({ status: ClaimStatus })),
  /** Due today or before. */
  due: Amount,
  /** Not sent, and the last day of filing is near or past. */
  filingNear: Amount,
  /** By payer, what is not settled (neither paid, closed nor voided). */
  payers: z.array(Amount.extend({ payerId: PayerId, payerName: z.string() })),
  tasksDue: z.int(),
  secondaryDue: z.int(),
  recurringDue: z.int(),
});
export type DeskCounts = z.infer<typeof DeskCounts>;

/** A visit of a day as the batch would take it. */
export const BatchCandidate = z.object({
  encounterId: EncounterId,
  patientName: z.string(),
  serviceDate: IsoDate,
  payerName: z.string(),
  chargeCents: Cents,
  /** Why no claim can be made of it; empty when one can. */
  obstacle: z.string(),
});
export type BatchCandidate = z.infer<typeof BatchCandidate>;

/** What became of one claim in an act on many, or would become. */
export const ActOutcome = z.object({
  id: z.string(),
  controlNumber: z.string(),
  patientName: z.string(),
  done: z.boolean(),
  /** One sentence: what happened, or why not. */
  sentence: z.string(),
  /** It was to be released, and a rule of the practice holds it instead. */
  held: z.boolean().optional(),
});
export type ActOutcome = z.infer<typeof ActOutcome>;

/** A claim whose payer has answered and left something that the next coverage should pay. */
export const SecondaryDue = z.object({
  claimId: ClaimId,
  controlNumber: z.string(),
  patientId: PatientId,
  patientName: z.string(),
  serviceDate: IsoDate,
  payerName: z.string(),
  answeredOn: IsoDate.nullable(),
  nextCoverageId: CoverageId,
  nextPayerName: z.string(),
  nextRank: z.int(),
  /** What the answer left to the patient and has not been paid. */
  leftCents: Cents,
});
export type SecondaryDue = z.infer<typeof SecondaryDue>;

export const LIFE_KINDS = [
  'event',
  'version',
  'file',
  'acknowledgement',
  'remittance',
  'note',
  'task',
] as const;
/** One entry of a claim's line of time. */
export const LifeEntry = z.object({
  at: Instant,
  kind: z.enum(LIFE_KINDS),
  /** A word or two. */
  title: z.string(),
  detail: z.string(),
  userName: z.string(),
  /** Where the claim stood after it; null when it did not move. */
  status: ClaimStatus.nullable(),
  versionNumber: z.int().nullable(),
  file: FileRef.nullable(),
});
export type LifeEntry = z.infer<typeof LifeEntry>;

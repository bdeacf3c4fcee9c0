import { z } from 'zod';
import { procedure } from './define.ts';
import { Pdf, PrintAnswer } from './claims.ts';
import { EncounterDetail } from './coding.ts';
import { CaseOutcome, CaseStatus, Decision } from '#shared/domain/coding-audit/audit-case.ts';
import { Comparison, FamilyAgreement } from '#shared/domain/coding-audit/comparison.ts';
import { SampleRule, Seed } from '#shared/domain/coding-audit/rule.ts';
import { Coding, EncounterStatus } from '#shared/domain/encounter.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import {
  CodingAuditCaseId,
  CodingAuditId,
  EncounterId,
  PayerId,
  ProviderId,
  UserId,
} from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';

/** What the form of a new audit offers. */
export const AuditChoices = z.object({
  coders: z.array(z.object({ id: UserId, name: z.string(), encounters: z.int() })),
  providers: z.array(z.object({ id: ProviderId, name: z.string() })),
  payers: z.array(z.object({ id: PayerId, name: z.string() })),
  /** Encounters that are coded or billed and have a coder on record. */
  encounters: z.int(),
  /** Of these, the ones that the asking user coded: left out unless the audit is a self-review. */
  own: z.int(),
});
export type AuditChoices = z.infer<typeof AuditChoices>;

export const SampleRow = z.object({
  encounterId: EncounterId,
  serviceDate: IsoDate,
  patientName: z.string(),
  coderName: z.string(),
  chargeCents: Cents,
  why: z.array(z.string()),
});
export type SampleRow = z.infer<typeof SampleRow>;

export const SamplePreview = z.object({
  seed: Seed,
  population: z.int(),
  matching: z.int(),
  rows: z.array(SampleRow),
});
export type SamplePreview = z.infer<typeof SamplePreview>;

/** Figures over reviewed cases. Parts are 0 to 1. */
export const ScoreFigures = z.object({
  cases: z.int(),
  withoutError: z.int(),
  earned: z.int(),
  possible: z.int(),
  part: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }),
  /** Fewer cases than a judgement needs. */
  tooFew: z.boolean(),
  underCents: Cents,
  overCents: Cents,
  effectCents: Cents,
});
export type ScoreFigures = z.infer<typeof ScoreFigures>;

export const AuditRow = z.object({
  id: CodingAuditId,
  name: z.string(),
  madeAt: Instant,
  madeBy: z.string(),
  status: z.enum(['open', 'closed']),
  selfReview: z.boolean(),
  cases: z.int(),
  reviewed: z.int(),
  returned: z.int(),
  /** Over the reviewed cases. */
  codes: FamilyAgreement,
  effectCents: Cents,
});
export type AuditRow = z.infer<typeof AuditRow>;

export const CaseRow = z.object({
  id: CodingAuditCaseId,
  auditId: CodingAuditId,
  auditName: z.string(),
  position: z.int(),
  encounterId: EncounterId,
  serviceDate: IsoDate,
  patientName: z.string(),
  coderName: z.string(),
  auditorName: z.string(),
  status: CaseStatus,
  outcome: CaseOutcome,
  /** Empty until it is recoded: the reasons would tell what the coder assigned. */
  why: z.array(z.string()),
  codes: FamilyAgreement.nullable(),
  /** Differences that stand against the coder; null until it is recoded. */
  standing: z.int().nullable(),
  effectCents: Cents.nullable(),
  /** The asking user coded it. */
  own: z.boolean(),
});
export type CaseRow = z.infer<typeof CaseRow>;

export const AuditDetail = z.object({
  row: AuditRow,
  rule: SampleRule,
  seed: Seed,
  population: z.int(),
  matching: z.int(),
  cases: z.array(CaseRow),
  families: z.array(FamilyAgreement),
  score: ScoreFigures,
  kinds: z.array(z.object({ kind: z.string(), count: z.int(), effectCents: Cents })),
});
export type AuditDetail = z.infer<typeof AuditDetail>;

/** A case for the blind recode: what the coder saw, and nothing of what the coder did. */
export const BlindCase = z.object({
  caseId: CodingAuditCaseId,
  auditId: CodingAuditId,
  auditName: z.string(),
  position: z.int(),
  of: z.int(),
  reviewed: z.int(),
  /** Its `coding` is the auditor's draft and `encounter.version` the draft's; status, findings and claim are withheld. */
  detail: EncounterDetail,
});
export type BlindCase = z.infer<typeof BlindCase>;

export const CaseComment = z.object({
  id: z.int(),
  at: Instant,
  userName: z.string(),
  own: z.boolean(),
  difference: z.string(),
  text: z.string(),
});
export type CaseComment = z.infer<typeof CaseComment>;

/** A recoded case: both codings side by side. */
export const CaseDetail = z.object({
  row: CaseRow,
  selfReview: z.boolean(),
  reason: z.string(),
  providerName: z.string(),
  payerName: z.string(),
  encounterStatus: EncounterStatus,
  original: Coding,
  recode: Coding,
  titles: z.record(z.string(), z.string()),
  comparison: Comparison,
  decisions: z.array(Decision),
  comments: z.array(CaseComment),
  note: z.string(),
  codedAt: Instant.nullable(),
  recodedAt: Instant,
  originalSha256: z.string(),
  /** The next case of the audit that is not reviewed; null when none is left. */
  nextCaseId: CodingAuditCaseId.nullable(),
  /** Whether the asking user may decide it. */
  mayDecide: z.boolean(),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

export const CoderScore = z.object({
  coderId: UserId,
  coderName: z.string(),
  all: ScoreFigures,
  families: z.array(FamilyAgreement),
  /** By month of decision, the oldest first. */
  months: z.array(z.object({ month: z.string(), score: ScoreFigures })),
});
export type CoderScore = z.infer<typeof CoderScore>;

const Note = z.string().trim().min(1, 'Write what should be looked at again.').max(1000);
const OneCase = z.object({ caseId: CodingAuditCaseId });
const OneAudit = z.object({ id: CodingAuditId });

export const audits = {
  choices: procedure('audit.write', z.object({}), AuditChoices),
  /** The sample as it would be drawn; a seed that is null is chosen and told, so that `create` draws the same. */
  preview: procedure('audit.write', z.object({ rule: SampleRule, seed: Seed.nullable() }), SamplePreview),
  /** Freezes the coding of each encounter that is drawn. Refused when nothing fits. */
  create: procedure(
    'audit.write',
    z.object({ name: z.string().trim().min(1).max(80), rule: SampleRule, seed: Seed }),
    z.object({ id: CodingAuditId }),
  ),
  list: procedure('audit.write', z.object({}), z.array(AuditRow)),
  get: procedure('audit.write', OneAudit, AuditDetail),
  /** Refused for one's own coding (unless the audit is a self-review) and once the case is recoded. */
  blind: procedure('audit.write', OneCase, BlindCase),
  saveDraft: procedure(
    'audit.write',
    z.object({ caseId: CodingAuditCaseId, version: z.int(), coding: Coding }),
    EncounterDetail,
  ),
  /** Ends the blind recode and shows the comparison; the recode is not changed afterwards. */
  submit: procedure('audit.write', z.object({ caseId: CodingAuditCaseId, version: z.int() }), CaseDetail),
  /** For the auditor once it is recoded; for its coder once it is decided. */
  case: procedure('audit.own', OneCase, CaseDetail),
  decide: procedure(
    'audit.write',
    z.object({
      caseId: CodingAuditCaseId,
      key: z.string().max(80),
      right: z.enum(['coder', 'auditor']),
      comment: z.string().trim().max(1000),
    }),
    CaseDetail,
  ),
  /** Ends a case in which nothing has to be done; refused while a difference is not decided for the coder. */
  agree: procedure('audit.write', OneCase, CaseDetail),
  /** Back to the coder; what is billed already is not touched, and the answer says that a corrected claim is needed. */
  return: procedure('audit.write', z.object({ caseId: CodingAuditCaseId, note: Note }), CaseDetail),
  closeCase: procedure('audit.write', OneCase, CaseDetail),
  comment: procedure(
    'audit.own',
    z.object({
      caseId: CodingAuditCaseId,
      difference: z.string().max(80),
      text: z.string().trim().min(1).max(1000),
    }),
    CaseDetail,
  ),
  /** Refused while a case is not reviewed and decided; closes its cases. */
  close: procedure('audit.write', OneAudit, AuditDetail),
  /** Of every coder for auditors, else of the asking user alone. */
  scores: procedure(
    'audit.own',
    z.object({ from: IsoDate.nullable(), to: IsoDate.nullable() }),
    z.array(CoderScore),
  ),
  /** Decided cases of the asking user's own coding, newest first. */
  own: procedure('audit.own', z.object({}), z.array(CaseRow)),
  report: procedure('audit.write', OneAudit, z.object({ pdf: Pdf })),
  saveReport: procedure('audit.write', OneAudit, z.object({ fileName: z.string() }).nullable()),
  printReport: procedure('audit.write', OneAudit, PrintAnswer),
};

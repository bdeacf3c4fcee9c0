import { z } from 'zod';
import { EligibilityAnswer, EligibilitySummary } from '#shared/domain/eligibility.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { AckFileId, ClaimId, CoverageId, PatientId, QuestionFileId } from '#shared/kernel/ids.ts';
import { procedure } from './define.ts';

/** One answer of a payer on a coverage. Answers are kept; the newest is shown first. */
export const CoverageAnswer = z.object({
  id: z.uuid(),
  patientId: PatientId,
  coverageId: CoverageId,
  /** When the payer answered, `2026-03-04T15:30`. */
  answeredAt: z.string(),
  receivedAt: Instant,
  /** The day that was asked about; null when the answer came without a question of ours. */
  serviceDate: IsoDate.nullable(),
  fileId: AckFileId,
  fileName: z.string(),
  /** How it was matched. */
  why: z.string(),
  summary: EligibilitySummary,
});
export type CoverageAnswer = z.infer<typeof CoverageAnswer>;

/** A question of ours that has no answer yet. */
export const OpenQuestion = z.object({
  trace: z.string(),
  coverageId: CoverageId,
  serviceDate: IsoDate,
  askedAt: Instant,
  askedBy: z.string(),
  fileName: z.string(),
  /** Null when the file is not known to stand in its folder: a crash while writing. */
  placedAt: Instant.nullable(),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

export const CoverageEligibility = z.object({
  coverageId: CoverageId,
  payerName: z.string(),
  /** Newest first. */
  answers: z.array(CoverageAnswer),
  open: z.array(OpenQuestion),
});
export type CoverageEligibility = z.infer<typeof CoverageEligibility>;

export const QuestionFile = z.object({
  id: QuestionFileId,
  kind: z.enum(['270', '276']),
  fileName: z.string(),
  sha256: z.string(),
  interchangeControl: z.string(),
  receiverName: z.string(),
  createdAt: Instant,
  placedAt: Instant.nullable(),
  questions: z.int(),
});
export type QuestionFile = z.infer<typeof QuestionFile>;

/** A service type, EB03 and EQ01: two characters. */
const ServiceType = z.string().regex(/^[0-9A-Z]{1,2}$/, 'A service type has one or two characters.');

export const eligibility = {
  ofPatient: procedure('patients.read', z.object({ patientId: PatientId }), z.array(CoverageEligibility)),
  /** The newest answer on a coverage, or null. */
  newest: procedure('patients.read', z.object({ coverageId: CoverageId }), CoverageAnswer.nullable()),
  /** As `newest`, for the coverage that pays first for a patient on a day; null when none is active. */
  ofVisit: procedure(
    'patients.read',
    z.object({ patientId: PatientId, on: IsoDate }),
    z.object({ coverageId: CoverageId, payerName: z.string(), answer: CoverageAnswer.nullable() }).nullable(),
  ),
  /** One answer with everything that it says. */
  answer: procedure(
    'patients.read',
    z.object({ id: z.uuid() }),
    z.object({ answer: CoverageAnswer, content: EligibilityAnswer }),
  ),
  /** Into the outbox folder of this computer, or where main's dialog says: one 270 for each receiver; null when cancelled. */
  request: procedure(
    'claims.write',
    z.object({
      coverageIds: z.array(CoverageId).min(1).max(2000),
      serviceDate: IsoDate,
      serviceTypes: z.array(ServiceType).min(1).max(20),
    }),
    z.object({ files: z.array(QuestionFile) }).nullable(),
  ),
};

export const claimStatus = {
  /** As an eligibility request: one 276 for each receiver. */
  request: procedure(
    'claims.write',
    z.object({ claimIds: z.array(ClaimId).min(1).max(2000) }),
    z.object({ files: z.array(QuestionFile) }).nullable(),
  ),
  /** Questions about one claim, newest first. */
  ofClaim: procedure(
    'claims.read',
    z.object({ claimId: ClaimId }),
    z.array(z.object({ trace: z.string(), askedAt: Instant, askedBy: z.string(), fileName: z.string() })),
  ),
};

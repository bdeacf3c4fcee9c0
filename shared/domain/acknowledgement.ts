import { z } from 'zod';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { AckFileId, AckItemId, ClaimFileId, ClaimId, CoverageId, PatientId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { ClaimStatus } from './claim-status.ts';

/** What comes back before the money: two for files, one for claims, one for a status question, one for eligibility. */
export const ACK_KINDS = ['TA1', '999', '277CA', '277', '271'] as const;
export const AckKind = z.enum(ACK_KINDS);
export type AckKind = z.infer<typeof AckKind>;

export const ACK_KIND_WORDS: Readonly<Record<AckKind, string>> = {
  TA1: 'Receipt of a file (TA1)',
  '999': 'Check of a file (999)',
  '277CA': 'Claim acknowledgement (277CA)',
  '277': 'Claim status answer (277)',
  '271': 'Eligibility answer (271)',
};

/** What was said, worst first. */
export const ACK_OUTCOMES = [
  'rejected',
  'not_found',
  'no_answer',
  'information',
  'denied',
  'unknown',
  'accepted_with_errors',
  'pending',
  'finalised',
  'paid',
  'accepted',
  'answered',
] as const;
export const AckOutcome = z.enum(ACK_OUTCOMES);
export type AckOutcome = z.infer<typeof AckOutcome>;

export const ACK_OUTCOME_WORDS: Readonly<Record<AckOutcome, string>> = {
  rejected: 'Rejected',
  not_found: 'Not found there',
  no_answer: 'No answer',
  information: 'Asks for more',
  denied: 'Denied',
  unknown: 'Not clear',
  accepted_with_errors: 'Accepted, with complaints',
  pending: 'Pending',
  finalised: 'Finalised',
  paid: 'Paid',
  accepted: 'Accepted',
  answered: 'Answered',
};

/** Outcomes that need somebody. */
export const NEEDS_WORK: readonly AckOutcome[] = [
  'rejected',
  'not_found',
  'no_answer',
  'information',
  'denied',
  'unknown',
];

/** One reason: what is wrong, where in our claim, and where both files say so. */
export const AckReason = z.object({
  /** As the sender codes it: `A7:562:85`, `IK4 7`, `TA1 008`. */
  code: z.string(),
  /** One sentence of ours. */
  words: z.string(),
  /** Path of the field of our claim; empty when no field is meant. */
  field: z.string(),
  /** The field as a person calls it; empty with `field`. */
  fieldWords: z.string(),
  /** 1-based service line; null at the level of the claim. */
  line: z.int().nullable(),
  /** The value that the sender gives back, or its free text; may be empty. */
  value: z.string(),
  /** Place in our file, 1-based; null when it is not known. */
  sentSegment: z.int().nullable(),
  /** Place in the file that was received. */
  segment: z.int(),
});
export type AckReason = z.infer<typeof AckReason>;

/** What an item says beside its outcome: as it stands in the file. */
export const AckFacts = z.object({
  /** Who says it: name and id as the file writes them. */
  sourceName: z.string(),
  /** NM101 of the source: PR the payer, AY the clearinghouse. */
  sourceEntity: z.string(),
  /** The person as the file writes the name; empty when it is about no person. */
  personName: z.string(),
  memberId: z.string(),
  birthDate: IsoDate.nullable(),
  serviceFrom: IsoDate.nullable(),
  chargeCents: Cents.nullable(),
  paidCents: Cents.nullable(),
  paidOn: IsoDate.nullable(),
  paymentNumber: z.string(),
  payerControlNumber: z.string(),
  clearinghouseNumber: z.string(),
  /** Counts of a batch; null when the file does not say. */
  accepted: z.int().nullable(),
  rejected: z.int().nullable(),
});
export type AckFacts = z.infer<typeof AckFacts>;

/** `known`: said before in the same words, nothing was done again. */
export const AckItemState = z.enum(['matched', 'unmatched', 'set_aside', 'known']);
export type AckItemState = z.infer<typeof AckItemState>;

/** What an item did to one claim of ours. */
export const AckedClaim = z.object({
  claimId: ClaimId,
  controlNumber: z.string(),
  patientName: z.string(),
  /** Where the claim stands now. */
  status: ClaimStatus,
  reasons: z.array(AckReason),
  /** Null when it did not move. */
  from: ClaimStatus.nullable(),
  to: ClaimStatus.nullable(),
  /** Why it did not move; empty when it did or need not. */
  note: z.string(),
});
export type AckedClaim = z.infer<typeof AckedClaim>;

/** One thing that a file says. */
export const AckItem = z.object({
  id: AckItemId,
  fileId: AckFileId,
  fileName: z.string(),
  kind: AckKind,
  level: z.enum(['interchange', 'group', 'set', 'batch', 'provider', 'claim', 'person']),
  /** Place in the file that was received, 1-based. */
  segment: z.int(),
  outcome: AckOutcome,
  /** What it speaks of, in one line: `Claim 10461`, `File 000000041`. */
  about: z.string(),
  /** One sentence. */
  sentence: z.string(),
  /** `2026-03-04T15:30`; empty when the file does not say when. */
  saidAt: z.string(),
  state: AckItemState,
  /** How it was matched, or why not. */
  why: z.string(),
  /** By which person set aside, assigned; empty otherwise. */
  decidedBy: z.string(),
  facts: AckFacts,
  reasons: z.array(AckReason),
  claims: z.array(AckedClaim),
  claimFileId: ClaimFileId.nullable(),
  /** The coverage of an eligibility answer. */
  coverageId: CoverageId.nullable(),
  patientId: PatientId.nullable(),
});
export type AckItem = z.infer<typeof AckItem>;

export const AckFileRow = z.object({
  id: AckFileId,
  fileName: z.string(),
  sha256: z.string(),
  receivedAt: Instant,
  way: z.enum(['dialog', 'dropped', 'folder', 'terminal']),
  kinds: z.array(AckKind),
  senderId: z.string(),
  /** Claims by outcome. */
  rejected: z.int(),
  accepted: z.int(),
  others: z.int(),
  unmatched: z.int(),
  state: z.enum(['read', 'undone']),
});
export type AckFileRow = z.infer<typeof AckFileRow>;

/** The worst of several outcomes; `answered` when there is none. */
export function worstOutcome(outcomes: readonly AckOutcome[]): AckOutcome {
  return ACK_OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? 'answered';
}

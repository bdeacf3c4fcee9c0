import { z } from 'zod';
import { procedure } from './define.ts';
import { ClaimEvent, ClaimStatus, ClaimSummary, ProfessionalClaim } from '#shared/domain/claim.ts';
import { Finding } from '#shared/domain/finding.ts';
import { ClaimFileId, ClaimId, EncounterId } from '#shared/kernel/ids.ts';
import { Instant } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';

export const ClaimDetail = z.object({
  summary: ClaimSummary,
  claim: ProfessionalClaim,
  findings: z.array(Finding),
  /** Fields of the frozen copy that differ from today's records, one sentence each. */
  differences: z.array(z.string()),
  events: z.array(ClaimEvent),
  /** Titles of the diagnoses on the date of service. */
  titles: z.record(z.string(), z.string()),
  /** Per line from the journal, in the order of the claim's lines. */
  lineMoney: z.array(
    z.object({
      insurerPaidCents: Cents,
      contractualCents: Cents,
      patientCents: Cents,
      insurerBalanceCents: Cents,
    }),
  ),
});
export type ClaimDetail = z.infer<typeof ClaimDetail>;

export const ClaimFile = z.object({
  id: ClaimFileId,
  kind: z.enum(['837P']),
  fileName: z.string(),
  sha256: z.string(),
  interchangeControl: z.string(),
  receiverName: z.string(),
  createdAt: Instant,
  /** When its bytes stood in the folder; null after a full disk or a crash: write it again. */
  placedAt: Instant.nullable(),
  claims: z.int(),
  chargeCents: Cents,
});
export type ClaimFile = z.infer<typeof ClaimFile>;

/** A PDF file's bytes. */
export const Pdf = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
export const PrintAnswer = z.object({ outcome: z.enum(['printed', 'cancelled']) });

export const claims = {
  list: procedure(
    'claims.read',
    z.object({ statuses: z.array(ClaimStatus), search: z.string().max(80), limit: z.int().min(1).max(5000) }),
    z.array(ClaimSummary),
  ),
  get: procedure('claims.read', z.object({ id: ClaimId }), ClaimDetail),
  /** Makes the claim, posts its charges as one journal and checks it. */
  createFromEncounter: procedure('claims.write', z.object({ encounterId: EncounterId }), ClaimDetail),
  /** Takes today's records into the frozen copy of a claim that has not been sent. */
  refresh: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  scrub: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  /** Draft → ready; refused while a finding stops it. */
  release: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  /** Ready → draft. */
  returnToDraft: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  /** Reverses the charges and returns the encounter to the coder; refused when money was posted to it. */
  void: procedure(
    'claims.write',
    z.object({ id: ClaimId, reason: z.string().trim().min(1).max(200) }),
    ClaimDetail,
  ),
  /** The 837P text as it would be written for these claims, with its segments, without exporting. */
  preview: procedure(
    'claims.read',
    z.object({ ids: z.array(ClaimId).min(1).max(500) }),
    z.object({ text: z.string() }),
  ),
  /** Main's dialog chooses the folder; one file per receiver; null when cancelled. */
  export: procedure(
    'claims.write',
    z.object({ ids: z.array(ClaimId).min(1).max(5000) }),
    z.object({ files: z.array(ClaimFile) }).nullable(),
  ),
  files: procedure('claims.read', z.object({}), z.array(ClaimFile)),
  /** The stored text of an exported file. */
  fileText: procedure(
    'claims.read',
    z.object({ id: ClaimFileId }),
    z.object({ file: ClaimFile, text: z.string() }),
  ),
  /** Writes the same bytes again; main's dialog chooses the place. */
  reexport: procedure(
    'claims.write',
    z.object({ id: ClaimFileId }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  cms1500: procedure(
    'claims.read',
    z.object({ id: ClaimId, face: z.enum(['complete', 'data_only']) }),
    z.object({ pdf: Pdf, findings: z.array(Finding) }),
  ),
  saveCms1500: procedure(
    'claims.write',
    z.object({ id: ClaimId, face: z.enum(['complete', 'data_only']) }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  printCms1500: procedure(
    'claims.write',
    z.object({ id: ClaimId, face: z.enum(['complete', 'data_only']) }),
    PrintAnswer,
  ),
};

import { z } from 'zod';
import { AckFileRow, AckItem } from '#shared/domain/acknowledgement.ts';
import { ClaimStatus } from '#shared/domain/claim-status.ts';
import { Instant } from '#shared/kernel/dates.ts';
import { AckFileId, AckItemId, ClaimId, CoverageId, PatientId } from '#shared/kernel/ids.ts';
import { WatchedFolder } from '#shared/domain/watched-folder.ts';
import { procedure } from './define.ts';

/** Largest file of answers that is read. */
export const MOST_ACK_BYTES = 40_000_000;

/** What became of one file that was given. */
export const AckTaken = z.object({
  fileName: z.string(),
  /** `remittance`: handed to the remittances, nothing of it is kept here. */
  outcome: z.enum(['read', 'known', 'remittance', 'refused']),
  /** What happened and, of a refusal, why and that nothing was changed. */
  sentence: z.string(),
  fileId: AckFileId.nullable(),
  /** Claims by what was said of them. */
  rejected: z.int(),
  accepted: z.int(),
  unmatched: z.int(),
});
export type AckTaken = z.infer<typeof AckTaken>;

export const AckEvent = z.object({
  at: Instant,
  kind: z.enum(['received', 'assigned', 'set_aside', 'taken_back', 'undone']),
  detail: z.string(),
  userName: z.string(),
});
export type AckEvent = z.infer<typeof AckEvent>;

export const AckFileDetail = z.object({
  file: AckFileRow,
  /** What needs somebody first. */
  items: z.array(AckItem),
  /** What is not as the guide says and did not hinder the reading. */
  oddities: z.array(z.object({ segment: z.int(), sentence: z.string() })),
  events: z.array(AckEvent),
});
export type AckFileDetail = z.infer<typeof AckFileDetail>;

/** A record of ours that an item may be about, with what speaks for it and against it. */
export const AckCandidate = z.object({
  claimId: ClaimId.nullable(),
  coverageId: CoverageId.nullable(),
  patientId: PatientId,
  /** `Claim 10461` or the payer of the coverage. */
  title: z.string(),
  patientName: z.string(),
  status: ClaimStatus.nullable(),
  agrees: z.array(z.string()),
  differs: z.array(z.string()),
});
export type AckCandidate = z.infer<typeof AckCandidate>;

export const AssignAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('done'), item: AckItem }),
  /** Something speaks against it: nothing was changed until it comes back confirmed. */
  z.object({ state: z.literal('question'), candidate: AckCandidate }),
]);
export type AssignAnswer = z.infer<typeof AssignAnswer>;

const reason = z.string().trim().min(1, 'This is needed.').max(200);

export const acks = {
  /** Newest first. */
  list: procedure('claims.read', z.object({ limit: z.int().min(1).max(2000) }), z.array(AckFileRow)),
  counts: procedure(
    'claims.read',
    z.object({}),
    z.object({ files: z.int(), unmatched: z.int(), rejected: z.int(), unread: z.int() }),
  ),
  get: procedure('claims.read', z.object({ id: AckFileId }), AckFileDetail),
  /** Claims that stand rejected, with why: the newest rejection of each. */
  rejections: procedure('claims.read', z.object({}), z.array(AckItem)),
  /** Everything that was said of one claim, newest first. */
  ofClaim: procedure('claims.read', z.object({ claimId: ClaimId }), z.array(AckItem)),
  /** The text of a file as it came. */
  fileText: procedure(
    'claims.read',
    z.object({ id: AckFileId }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  /** Writes the file as it came where main's dialog says; null when cancelled. */
  saveFile: procedure(
    'claims.read',
    z.object({ id: AckFileId }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  /** Main's dialog chooses files; null when cancelled. */
  choose: procedure('claims.write', z.object({}), z.array(AckTaken).nullable()),
  /** Files that were dropped, by the handle of their hand-over. */
  drop: procedure('claims.write', z.object({ handle: z.uuid() }), z.array(AckTaken)),
  /** What fits nothing of ours, oldest first. */
  unmatched: procedure('claims.read', z.object({}), z.array(AckItem)),
  /** Records of ours that an unmatched item may be about, the likeliest first; `search` looks further. */
  candidates: procedure(
    'claims.read',
    z.object({ itemId: AckItemId, search: z.string().trim().max(80) }),
    z.array(AckCandidate),
  ),
  assign: procedure(
    'claims.write',
    z.object({
      itemId: AckItemId,
      claimId: ClaimId.nullable(),
      coverageId: CoverageId.nullable(),
      confirmed: z.boolean(),
    }),
    AssignAnswer,
  ),
  setAside: procedure(
    'claims.write',
    z.object({ itemIds: z.array(AckItemId).min(1).max(5000), reason }),
    z.object({ setAside: z.int() }),
  ),
  /** Back to the unmatched ones. */
  takeBack: procedure(
    'claims.write',
    z.object({ itemIds: z.array(AckItemId).min(1).max(5000) }),
    z.object({ back: z.int() }),
  ),
  /** Takes a whole file back: its claims stand where they stood. Refused when one has moved on since. */
  undo: procedure('claims.write', z.object({ id: AckFileId, reason }), AckFileDetail),
  folder: procedure('claims.read', z.object({}), WatchedFolder.nullable()),
  /** Main's dialog chooses the folder that this computer watches; null when cancelled. */
  watchFolder: procedure('claims.write', z.object({}), WatchedFolder.nullable()),
  stopWatching: procedure('claims.write', z.object({}), z.object({})),
};

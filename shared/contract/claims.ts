import { z } from 'zod';
import { procedure } from './define.ts';
import { ClaimEvent, ClaimStatus, ClaimSummary, ProfessionalClaim } from '#shared/domain/claim.ts';
import { ClaimContent, ClaimPatch } from '#shared/domain/claim-content.ts';
import {
  ActOutcome,
  BatchCandidate,
  ClaimRecurrence,
  ClaimTask,
  ClaimTemplate,
  ClaimVersion,
  DeskCounts,
  DeskFilter,
  DeskSort,
  FieldDifference,
  LifeEntry,
  SecondaryDue,
  VersionKind,
  WorkNote,
} from '#shared/domain/claim-work.ts';
import { Finding } from '#shared/domain/finding.ts';
import {
  ClaimFileId,
  ClaimId,
  ClaimRecurrenceId,
  ClaimTaskId,
  ClaimTemplateId,
  CoverageId,
  EncounterId,
  FacilityId,
  PatientId,
  ProviderId,
  UserId,
} from '#shared/kernel/ids.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';

export const ClaimDetail = z.object({
  summary: ClaimSummary,
  claim: ProfessionalClaim,
  findings: z.array(Finding),
  /** Fields of the frozen copy that differ from today's records, one sentence each. */
  differences: z.array(z.string()),
  /** The same with field and values, and whether the claim's value was written by hand. */
  fieldDifferences: z.array(FieldDifference),
  /** The payer before has answered otherwise than this claim says: one sentence; null when not. */
  changedAnswer: z.string().nullable(),
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

const reason = z.string().trim().min(1).max(200);
const outcomes = z.object({ outcomes: z.array(ActOutcome) });

/** Ways to make a claim beside `createFromEncounter`. */
const making = {
  /** The coded visits of a day, or of all days, and what stands in the way of each. */
  batch: procedure('claims.read', z.object({ on: IsoDate.nullable() }), z.array(BatchCandidate)),
  /** Each by itself: one that cannot be made does not hinder the others. */
  createBatch: procedure(
    'claims.write',
    z.object({ encounterIds: z.array(EncounterId).min(1).max(500) }),
    outcomes,
  ),
  /** By hand; the encounter is made along with it. */
  create: procedure('claims.write', ClaimContent, ClaimDetail),
  /** What the scrubber would say of a claim that is being written; nothing is kept. */
  tryContent: procedure(
    'claims.read',
    ClaimContent,
    z.object({
      findings: z.array(Finding),
      payerName: z.string(),
      chargeCents: Cents,
      /** Per line: what is charged, from the fee where the line leaves it open. */
      lineCents: z.array(Cents),
      /** Titles of the codes on the day. */
      titles: z.record(z.string(), z.string()),
    }),
  ),
  /** The same services on another day. */
  copy: procedure('claims.write', z.object({ id: ClaimId, serviceDate: IsoDate }), ClaimDetail),
  templates: procedure('claims.read', z.object({}), z.array(ClaimTemplate)),
  saveTemplate: procedure(
    'claims.write',
    ClaimTemplate.extend({ id: ClaimTemplateId.nullable() }),
    ClaimTemplate,
  ),
  /** A template's content taken from a claim; not kept yet. */
  templateOf: procedure('claims.read', z.object({ id: ClaimId }), ClaimTemplate.shape.content),
  deleteTemplate: procedure('claims.write', z.object({ id: ClaimTemplateId }), z.object({})),
  createFromTemplate: procedure(
    'claims.write',
    z.object({
      templateId: ClaimTemplateId,
      patientId: PatientId,
      serviceDate: IsoDate,
      renderingProviderId: ProviderId.nullable(),
      facilityId: FacilityId.nullable(),
    }),
    ClaimDetail,
  ),
  recurrences: procedure('claims.read', z.object({}), z.array(ClaimRecurrence)),
  saveRecurrence: procedure(
    'claims.write',
    ClaimRecurrence.omit({ patientName: true, sourceName: true, due: true }).extend({
      id: ClaimRecurrenceId.nullable(),
    }),
    z.array(ClaimRecurrence),
  ),
  deleteRecurrence: procedure('claims.write', z.object({ id: ClaimRecurrenceId }), z.object({})),
  /** Makes the claim of each recurrence's next day and moves that day on. */
  makeRecurring: procedure(
    'claims.write',
    z.object({ ids: z.array(ClaimRecurrenceId).min(1).max(500) }),
    outcomes,
  ),
};

/** What happens to a claim between its making and its end. */
const lifecycle = {
  /** Changes a claim that has not been sent; a ready one becomes a draft again. */
  edit: procedure(
    'claims.write',
    z.object({ id: ClaimId, expectedVersion: z.int().min(1), patch: ClaimPatch }),
    ClaimDetail,
  ),
  hold: procedure('claims.write', z.object({ id: ClaimId, reason }), ClaimDetail),
  /** Held → draft. With `undo` a hold is taken back: a claim that was ready, and to which nothing was done since, is ready again. */
  unhold: procedure('claims.write', z.object({ id: ClaimId, undo: z.boolean().default(false) }), ClaimDetail),
  /**
   * Begins the next version of a claim that was sent: the rejected one again (1), a corrected one (7) or a void
   * (8). The payer's number of the claim is the one that its answers gave, unless another is written.
   */
  startVersion: procedure(
    'claims.write',
    z.object({
      id: ClaimId,
      kind: VersionKind,
      reason,
      payerControlNumber: z.string().trim().max(50).optional(),
    }),
    ClaimDetail,
  ),
  /** Gives up a version that was not sent: the claim is again what was sent last. */
  dropVersion: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  /** Takes over the changed answer of the payer before: as a corrected claim (7) when this one was sent. */
  takeChangedAnswer: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  versions: procedure('claims.read', z.object({ id: ClaimId }), z.array(ClaimVersion)),
  /** The frozen copy of a version that was sent. */
  version: procedure('claims.read', z.object({ id: ClaimId, number: z.int().min(1) }), ProfessionalClaim),
  /** The payer has confirmed the void: the charges are reversed. Refused while money stands posted. */
  confirmVoid: procedure('claims.write', z.object({ id: ClaimId, reason }), ClaimDetail),
  /** Handed over on paper: ready → exported. */
  sendOnPaper: procedure('claims.write', z.object({ ids: z.array(ClaimId).min(1).max(500) }), outcomes),
  appeal: procedure('claims.write', z.object({ id: ClaimId, reason }), ClaimDetail),
  /** The appeal came to nothing: back to what it was. */
  endAppeal: procedure('claims.write', z.object({ id: ClaimId, reason }), ClaimDetail),
  /** Refused while the insurer owes anything by the journal. */
  close: procedure('claims.write', z.object({ id: ClaimId, reason }), ClaimDetail),
  reopen: procedure('claims.write', z.object({ id: ClaimId, reason }), ClaimDetail),
  setFollowUp: procedure('claims.write', z.object({ id: ClaimId, on: IsoDate.nullable() }), ClaimDetail),
  /** Answered claims that have left something to the next coverage, oldest answer first. */
  secondaryDue: procedure('claims.read', z.object({}), z.array(SecondaryDue)),
  /**
   * The claim to the next coverage. The payer's answer is filled in; before there is one, the new claim is held
   * until it is posted.
   */
  makeSecondary: procedure(
    'claims.write',
    z.object({ id: ClaimId, coverageId: CoverageId.nullable().default(null) }),
    ClaimDetail,
  ),
};

/** The desk: what is to be done, and by whom. */
const desk = {
  desk: procedure(
    'claims.read',
    z.object({
      filter: DeskFilter,
      sort: DeskSort,
      limit: z.int().min(1).max(500),
      offset: z.int().min(0),
    }),
    z.object({ rows: z.array(ClaimSummary), total: z.int(), chargeCents: Cents }),
  ),
  deskCounts: procedure('claims.read', z.object({}), DeskCounts),
  /** With `preview` nothing changes: what would happen to each. */
  bulk: procedure(
    'claims.write',
    z.object({
      act: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('scrub') }),
        z.object({ kind: z.literal('release') }),
        z.object({ kind: z.literal('return') }),
        z.object({ kind: z.literal('hold'), reason }),
        z.object({ kind: z.literal('unhold'), undo: z.boolean().default(false) }),
        z.object({
          kind: z.literal('task'),
          title: ClaimTask.shape.title,
          ownerId: UserId.nullable(),
          dueOn: IsoDate.nullable(),
        }),
      ]),
      ids: z.array(ClaimId).min(1).max(5000),
      preview: z.boolean(),
    }),
    outcomes,
  ),
  life: procedure('claims.read', z.object({ id: ClaimId }), z.array(LifeEntry)),
  notes: procedure('claims.read', z.object({ id: ClaimId }), z.array(WorkNote)),
  addNote: procedure('claims.write', z.object({ id: ClaimId, text: WorkNote.shape.text }), z.array(WorkNote)),
  /** Open tasks of one claim or of all, soonest first; those done as well when asked for. */
  tasks: procedure(
    'claims.read',
    z.object({
      claimId: ClaimId.nullable(),
      ownerId: UserId.nullable(),
      withDone: z.boolean(),
    }),
    z.array(ClaimTask),
  ),
  saveTask: procedure(
    'claims.write',
    ClaimTask.pick({ claimId: true, title: true, ownerId: true, dueOn: true }).extend({
      id: ClaimTaskId.nullable(),
    }),
    ClaimTask,
  ),
  finishTask: procedure('claims.write', z.object({ id: ClaimTaskId }), ClaimTask),
  /** Who can own a task. */
  taskOwners: procedure('claims.read', z.object({}), z.array(z.object({ id: UserId, name: z.string() }))),
};

export const claims = {
  list: procedure(
    'claims.read',
    z.object({ statuses: z.array(ClaimStatus), search: z.string().max(80), limit: z.int().min(1).max(5000) }),
    z.array(ClaimSummary),
  ),
  get: procedure('claims.read', z.object({ id: ClaimId }), ClaimDetail),
  /** Makes the claim, posts its charges as one journal and checks it. */
  createFromEncounter: procedure('claims.write', z.object({ encounterId: EncounterId }), ClaimDetail),
  /**
   * Takes today's records into the frozen copy of a claim that has not been sent. What was written by hand stays,
   * except the fields named in `overwrite` (paths of `fieldDifferences`). With `only`, just the fields named there
   * follow the records, by hand or not, and all others stay.
   */
  refresh: procedure(
    'claims.write',
    z.object({
      id: ClaimId,
      overwrite: z.array(z.string()).max(100).default([]),
      only: z.array(z.string()).min(1).max(100).optional(),
    }),
    ClaimDetail,
  ),
  scrub: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  /** Draft → ready; refused while a finding stops it. */
  release: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  /** Ready → draft. */
  returnToDraft: procedure('claims.write', z.object({ id: ClaimId }), ClaimDetail),
  /** Reverses the charges and returns the encounter to the coder; refused when money was posted to it. */
  void: procedure('claims.write', z.object({ id: ClaimId, reason }), ClaimDetail),
  ...making,
  ...lifecycle,
  ...desk,
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

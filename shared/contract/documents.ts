import { z } from 'zod';
import { procedure } from './define.ts';
import { DOCUMENT_KINDS, EncounterStatus } from '#shared/domain/encounter.ts';
import {
  DocumentFormat,
  IncomingCharge,
  IncomingDocument,
  IncomingEncounter,
  IncomingPatient,
  IncomingResult,
} from '#shared/domain/incoming.ts';
import { PATIENT_FIELDS } from '#shared/domain/matching/differences.ts';
import { KeptPatient } from '#shared/domain/kept-records.ts';
import { Patient, PatientToSave } from '#shared/domain/patient.ts';
import { WatchedFolder } from '#shared/domain/watched-folder.ts';
import {
  DocumentId,
  EncounterId,
  FacilityId,
  IncomingItemId,
  PatientId,
  ProviderId,
} from '#shared/kernel/ids.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const ItemKind = z.enum(['document', 'visit', 'patient']);
/** `kept`: with a patient, without a visit; `linked`: a visit or patient that is ours; `known`: nothing new in it. */
export const ItemStatus = z.enum(['waiting', 'kept', 'attached', 'linked', 'known', 'discarded']);
export type ItemStatus = z.infer<typeof ItemStatus>;

const Standing = z.enum(['exact', 'likely', 'new', 'none']);

export const InboxRow = z.object({
  id: IncomingItemId,
  kind: ItemKind,
  title: z.string(),
  fileName: z.string(),
  format: DocumentFormat,
  /** How it came. */
  way: z.enum(['dialog', 'dropped', 'pasted', 'folder']),
  receivedAt: Instant,
  /** As the file writes the name; empty when it tells of nobody. */
  patientName: z.string(),
  birthDate: IsoDate.nullable(),
  serviceDate: IsoDate.nullable(),
  status: ItemStatus,
  /** Whether the person is ours; `none` when the file tells of nobody. */
  patientMatch: Standing,
  /** Whether the visit is ours; `none` when there is no patient to look under. */
  encounterMatch: Standing,
  /** Why it was discarded, or what was done with it. */
  reason: z.string(),
  /** Where it is now. */
  patientId: PatientId.nullable(),
  encounterId: EncounterId.nullable(),
});
export type InboxRow = z.infer<typeof InboxRow>;

const EncounterChoice = z.object({
  id: EncounterId,
  serviceDate: IsoDate,
  reason: z.string(),
  status: EncounterStatus,
  providerName: z.string(),
  kind: z.enum(['exact', 'likely', 'other']),
  why: z.string(),
});
export type EncounterChoice = z.infer<typeof EncounterChoice>;

const PatientDifference = z.object({ field: z.enum(PATIENT_FIELDS), theirs: z.string(), ours: z.string() });

/** One of ours who may be the person of the file, with what speaks for it and against it. */
export const Candidate = z.object({
  patient: KeptPatient,
  kind: z.enum(['exact', 'likely', 'different']),
  agrees: z.array(z.string()),
  differs: z.array(z.string()),
  /** What the file would change in our record. */
  changes: z.array(PatientDifference),
  /** The visits of this patient, the fitting ones first. */
  encounters: z.array(EncounterChoice),
});
export type Candidate = z.infer<typeof Candidate>;

/** A document that is here already with the same original or the same text. */
export const SameDocument = z.object({
  documentId: DocumentId,
  title: z.string(),
  encounterId: EncounterId,
  patientName: z.string(),
  serviceDate: IsoDate,
  by: z.enum(['original', 'text']),
});
export type SameDocument = z.infer<typeof SameDocument>;

export const InboxItem = z.object({
  row: InboxRow,
  /** What of the whole file was not read. */
  passedOver: z.array(z.string()),
  /** Others of the same file that wait. */
  othersWaiting: z.int(),
  document: IncomingDocument.omit({ embedded: true }).nullable(),
  patient: IncomingPatient.nullable(),
  encounter: IncomingEncounter.nullable(),
  original: z.object({ sha256: Sha256, format: DocumentFormat, byteCount: z.int() }),
  candidates: z.array(Candidate),
  same: z.array(SameDocument),
});
export type InboxItem = z.infer<typeof InboxItem>;

/** What became of one file that was given. */
export const TakenIn = z.object({
  fileName: z.string(),
  /** `attached`: with the encounter that was asked for; `waiting`: in the inbox; `question`: the encounter's page must ask. */
  outcome: z.enum(['attached', 'waiting', 'question', 'known', 'refused']),
  /** What happened and, of a refusal, why and that nothing was changed. */
  sentence: z.string(),
  passedOver: z.array(z.string()),
  /** What waits for a decision, in the order of the file. */
  items: z.array(IncomingItemId),
  documents: z.array(DocumentId),
});
export type TakenIn = z.infer<typeof TakenIn>;

/** A person side by side with another. */
export const PersonShown = z.object({
  name: z.string(),
  birthDate: IsoDate.nullable(),
  sex: z.enum(['F', 'M', 'U']).nullable(),
  account: z.string(),
});

export type PersonShown = z.infer<typeof PersonShown>;

/** What a person must answer before a document goes where it was sent; nothing was changed. */
export const Question = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('patient'),
    /** `different`: the file is of somebody else, by all that it tells; `likely`: it may be the same person. */
    kind: z.enum(['likely', 'different']),
    theirs: PersonShown,
    ours: PersonShown,
    agrees: z.array(z.string()),
    differs: z.array(z.string()),
  }),
  /** The same document is here already. */
  z.object({ about: z.literal('same'), same: z.array(SameDocument) }),
  /** The patient has visits on that day already. */
  z.object({ about: z.literal('visit'), visits: z.array(EncounterChoice) }),
  /** Somebody of ours may be this person already. */
  z.object({ about: z.literal('twin'), theirs: PersonShown, ours: z.array(PersonShown) }),
]);
export type Question = z.infer<typeof Question>;

/** Questions that the user has answered with yes for this one document. */
const Confirmed = z.array(z.enum(['patient', 'same', 'visit', 'twin'])).max(4);

export const Decision = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('done'),
    patientId: PatientId.nullable(),
    encounterId: EncounterId.nullable(),
    documentId: DocumentId.nullable(),
  }),
  z.object({ state: z.literal('question'), question: Question }),
]);
export type Decision = z.infer<typeof Decision>;

/** Fields of a new encounter beside its patient. */
export const NewVisit = z.object({
  serviceDate: IsoDate,
  renderingProviderId: ProviderId,
  facilityId: FacilityId,
  reason: z.string().trim().min(1, 'This is needed.').max(120),
});

/** What a document is, beside its text. */
export const DocumentFacts = z.object({
  id: DocumentId,
  format: DocumentFormat,
  pages: z.int().nullable(),
  pagesWithoutText: z.array(z.int()),
  author: z.string(),
  writtenOn: IsoDate.nullable(),
  original: z
    .object({ sha256: Sha256, fileName: z.string(), mediaType: z.string(), byteCount: z.int() })
    .nullable(),
  results: z.array(IncomingResult),
  charges: z.array(IncomingCharge),
});
export type DocumentFacts = z.infer<typeof DocumentFacts>;

/** Largest piece of a dropped file in one call. */
export const PIECE_BYTES = 4_000_000;
/** Largest file that is taken in. */
export const MOST_FILE_BYTES = 60_000_000;

const FileName = z.string().trim().min(1).max(255);

export const documents = {
  counts: procedure(
    'coding.read',
    z.object({}),
    z.object({ waiting: z.int(), kept: z.int(), unread: z.int() }),
  ),
  /** Newest first; `total` counts all of the kind. */
  inbox: procedure(
    'coding.read',
    z.object({ show: z.enum(['waiting', 'kept', 'decided']), limit: z.int().min(1).max(1000) }),
    z.object({ rows: z.array(InboxRow), total: z.int() }),
  ),
  /** `patientId`: compare with this patient as well, whoever was found. */
  item: procedure(
    'coding.read',
    z.object({ id: IncomingItemId, patientId: PatientId.nullable() }),
    InboxItem,
  ),
  /** Main's dialog chooses files; null when cancelled. With an encounter, what fits is attached to it at once. */
  choose: procedure(
    'coding.write',
    z.object({ encounterId: EncounterId.nullable() }),
    z.array(TakenIn).nullable(),
  ),
  /** One piece of a file that was dropped; the answer comes with the last one. */
  drop: procedure(
    'coding.write',
    z.object({
      upload: z.uuid(),
      name: FileName,
      bytes: Bytes.refine((b) => b.byteLength <= PIECE_BYTES, 'This piece is too large.'),
      last: z.boolean(),
      encounterId: EncounterId.nullable(),
    }),
    TakenIn.nullable(),
  ),
  /** Text from the clipboard. `kind` and `title` are what the user says it is; a message or record tells its own. */
  paste: procedure(
    'coding.write',
    z.object({
      text: z.string().min(1).max(1_000_000),
      kind: z.enum(DOCUMENT_KINDS).nullable(),
      title: z.string().trim().max(80),
      encounterId: EncounterId.nullable(),
    }),
    TakenIn,
  ),
  /** A document goes to an encounter; a visit or patient of a file is noted as that of ours. */
  attach: procedure(
    'coding.write',
    z.object({ id: IncomingItemId, encounterId: EncounterId, confirmed: Confirmed }),
    Decision,
  ),
  /** Attaches everything whose patient and visit are exact; whatever needs a question waits on. */
  attachExact: procedure('coding.write', z.object({}), z.object({ attached: z.int(), left: z.int() })),
  /** Notes whose it is without a visit: documents wait with the patient, a patient's message is done with. */
  keepWithPatient: procedure(
    'coding.write',
    z.object({ id: IncomingItemId, patientId: PatientId, confirmed: Confirmed }),
    Decision,
  ),
  /** A new encounter of a patient of ours, with what came. */
  newEncounter: procedure(
    'coding.write',
    z.object({ id: IncomingItemId, patientId: PatientId, visit: NewVisit, confirmed: Confirmed }),
    Decision,
  ),
  /** A new patient, with a first encounter when `visit` is given; an empty account number gets the next free one. */
  newPatient: procedure(
    'patients.write',
    z.object({
      id: IncomingItemId,
      patient: PatientToSave,
      visit: NewVisit.nullable(),
      confirmed: Confirmed,
    }),
    Decision,
  ),
  /** Takes fields of the file over into our record of the patient. The item itself goes on waiting. */
  updatePatient: procedure(
    'patients.write',
    z.object({
      id: IncomingItemId,
      patientId: PatientId,
      fields: z.array(z.enum(PATIENT_FIELDS)).min(1).max(7),
    }),
    Patient,
  ),
  discard: procedure(
    'coding.write',
    z.object({ ids: z.array(IncomingItemId).min(1).max(5000), reason: z.string().trim().min(1).max(200) }),
    z.object({ discarded: z.int() }),
  ),
  /** All others of the same file that wait, to discard a file as a whole. */
  waitingOfFile: procedure(
    'coding.read',
    z.object({ id: IncomingItemId }),
    z.object({ ids: z.array(IncomingItemId) }),
  ),
  /** Back to the inbox; an attached document leaves its encounter. Refused when others rest on it. */
  takeBack: procedure(
    'coding.write',
    z.object({ ids: z.array(IncomingItemId).min(1).max(5000) }),
    z.object({ back: z.int() }),
  ),
  /** Facts, results and proposed charges of the documents of an encounter, in their order. */
  facts: procedure('coding.read', z.object({ encounterId: EncounterId }), z.array(DocumentFacts)),
  /** The bytes of an original, by its hash. */
  original: procedure(
    'coding.read',
    z.object({ sha256: Sha256 }),
    z.object({ fileName: z.string(), mediaType: z.string(), bytes: Bytes }),
  ),
  /** Writes the original where main's dialog says; null when cancelled. */
  saveOriginal: procedure(
    'coding.read',
    z.object({ sha256: Sha256 }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  folder: procedure('coding.read', z.object({}), WatchedFolder.nullable()),
  /** Main's dialog chooses the folder that this computer watches; null when cancelled. */
  watchFolder: procedure('coding.write', z.object({}), WatchedFolder.nullable()),
  stopWatching: procedure('coding.write', z.object({}), z.object({})),
};

import type { ClaimCause, ClaimStatus, FileRef } from '#shared/domain/claim-status.ts';
import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import type { DocumentedCode } from '#shared/domain/coding/facts.ts';
import type { JournalDraft } from '#shared/domain/journal.ts';
import type { Coverage, Patient } from '#shared/domain/patient.ts';
import type { Facility, FeeScheduleRow, Payer, Practice, Provider } from '#shared/domain/practice.ts';
import type { Clock, IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimFileId,
  ClaimId,
  EncounterId,
  FacilityId,
  IdMaker,
  JournalId,
  PatientId,
  PayerId,
  ProviderId,
  UserId,
} from '#shared/kernel/ids.ts';
import type { Steps } from '#electron/db/steps.ts';
import type { CodeTableSource } from '#electron/code-sets.ts';
import type { PracticeDb, ReadDb, WriteDb } from '#electron/db/sql.ts';

/** Who is signed in. */
export type Actor = { readonly id: UserId; readonly name: string };

/** One line for the audit trail; `change` names fields and short values. */
export type AuditNote = {
  readonly action: string;
  readonly record: string;
  readonly recordId: string;
  readonly change: string;
};

/** Today's records of the practice, as the settings and patients features keep them. */
export type Records = {
  readonly practice: (db: ReadDb) => Practice | null;
  readonly provider: (db: ReadDb, id: ProviderId) => Provider | null;
  readonly facility: (db: ReadDb, id: FacilityId) => Facility | null;
  readonly payer: (db: ReadDb, id: PayerId) => Payer | null;
  readonly payers: (db: ReadDb) => readonly Payer[];
  readonly patient: (db: ReadDb, id: PatientId) => Patient | null;
  /** The coverage that pays first on a day, or null. */
  readonly coverageOn: (db: ReadDb, id: PatientId, on: IsoDate) => Coverage | null;
  /** Every coverage that is active on a day, in the order in which they pay. */
  readonly coveragesOn: (db: ReadDb, id: PatientId, on: IsoDate) => readonly Coverage[];
  /** The fee schedule's row for a code as it stood on a day. */
  readonly feeOn: (db: ReadDb, code: string, on: IsoDate) => FeeScheduleRow | null;
};

/**
 * What every service of the daily work receives. Features share nothing but this and `shared/domain`:
 * whatever one of them needs of another comes in here, put together in `compose.ts`.
 */
export type ServiceContext = {
  /** The open practice file. @throws Refusal `locked` when there is none. */
  readonly db: () => PracticeDb;
  readonly clock: Clock;
  readonly newId: IdMaker;
  readonly user: () => Actor;
  readonly lookup: CodeLookup;
  /** Codes and edit tables for the checks. */
  readonly tables: CodeTableSource;
  /** What the documents of an encounter support, for the checks; left out, documents are not compared. */
  readonly documented?: (db: ReadDb, id: EncounterId) => readonly DocumentedCode[];
  readonly releasesOn: (on: IsoDate) => readonly CodeSetRelease[];
  readonly records: Records;
  /** Appends to the audit trail inside the caller's transaction. */
  readonly audit: (db: WriteDb, note: AuditNote) => void;
  /** Writes a balanced journal inside the caller's transaction. */
  readonly postJournal: (db: WriteDb, draft: JournalDraft) => JournalId;
  /** As `postJournal`, resting between entries: for journals of many thousands. */
  readonly postJournalSteps: (db: WriteDb, draft: JournalDraft) => Steps<JournalId>;
};

/** One of our claims, as far as an answer to it must know it. */
export type ClaimHead = {
  readonly claimId: ClaimId;
  /** CLM01. */
  readonly controlNumber: string;
  readonly status: ClaimStatus;
  readonly patientId: PatientId;
  readonly payerId: PayerId;
  readonly coverageRank: number;
  readonly serviceDate: IsoDate;
  readonly chargeCents: number;
  /** The version that was sent last, 0 before the first. */
  readonly sentVersion: number;
  readonly payerControlNumber: string;
  /** Every file that it left in, oldest first. */
  readonly files: readonly ClaimFileId[];
};

export type ClaimMove = {
  readonly to: ClaimStatus;
  readonly cause: Extract<ClaimCause, 'acknowledged' | 'answered'>;
  /** One sentence for the line of time. */
  readonly detail: string;
  /** The file that says so, to be opened from the line of time. */
  readonly file: FileRef | null;
  /** The payer's own number of the claim (REF*1K, CLP07), when the file gives one. */
  readonly payerControlNumber?: string;
};

/** `moved` is false when the claim stood further on (a late acceptance of a paid claim): it is only noted. */
export type ClaimMoved = {
  readonly moved: boolean;
  readonly from: ClaimStatus;
  readonly to: ClaimStatus;
};

/** What acknowledgements and answers to status inquiries may ask of claims, inside the caller's transaction. */
export type ClaimsForAnswers = {
  readonly findByControlNumber: (db: ReadDb, controlNumber: string) => ClaimHead | null;
  /** Claims that left in a file, in the order of the file. */
  readonly findByFile: (db: ReadDb, id: ClaimFileId) => readonly ClaimHead[];
  /**
   * Moves a claim by what a file says, with event and audit row; a step that the status machine does not know is
   * noted and moves nothing. @throws Refusal `not_found`.
   */
  readonly markStatus: (db: WriteDb, id: ClaimId, move: ClaimMove) => ClaimMoved;
  /**
   * Puts a claim back that a file had moved, when that file is taken back.
   * @throws Refusal `rule_violated` when it does not stand where the file had put it.
   */
  readonly takeBack: (
    db: WriteDb,
    id: ClaimId,
    move: {
      readonly from: ClaimStatus;
      readonly to: ClaimStatus;
      readonly detail: string;
      readonly file: FileRef;
    },
  ) => void;
  /** Gives a claim the payer's number back that it had before; one that was changed again since stays. */
  readonly takeBackNumber: (
    db: WriteDb,
    id: ClaimId,
    number: { readonly from: string; readonly to: string },
  ) => void;
};

/** One claim of a remittance that was posted. */
export type PostedToClaim = {
  readonly claimId: ClaimId;
  /** CLP02 and CLP07. */
  readonly statusCode: string;
  readonly payerControlNumber: string;
  /** False when it was set aside and is no answer to our claim. */
  readonly applied: boolean;
};

/** What a remittance asks of claims beside their money and status, inside the caller's transaction. */
export type ClaimsForRemittances = {
  /** After posting, in the order of the file: payer's number, follow-up, forwarded and waiting claims, void confirmed. */
  readonly answered: (db: WriteDb, answers: readonly PostedToClaim[]) => void;
  /** @throws Refusal when a claim to a later payer rests on the answer to one of these. */
  readonly refuseUndo: (db: ReadDb, ids: readonly ClaimId[]) => void;
  readonly undone: (db: WriteDb, ids: readonly ClaimId[]) => void;
};

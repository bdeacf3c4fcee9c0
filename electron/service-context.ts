import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import type { DocumentedCode } from '#shared/domain/coding/facts.ts';
import type { JournalDraft } from '#shared/domain/journal.ts';
import type { Coverage, Patient } from '#shared/domain/patient.ts';
import type { Facility, FeeScheduleRow, Payer, Practice, Provider } from '#shared/domain/practice.ts';
import type { Clock, IsoDate } from '#shared/kernel/dates.ts';
import type {
  EncounterId,
  FacilityId,
  IdMaker,
  JournalId,
  PatientId,
  PayerId,
  ProviderId,
  UserId,
} from '#shared/kernel/ids.ts';
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
};

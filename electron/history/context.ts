import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { FileRef } from '#shared/domain/claim-status.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { KeptClaim } from '#shared/domain/history/same-claim.ts';
import type { Coverage, Patient } from '#shared/domain/patient.ts';
import type { Facility, Payer, Provider } from '#shared/domain/practice.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId, RemittanceId } from '#shared/kernel/ids.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

export type BroughtWay = { readonly settled: boolean; readonly detail: string; readonly file: FileRef };

/** The claim to the payer before. */
export type PriorClaim = {
  readonly id: ClaimId;
  readonly encounterId: EncounterId;
  readonly controlNumber: string;
};

/** What a history asks of claims (`electron/claims/bring-in.ts`). */
export type ClaimsForHistory = {
  readonly byNumber: (db: ReadDb, controlNumber: string) => readonly KeptClaim<ClaimId>[];
  readonly byServices: (
    db: ReadDb,
    of: { readonly birthDate: string | null; readonly serviceDate: string; readonly chargeCents: number },
  ) => readonly KeptClaim<ClaimId>[];
  readonly freeNumber: (db: WriteDb, controlNumber: string) => string;
  readonly priorOf: (db: ReadDb, claim: ProfessionalClaim) => PriorClaim | null;
  readonly bringIn: (
    db: WriteDb,
    claim: ProfessionalClaim,
    encounterId: EncounterId,
    prior: PriorClaim | null,
    way: BroughtWay,
  ) => void;
  readonly bringInVersion: (
    db: WriteDb,
    id: ClaimId,
    claim: ProfessionalClaim,
    way: BroughtWay,
  ) => string | null;
};

/** Records that a history makes or changes, inside the caller's transaction. */
export type RecordsForHistory = {
  readonly payers: (db: ReadDb) => readonly Payer[];
  readonly providers: (db: ReadDb) => readonly Provider[];
  readonly facilities: (db: ReadDb) => readonly Facility[];
  readonly patient: (db: ReadDb, id: PatientId) => Patient | null;
  readonly coverages: (db: ReadDb, id: PatientId) => readonly Coverage[];
  readonly freeAccount: (db: WriteDb) => string;
  readonly putPatient: (db: WriteDb, patient: Patient) => void;
  readonly putCoverage: (db: WriteDb, coverage: Coverage) => void;
  readonly putPayer: (db: WriteDb, payer: Payer) => void;
  readonly putProvider: (db: WriteDb, provider: Provider) => void;
  readonly putFacility: (db: WriteDb, facility: Facility) => void;
  readonly writeBilledEncounter: (db: WriteDb, encounter: Encounter, coding: Coding, at: Instant) => void;
};

/** An 835 as a history looks at it. */
export type RemittanceTold = {
  /** It is posted in the practice file already. */
  readonly posted: boolean;
  /** Every sum in it agrees. */
  readonly balanced: boolean;
  /** Why it cannot be posted, one sentence; empty when it can. */
  readonly refusal: string;
  readonly payments: readonly {
    readonly traceNumber: string;
    readonly payerName: string;
    readonly paidOn: IsoDate | null;
    readonly amountCents: number;
    /** Why this payment stays out while others are posted; empty when it is posted with them. */
    readonly leftOut: string;
    readonly claims: readonly {
      readonly controlNumber: string;
      readonly found: boolean;
      /** It was, or will be, posted to the claim, a denial too. */
      readonly posts: boolean;
      readonly paidCents: number;
      readonly sentence: string;
    }[];
  }[];
};

/** What a history asks of remittances: nothing of them is decided here. */
export type RemittancesForHistory = {
  /** The proof of a file, as things stand. @throws Refusal when it is no whole 835. */
  readonly prove: (fileName: string, bytes: Uint8Array) => RemittanceTold;
  /** Keeps a file as waiting; one that is there already is left as it is. @throws Refusal when it is no whole 835. */
  readonly keep: (fileName: string, bytes: Uint8Array) => RemittanceId;
  /** Posts one that waits, as a whole. @throws Refusal when it cannot be posted. */
  readonly post: (id: RemittanceId) => void;
  /** Claims that no posted remittance answers, of those that came with files. */
  readonly unanswered: (db: ReadDb, sha256s: readonly string[]) => readonly UnansweredClaim[];
};

export type UnansweredClaim = {
  readonly controlNumber: string;
  readonly chargeCents: number;
  readonly serviceDate: IsoDate;
};

export type HistoryContext = ServiceContext & {
  readonly claims: ClaimsForHistory;
  readonly remittances: RemittancesForHistory;
  readonly keep: RecordsForHistory;
};

import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { FileRef } from '#shared/domain/claim-status.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { KeptClaim } from '#shared/domain/history/same-claim.ts';
import type { Coverage, Patient } from '#shared/domain/patient.ts';
import type { Facility, Payer, Provider } from '#shared/domain/practice.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId } from '#shared/kernel/ids.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

export type BroughtWay = { readonly settled: boolean; readonly detail: string; readonly file: FileRef };

/** What a history asks of claims (`electron/claims/bring-in.ts`). */
export type ClaimsForHistory = {
  readonly byNumber: (db: ReadDb, controlNumber: string) => readonly KeptClaim<ClaimId>[];
  readonly byServices: (
    db: ReadDb,
    of: { readonly birthDate: string; readonly serviceDate: string; readonly chargeCents: number },
  ) => readonly KeptClaim<ClaimId>[];
  readonly freeNumber: (db: WriteDb, controlNumber: string) => string;
  readonly priorOf: (
    db: ReadDb,
    claim: ProfessionalClaim,
  ) => { readonly id: ClaimId; readonly encounterId: EncounterId } | null;
  readonly bringIn: (
    db: WriteDb,
    claim: ProfessionalClaim,
    encounterId: EncounterId,
    priorClaimId: ClaimId | null,
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

export type HistoryContext = ServiceContext & {
  readonly claims: ClaimsForHistory;
  readonly keep: RecordsForHistory;
};

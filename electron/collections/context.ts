import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PatientLetterId } from '#shared/kernel/ids.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

export type CollectionsContext = ServiceContext & {
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  /** Claims of a patient that a payment plan covers. */
  readonly plannedClaims: (db: ReadDb, patientId: PatientId) => ReadonlySet<ClaimId>;
  /** Whether a bill exceeds its good-faith estimate by $400.00 or more. */
  readonly estimateExceeded: (db: ReadDb, patientId: PatientId) => boolean;
  /** Invoices and statements that went to a patient. */
  readonly statementsSent: (db: ReadDb, patientId: PatientId) => number;
  /** Keeps letters with their bytes, one for each patient in the order of the pages. */
  readonly keepLetters: (
    db: WriteDb,
    letters: {
      readonly kind: 'notice';
      readonly patientIds: readonly PatientId[];
      readonly pdf: Uint8Array;
    },
  ) => PatientLetterId;
  /** Whether statements to a patient are on hold. */
  readonly onHold: (db: ReadDb, patientId: PatientId) => boolean;
};

/** A letter before a hand-over. */
export type NoticeLetter = {
  readonly kind: 'letter';
  readonly title: string;
  readonly on: IsoDate;
  readonly practice: {
    readonly name: string;
    readonly addressLines: readonly string[];
    readonly phone: string;
  };
  readonly patient: {
    readonly name: string;
    readonly accountNumber: string;
    readonly addressLines: readonly string[];
  };
  readonly text: string;
};

/** Draws letters one after another. */
export type DrawLetters = (letters: readonly NoticeLetter[]) => Promise<Uint8Array>;

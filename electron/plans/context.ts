import type { OpenItem } from '#shared/domain/posting/patient-payment.ts';
import type { Tender } from '#shared/domain/journal.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, JournalId, PatientId, PatientLetterId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** Money from a patient for chosen balances. What the items do not take stays unapplied, for the visit if one is named. */
export type ChosenPayment = {
  readonly patientId: PatientId;
  readonly encounterId: EncounterId | null;
  readonly amountCents: Cents;
  readonly tender: Tender;
  readonly receivedOn: IsoDate;
  readonly note: string;
  readonly checkNumber?: string;
  /** The same request posts once. */
  readonly requestId: string;
  /** What it is to pay, oldest service first, each up to its amount. */
  readonly items: readonly OpenItem[];
};

/** What the ledger does for plans, the front desk and collections. */
export type LedgerSeam = {
  /** Posts inside the caller's transaction. A repeated request gets the first journal. */
  readonly takePatientPayment: (
    db: WriteDb,
    payment: ChosenPayment,
  ) => { readonly journalId: JournalId; readonly number: number };
  /** What a patient owes, line by line, oldest service first. */
  readonly openItems: (db: ReadDb, patientId: PatientId) => readonly OpenItem[];
};

/** A plan's agreement on paper; the same content gives the same bytes. */
export type AgreementPaper = {
  readonly kind: 'agreement';
  readonly planNumber: number;
  readonly version: number;
  readonly agreedOn: IsoDate;
  readonly practice: PaperPractice;
  readonly patient: PaperPatient;
  readonly financedCents: number;
  readonly interestCents: number;
  readonly feeCents: number;
  readonly totalCents: number;
  readonly rateHundredths: number;
  readonly claims: readonly {
    readonly controlNumber: string;
    readonly serviceOn: IsoDate;
    readonly openCents: number;
  }[];
  readonly rows: readonly {
    readonly number: number;
    readonly dueOn: IsoDate;
    readonly amountCents: number;
    readonly interestCents: number;
  }[];
};

/** A letter to a patient: of a late step, or before a hand-over. */
export type LetterPaper = {
  readonly kind: 'letter';
  readonly title: string;
  readonly on: IsoDate;
  readonly practice: PaperPractice;
  readonly patient: PaperPatient;
  readonly text: string;
};

export type PaperPractice = {
  readonly name: string;
  readonly addressLines: readonly string[];
  readonly phone: string;
};
export type PaperPatient = {
  readonly name: string;
  readonly accountNumber: string;
  readonly addressLines: readonly string[];
};

export type PlansContext = ServiceContext & {
  readonly ledger: LedgerSeam;
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  /** Keeps a letter with its bytes. */
  readonly keepLetters: (
    db: WriteDb,
    letters: { readonly kind: 'plan'; readonly patientIds: readonly PatientId[]; readonly pdf: Uint8Array },
  ) => PatientLetterId;
};

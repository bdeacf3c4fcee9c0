import type { StatusTitles } from '#shared/domain/acknowledgement-verdict.ts';
import type { EligibilityAnswer } from '#shared/domain/eligibility.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { AckItemId, CoverageId, PatientId } from '#shared/kernel/ids.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ClaimsForAnswers, ServiceContext } from '#electron/service-context.ts';

/** A coverage that an eligibility answer is surely about. */
export type AnsweredCoverage = {
  readonly coverageId: CoverageId;
  readonly patientId: PatientId;
  readonly trace: string | null;
  readonly serviceDate: IsoDate | null;
  readonly serviceTypes: readonly string[];
  readonly why: string;
};

export type CoverageCandidate = {
  readonly coverageId: CoverageId;
  readonly patientId: PatientId;
  readonly title: string;
  readonly patientName: string;
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
};

/** What becomes of a remittance (835) that comes through the same door. */
export type ReceivedRemittance = { readonly known: boolean; readonly sentence: string };

/** What this feature needs of others, put together in `work-services.ts`. */
export type AcknowledgementContext = ServiceContext & {
  readonly claims: ClaimsForAnswers;
  readonly eligibility: {
    readonly match: (db: ReadDb, answer: EligibilityAnswer) => readonly AnsweredCoverage[];
    readonly likely: (db: ReadDb, answer: EligibilityAnswer, search: string) => readonly CoverageCandidate[];
    readonly compare: (db: ReadDb, answer: EligibilityAnswer, id: CoverageId) => CoverageCandidate | null;
    readonly keep: (db: WriteDb, item: AckItemId, to: AnsweredCoverage, answer: EligibilityAnswer) => void;
    readonly withdraw: (db: WriteDb, items: readonly AckItemId[], why: string) => number;
  };
  /** Proves and keeps an 835 as waiting, also inside a transaction of the caller. @throws Refusal */
  readonly receiveRemittance: (fileName: string, bytes: Uint8Array) => ReceivedRemittance;
  /** Titles of status codes from a licensed list that is installed, as of a day. */
  readonly statusTitles: (on: IsoDate) => StatusTitles;
};

/** A file that was given, by whatever way. */
export type GivenAnswer = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly way: 'dialog' | 'dropped' | 'folder' | 'terminal';
};

import type { IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimId,
  JournalId,
  PatientId,
  PayerId,
  RemittanceId,
  ServiceLineId,
} from '#shared/kernel/ids.ts';
import type { RemitAction } from './remit-rules.ts';

/** One adjustment of a posted answer with what became of it. */
export type PostedAdjustment = {
  /** CAS01 and CAS02 as the payer wrote them. */
  readonly group: string;
  readonly reason: string;
  /** Cents with the payer's sign: positive lessens the payment. */
  readonly amountCents: number;
  readonly action: RemitAction;
  /** The rule that decided it, see `remit-rules.ts`; empty when none spoke. */
  readonly ruleId: string;
};

export type PostedLine = {
  /** Null when the line could not be told apart; it then belongs to the claim as a whole. */
  readonly serviceLineId: ServiceLineId | null;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: number;
  readonly paidCents: number;
  /** As the payer says (AMT*B6), otherwise paid and patient's part. */
  readonly allowedCents: number;
  readonly patientCents: number;
  readonly contractualCents: number;
  /** Refused: stays in the insurer's receivable. */
  readonly deniedCents: number;
  /** Waits for a decision of a person: stays in the insurer's receivable. */
  readonly heldCents: number;
  readonly adjustments: readonly PostedAdjustment[];
  /** Remark codes of the line (LQ*HE). */
  readonly remarks: readonly string[];
};

/** One answer of a payer to a claim of ours, as it was posted. */
export type PostedClaim = {
  readonly claimId: ClaimId;
  /** The version of the claim that was answered. */
  readonly versionNumber: number;
  readonly controlNumber: string;
  /** CLP07. */
  readonly payerControlNumber: string;
  /** CLP02. */
  readonly statusCode: string;
  readonly payerId: PayerId;
  readonly patientId: PatientId;
  readonly serviceDate: IsoDate;
  /** Number of the payment (TRN02) and its day (BPR16). */
  readonly traceNumber: string;
  readonly paidOn: IsoDate | null;
  /** The payer takes an earlier answer back (CLP02 22): what was denied by it is denied no longer. */
  readonly reversal: boolean;
  /** False when it was set aside and is no answer to the claim. */
  readonly applied: boolean;
  readonly chargeCents: number;
  readonly paidCents: number;
  readonly patientCents: number;
  readonly contractualCents: number;
  readonly deniedCents: number;
  readonly heldCents: number;
  /** Adjustments of the claim as a whole; those of its lines stand there. */
  readonly adjustments: readonly PostedAdjustment[];
  /** Remark codes of the claim (MIA, MOA). */
  readonly remarks: readonly string[];
  readonly lines: readonly PostedLine[];
};

/** What a posted remittance did to claims of ours, in the order of the file. */
export type PostedRemittance = {
  readonly remittanceId: RemittanceId;
  /** Null when no amount moved: everything in it was refused. */
  readonly journalId: JournalId | null;
  readonly claims: readonly PostedClaim[];
};

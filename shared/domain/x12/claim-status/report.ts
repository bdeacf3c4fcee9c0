import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Cents } from '#shared/kernel/money.ts';

/** One of the up to three statuses of an STC: category, code and party. */
export type StatusCode = { readonly category: string; readonly code: string; readonly entity: string };

/** STC: what was said of a batch, provider, claim or line. */
export type ReportedStatus = {
  readonly segment: number;
  /** STC01, STC10 and STC11; the first is the status itself. */
  readonly codes: readonly StatusCode[];
  /** STC02. */
  readonly on: IsoDate | null;
  /** STC03 in an acknowledgement: WQ accepted, U rejected. */
  readonly action: string;
  /** STC04 and STC05. */
  readonly chargeCents: Cents | null;
  readonly paidCents: Cents | null;
  /** STC06 to STC09: when and by which check or transfer it was paid. */
  readonly paidOn: IsoDate | null;
  readonly paymentNumber: string;
  /** STC12: free text of the sender. */
  readonly text: string;
};

/** QTY and AMT: how many and how much were accepted and rejected. */
export type ReportedTotals = {
  readonly accepted: number | null;
  readonly rejected: number | null;
  readonly acceptedCents: Cents | null;
  readonly rejectedCents: Cents | null;
};

/** What was said above the claims: 2200A to 2200C. */
export type ReportedLevel = {
  readonly segment: number;
  readonly level: 'source' | 'receiver' | 'provider';
  /** NM101, NM103 with NM104, NM109. */
  readonly entity: string;
  readonly name: string;
  readonly id: string;
  /** TRN02: in 2200B of an acknowledgement the BHT03 of our batch. */
  readonly trace: string;
  readonly statuses: readonly ReportedStatus[];
  readonly totals: ReportedTotals;
};

export type ReportedLine = {
  readonly segment: number;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: Cents | null;
  readonly paidCents: Cents | null;
  readonly units: string;
  /** REF*FJ or REF*6R: our line item control number. */
  readonly lineControl: string;
  readonly serviceDate: IsoDate | null;
  readonly statuses: readonly ReportedStatus[];
};

export type ReportedClaim = {
  readonly segment: number;
  /** TRN02: in an acknowledgement our CLM01, in a status answer the trace of our question. */
  readonly trace: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly memberId: string;
  /** NM109 of the provider level above. */
  readonly providerId: string;
  /** REF*1K, REF*D9, REF*EJ. */
  readonly payerControlNumber: string;
  readonly clearinghouseNumber: string;
  readonly patientControlNumber: string;
  readonly serviceFrom: IsoDate | null;
  readonly serviceTo: IsoDate | null;
  readonly statuses: readonly ReportedStatus[];
  readonly lines: readonly ReportedLine[];
};

/** A claim acknowledgement (277CA) or the answer to a status question (277). */
export type StatusReport = {
  readonly segment: number;
  /** BHT03. */
  readonly reference: string;
  /** BHT04 and BHT05. */
  readonly at: string;
  readonly levels: readonly ReportedLevel[];
  readonly claims: readonly ReportedClaim[];
};

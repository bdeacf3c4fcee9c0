import { z } from 'zod';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, PatientId, PayerId, RemittanceId, ServiceLineId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';

export const UnderpaymentId = z.uuid().brand<'UnderpaymentId'>();
export type UnderpaymentId = z.infer<typeof UnderpaymentId>;
export const DisputeListId = z.uuid().brand<'DisputeListId'>();
export type DisputeListId = z.infer<typeof DisputeListId>;

export const DIFFERENCES = ['underpaid', 'overpaid', 'cut'] as const;
export const Difference = z.enum(DIFFERENCES);
export type Difference = z.infer<typeof Difference>;

export const DISPUTE_STATUSES = ['open', 'disputed', 'answered', 'recovered', 'given_up'] as const;
export const DisputeStatus = z.enum(DISPUTE_STATUSES);
export type DisputeStatus = z.infer<typeof DisputeStatus>;

/** Where a dispute may go by hand from each place; recovery is found by itself, and told by hand when money came otherwise. */
const MAY: Readonly<Record<DisputeStatus, readonly DisputeStatus[]>> = {
  open: ['disputed', 'recovered', 'given_up'],
  disputed: ['disputed', 'answered', 'recovered', 'given_up'],
  answered: ['disputed', 'recovered', 'given_up'],
  recovered: ['open'],
  given_up: ['open'],
};

export function disputeMay(from: DisputeStatus, to: DisputeStatus): boolean {
  return MAY[from].includes(to);
}

/** A line that a payer allowed otherwise than agreed or than before. */
export const Underpayment = z.object({
  id: UnderpaymentId,
  difference: Difference,
  firstCut: z.boolean(),
  status: DisputeStatus,
  payerId: PayerId,
  payerName: z.string(),
  claimId: ClaimId,
  serviceLineId: ServiceLineId,
  patientId: PatientId,
  patientName: z.string(),
  controlNumber: z.string(),
  /** The payer's own number of the claim. */
  payerControlNumber: z.string(),
  serviceDate: IsoDate,
  code: z.string(),
  modifiers: z.array(z.string()),
  units: z.number(),
  chargeCents: Cents,
  allowedCents: Cents,
  paidCents: Cents,
  expectedCents: Cents,
  /** Allowed less expected. */
  differenceCents: Cents,
  recoveredCents: Cents,
  basis: z.string(),
  /** Other adjustments of the payer's answer: `CO-45 20.00`. */
  reasons: z.array(z.string()),
  remittanceId: RemittanceId,
  traceNumber: z.string(),
  paidOn: IsoDate.nullable(),
  disputedOn: IsoDate.nullable(),
  followUpOn: IsoDate.nullable(),
  /** Of one that was given up. */
  note: z.string(),
});
export type Underpayment = z.infer<typeof Underpayment>;

export const UnderpaymentEvent = z.object({ at: Instant, userName: z.string(), sentence: z.string() });
export type UnderpaymentEvent = z.infer<typeof UnderpaymentEvent>;

/** One page to the payer; only what it needs to find and judge each line (45 CFR 164.502(b)). */
export type DisputeListContent = {
  readonly practice: {
    readonly name: string;
    readonly npi: string;
    readonly taxId: string;
    readonly phone: string;
    readonly address: readonly string[];
  };
  readonly payer: { readonly name: string; readonly address: readonly string[] };
  readonly madeOn: IsoDate;
  readonly rows: readonly {
    readonly claimNumber: string;
    readonly payerControlNumber: string;
    readonly serviceDate: IsoDate;
    readonly code: string;
    readonly units: number;
    readonly chargeCents: number;
    readonly allowedCents: number;
    readonly expectedCents: number;
    readonly basis: string;
    readonly traceNumber: string;
    readonly paidOn: IsoDate | null;
  }[];
};

import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';

export const PaperEobId = z.uuid().brand<'PaperEobId'>();
export type PaperEobId = z.infer<typeof PaperEobId>;

/** Letters, digits and marks that a remittance file can carry whole. */
const plain = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9 .,'&()/#+=-]*$/, 'Use letters, digits and plain marks only.');

/** An amount that is not typed yet is null and counts as nothing. */
const Amount = Cents.nullable();

/** An adjustment beside the usual columns, by group and reason as the payer prints them. */
export const PaperAdjustment = z.object({
  group: z.enum(['CO', 'PR', 'OA', 'PI']),
  reason: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{0,4}$/, 'A reason code has at most four letters or digits.'),
  amountCents: Amount,
});
export type PaperAdjustment = z.infer<typeof PaperAdjustment>;

/** The columns of a line that hold money, in the order of the sheet. */
export const MONEY_COLUMNS = [
  'allowedCents',
  'deductibleCents',
  'copayCents',
  'coinsuranceCents',
  'contractualCents',
  'paidCents',
] as const;
export type MoneyColumn = (typeof MONEY_COLUMNS)[number];

export const PaperLine = z.object({
  /** Our line; null for one that the payer printed and we do not have. */
  serviceLineId: ServiceLineId.nullable(),
  code: z.string().max(20),
  modifiers: z.array(z.string().max(2)).max(4),
  serviceDate: IsoDate.nullable(),
  units: z.number().nullable(),
  chargeCents: Cents,
  /** As printed; it fills what follows from it and is compared with what was paid. */
  allowedCents: Amount,
  deductibleCents: Amount,
  copayCents: Amount,
  coinsuranceCents: Amount,
  contractualCents: Amount,
  paidCents: Amount,
  other: z.array(PaperAdjustment).max(12),
  remarks: z.array(plain(10)).max(5),
});
export type PaperLine = z.infer<typeof PaperLine>;

export const PaperClaim = z.object({
  /** Tells claims of one EOB apart while it is written; the same claim may stand twice (taken back, then corrected). */
  key: z.string().min(1).max(40),
  claimId: ClaimId.nullable(),
  controlNumber: plain(38),
  payerControlNumber: plain(50),
  patientLastName: z.string().max(60),
  patientFirstName: z.string().max(35),
  memberId: z.string().max(80),
  /** CLP02: 1 first payer, 2 second, 3 third, 4 denied, 22 taken back. */
  statusCode: z.enum(['1', '2', '3', '4', '22']),
  filingIndicator: z.string().max(2),
  serviceFrom: IsoDate.nullable(),
  lines: z.array(PaperLine).max(99),
});
export type PaperClaim = z.infer<typeof PaperClaim>;

export const PAPER_METHODS = ['CHK', 'ACH', 'NON'] as const;

/** Adjustments of the payment beside its claims, as the payer prints them: positive lowers the check. */
export const PaperProviderAdjustment = z.object({
  reason: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{0,2}$/, 'A provider adjustment has two letters or digits.'),
  reference: plain(30),
  amountCents: Amount,
});

/** An explanation of benefits on paper while it is typed. */
export const PaperEob = z.object({
  payerId: PayerId.nullable(),
  checkNumber: plain(50),
  method: z.enum(PAPER_METHODS),
  paidOn: IsoDate.nullable(),
  amountCents: Amount,
  claims: z.array(PaperClaim).max(500),
  providerAdjustments: z.array(PaperProviderAdjustment).max(60),
});
export type PaperEob = z.infer<typeof PaperEob>;

export const EMPTY_EOB: PaperEob = {
  payerId: null,
  checkNumber: '',
  method: 'CHK',
  paidOn: null,
  amountCents: null,
  claims: [],
  providerAdjustments: [],
};

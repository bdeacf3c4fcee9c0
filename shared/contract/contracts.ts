import { z } from 'zod';
import { ContractRate, Percent } from '#shared/domain/contracts/rates.ts';
import { RATE_COLUMNS } from '#shared/domain/contracts/rates-csv.ts';
import {
  DIFFERENCES,
  DISPUTE_STATUSES,
  Difference,
  DisputeListId,
  DisputeStatus,
  Underpayment,
  UnderpaymentEvent,
  UnderpaymentId,
} from '#shared/domain/contracts/underpayment.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, PayerId, RemittanceId, ServiceLineId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Pdf } from './claims.ts';
import { procedure } from './define.ts';

export const ContractSettings = z.object({
  /** An allowed amount is told when it differs by more than this, or by more than the part below, whichever is more. */
  toleranceCents: z.int().min(0).max(1_000_000),
  /** Hundredths of a percent of the expected amount. */
  tolerancePercent: z.int().min(0).max(10_000),
  /** Medicare locality, `15202 00`; empty: none chosen. */
  locality: z.string().trim().max(20),
});
export type ContractSettings = z.infer<typeof ContractSettings>;

/** Which column (from 0) of a table holds what. */
export const ColumnMap = z.partialRecord(z.enum(RATE_COLUMNS), z.int().min(0));

export const RateFilePreview = z.object({
  /** For one use: which file the next calls mean. */
  handle: z.uuid(),
  fileName: z.string(),
  header: z.array(z.string()),
  /** The first rows as they stand. */
  sample: z.array(z.array(z.string())),
  rows: z.int(),
  guess: ColumnMap,
});
export type RateFilePreview = z.infer<typeof RateFilePreview>;

export const ImportPlan = z.object({
  rates: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Rows that cannot be read; nothing is taken while there is one, unless the person leaves them out. */
  problems: z.array(z.object({ line: z.int(), sentence: z.string() })),
  problemsTotal: z.int(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

const ImportAsked = z.object({
  handle: z.uuid(),
  payerId: PayerId,
  /** First day of rows that name none. */
  from: IsoDate,
  columns: ColumnMap,
});

export const ExpectedAllowed = z.discriminatedUnion('known', [
  z.object({
    known: z.enum(['contract', 'learnt']),
    amountCents: Cents,
    basis: z.string(),
    count: z.int(),
    since: IsoDate.nullable(),
  }),
  z.object({ known: z.literal('none'), why: z.string() }),
]);
export type ExpectedAllowed = z.infer<typeof ExpectedAllowed>;

export const LineDifference = z.object({
  claimId: ClaimId,
  serviceLineId: ServiceLineId,
  controlNumber: z.string(),
  code: z.string(),
  difference: Difference,
  firstCut: z.boolean(),
  allowedCents: Cents,
  expectedCents: Cents,
  basis: z.string(),
  /** What was done about it; null of a remittance that waits. */
  status: DisputeStatus.nullable(),
});
export type LineDifference = z.infer<typeof LineDifference>;

export const DisputeList = z.object({
  id: DisputeListId,
  payerName: z.string(),
  madeOn: IsoDate,
  userName: z.string(),
  lines: z.int(),
  differenceCents: Cents,
});
export type DisputeList = z.infer<typeof DisputeList>;

const ids = z.array(UnderpaymentId).min(1).max(500);

/** What payers agreed to pay, what they allowed, and disputes about the difference. */
export const contracts = {
  settings: procedure('money.read', z.object({}), ContractSettings),
  /** Every line is judged anew; what a person has decided stays. */
  saveSettings: procedure('money.write', ContractSettings, ContractSettings),
  /** Payers with how many rates each has. */
  payers: procedure(
    'money.read',
    z.object({}),
    z.array(
      z.object({
        payerId: PayerId,
        payerName: z.string(),
        isMedicare: z.boolean(),
        rates: z.int(),
        newest: IsoDate.nullable(),
        changedAt: Instant.nullable(),
      }),
    ),
  ),
  rates: procedure(
    'money.read',
    z.object({ payerId: PayerId }),
    z.object({ rates: z.array(ContractRate), modifiers: z.record(z.string(), Percent) }),
  ),
  /** A new rate ends the one before it of the same service. */
  saveRate: procedure('money.write', ContractRate, z.object({})),
  removeRate: procedure(
    'money.write',
    z.object({
      payerId: PayerId,
      code: z.string(),
      modifier: z.string(),
      placeOfService: z.string(),
      from: IsoDate,
    }),
    z.object({}),
  ),
  /** What a payer pays of its price for a modifier; null takes the row away. */
  saveModifier: procedure(
    'money.write',
    z.object({
      payerId: PayerId,
      modifier: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[0-9A-Z]{2}$/, 'A modifier has two characters.'),
      percent: Percent.nullable(),
    }),
    z.object({}),
  ),
  /** Main's dialog chooses a table of prices; null when cancelled. */
  openFile: procedure('money.write', z.object({}), RateFilePreview.nullable()),
  planImport: procedure('money.read', ImportAsked, ImportPlan),
  takeImport: procedure('money.write', ImportAsked.extend({ withoutProblems: z.boolean() }), ImportPlan),
  expect: procedure(
    'money.read',
    z.object({
      payerId: PayerId,
      code: z.string().trim().toUpperCase(),
      modifiers: z.array(z.string()).default([]),
      placeOfService: z.string().default('11'),
      on: IsoDate,
      units: z.int().min(1).default(1),
      chargeCents: Cents.nullable().default(null),
    }),
    ExpectedAllowed,
  ),
  underpayments: procedure(
    'money.read',
    z.object({
      statuses: z.array(DisputeStatus).default([...DISPUTE_STATUSES]),
      differences: z.array(Difference).default([...DIFFERENCES]),
      payerId: PayerId.nullable().default(null),
    }),
    z.array(Underpayment),
  ),
  /** What differs in one remittance; of one that waits, what posting it would bring. */
  ofRemittance: procedure('money.read', z.object({ id: RemittanceId }), z.array(LineDifference)),
  events: procedure('money.read', z.object({ id: UnderpaymentId }), z.array(UnderpaymentEvent)),
  move: procedure(
    'money.write',
    z.object({
      ids,
      to: DisputeStatus,
      /** Needed for giving up. */
      note: z.string().trim().max(300).default(''),
      followUpOn: IsoDate.nullable().default(null),
      recoveredCents: Cents.nullable().default(null),
    }),
    z.object({}),
  ),
  setFollowUp: procedure('money.write', z.object({ ids, followUpOn: IsoDate.nullable() }), z.object({})),
  /** Makes the list for one payer, and marks its lines as disputed; refused when they belong to several. */
  makeDisputeList: procedure('money.write', z.object({ ids, followUpOn: IsoDate.nullable() }), DisputeList),
  disputeLists: procedure('money.read', z.object({}), z.array(DisputeList)),
  listPdf: procedure('money.read', z.object({ id: DisputeListId }), z.object({ name: z.string(), pdf: Pdf })),
  saveList: procedure(
    'money.read',
    z.object({ id: DisputeListId }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  printList: procedure(
    'money.read',
    z.object({ id: DisputeListId }),
    z.object({ outcome: z.enum(['printed', 'cancelled']) }),
  ),
};

import { z } from 'zod';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, PatientId, PatientPaperId, StatementRunId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { HOLD_KEYS } from './gate.ts';
import type { FilingIndicator } from '../practice.ts';

/** What pays first for a patient, in few classes. */
export const PAYER_CLASSES = ['none', 'commercial', 'medicare', 'medicaid', 'other'] as const;
export const PayerClass = z.enum(PAYER_CLASSES);
export type PayerClass = z.infer<typeof PayerClass>;
export const PAYER_CLASS_WORDS: Readonly<Record<PayerClass, string>> = {
  none: 'No insurer',
  commercial: 'Commercial',
  medicare: 'Medicare',
  medicaid: 'Medicaid',
  other: 'Other',
};

/** The class of a claim filing indicator (005010X222A1 2000B SBR09); null: no coverage. */
export function payerClassOf(filing: FilingIndicator | null): PayerClass {
  switch (filing) {
    case null:
      return 'none';
    case 'MA':
    case 'MB':
    case '16':
      return 'medicare';
    case 'MC':
      return 'medicaid';
    case '12':
    case '13':
    case '14':
    case '15':
    case 'BL':
    case 'CI':
    case 'HM':
      return 'commercial';
    default:
      return 'other';
  }
}

/** Which accounts a run looks at. */
export const RunFilter = z.object({
  /** The day as of which the ledger is told; null: today. Entries count by their day of posting. */
  asOf: IsoDate.nullable().default(null),
  minAgeDays: z.int().min(0).max(5000).default(0),
  maxAgeDays: z.int().min(0).max(5000).nullable().default(null),
  minCents: Cents.nullable().default(null),
  maxCents: Cents.nullable().default(null),
  /** None: all. */
  payerClasses: z.array(PayerClass).default([]),
  /** Last names from and to, as far as typed; empty: no bound. */
  nameFrom: z.string().trim().max(60).default(''),
  nameTo: z.string().trim().max(60).default(''),
  /** Only accounts whose last statement is older than this day, or that had none. */
  lastBefore: IsoDate.nullable().default(null),
  /** One account alone. */
  only: PatientId.nullable().default(null),
});
export type RunFilter = z.infer<typeof RunFilter>;
export const WHOLE_RUN: RunFilter = RunFilter.parse({});

/** What a filter asks of an account that owes something. */
export type FilteredAccount = {
  readonly lastName: string;
  readonly balanceCents: number;
  readonly ageDays: number;
  readonly payerClass: PayerClass;
  readonly lastStatementOn: IsoDate | null;
};

export function passes(account: FilteredAccount, filter: RunFilter): boolean {
  const name = fold(account.lastName);
  const to = fold(filter.nameTo);
  return (
    account.ageDays >= filter.minAgeDays &&
    (filter.maxAgeDays === null || account.ageDays <= filter.maxAgeDays) &&
    (filter.minCents === null || account.balanceCents >= filter.minCents) &&
    (filter.maxCents === null || account.balanceCents <= filter.maxCents) &&
    (filter.payerClasses.length === 0 || filter.payerClasses.includes(account.payerClass)) &&
    (filter.nameFrom === '' || name >= fold(filter.nameFrom)) &&
    // "M" as the end takes every name that begins with M.
    (filter.nameTo === '' || name.slice(0, to.length) <= to) &&
    (filter.lastBefore === null ||
      account.lastStatementOn === null ||
      account.lastStatementOn < filter.lastBefore)
  );
}

/** Letters without case and marks, for bounds of names. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const HoldRow = z.object({
  key: z.enum(HOLD_KEYS),
  words: z.string(),
  /** The claim at which it is mended, where one is. */
  claimId: ClaimId.nullable().default(null),
});

/** One account of a run before it goes. */
export const RunRow = z.object({
  /** The guarantor: whose account it is. */
  patientId: PatientId,
  name: z.string(),
  accountNumber: z.string(),
  /** Patients of the account beside the guarantor. */
  family: z.array(z.string()),
  balanceCents: Cents,
  ageDays: z.int(),
  aging: z.array(Cents).length(5),
  step: z.int().min(1).max(4),
  payerClass: PayerClass,
  lastStatementOn: IsoDate.nullable(),
  holds: z.array(HoldRow),
  /** Whether it may go after all, with a reason. */
  mayOverride: z.boolean(),
});
export type RunRow = z.infer<typeof RunRow>;

export const RunPreview = z.object({
  asOf: IsoDate,
  rows: z.array(RunRow),
  totals: z.object({
    going: z.int(),
    goingCents: Cents,
    held: z.int(),
    heldCents: Cents,
    bySteps: z.array(z.object({ step: z.int(), count: z.int(), cents: Cents })),
    byHolds: z.array(z.object({ key: z.enum(HOLD_KEYS), count: z.int(), cents: Cents })),
  }),
});
export type RunPreview = z.infer<typeof RunPreview>;

/** What a person decides about a run. */
export const RunOrder = z.object({
  filter: RunFilter,
  leaveOut: z.array(PatientId).default([]),
  overrides: z
    .array(z.object({ patientId: PatientId, reason: z.string().trim().min(3).max(300) }))
    .default([]),
});
export type RunOrder = z.infer<typeof RunOrder>;

export const StatementRun = z.object({
  id: StatementRunId,
  number: z.int(),
  asOfOn: IsoDate,
  issuedOn: IsoDate,
  issuedAt: Instant,
  userName: z.string(),
  statements: z.int(),
  pages: z.int(),
  amountCents: Cents,
  heldCount: z.int(),
  sha256: z.string(),
  voidedAt: Instant.nullable(),
  voidReason: z.string(),
});
export type StatementRun = z.infer<typeof StatementRun>;

export const PaperKind = z.enum(['statement', 'receipt', 'superbill']);
export type PaperKind = z.infer<typeof PaperKind>;

export const PatientPaper = z.object({
  id: PatientPaperId,
  kind: PaperKind,
  number: z.string(),
  patientId: PatientId,
  patientName: z.string(),
  issuedOn: IsoDate,
  asOfOn: IsoDate,
  issuedAt: Instant,
  amountCents: Cents,
  step: z.int(),
  runId: StatementRunId.nullable(),
  overrideReason: z.string(),
  voidedAt: Instant.nullable(),
  voidReason: z.string(),
});
export type PatientPaper = z.infer<typeof PatientPaper>;

export const HeldAccount = RunRow.pick({
  patientId: true,
  name: true,
  accountNumber: true,
  balanceCents: true,
  holds: true,
});
export type HeldAccount = z.infer<typeof HeldAccount>;

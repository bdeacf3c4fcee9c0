import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, EncounterId, JournalId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';

/**
 * The chart of accounts. Amounts are signed: debit positive, credit negative, so that each journal
 * sums to zero. Receivables and cash grow by debit; revenue and what we owe grow by credit.
 */
export const ACCOUNTS = {
  ar_insurer: { name: 'Receivable from insurers', normal: 'debit' },
  ar_patient: { name: 'Receivable from patients', normal: 'debit' },
  cash: { name: 'Cash drawer', normal: 'debit' },
  check: { name: 'Checks received', normal: 'debit' },
  card: { name: 'Card payments', normal: 'debit' },
  eft: { name: 'Bank, electronic transfer', normal: 'debit' },
  service_revenue: { name: 'Service revenue', normal: 'credit' },
  contractual_adjustment: { name: 'Contractual adjustments', normal: 'debit' },
  write_off: { name: 'Write-offs', normal: 'debit' },
  refunds_payable: { name: 'Refunds payable', normal: 'credit' },
  unapplied_payments: { name: 'Unapplied payments', normal: 'credit' },
  bank: { name: 'Bank, deposited', normal: 'debit' },
  bad_debt: { name: 'Bad debt', normal: 'debit' },
  returned_payment_fee: { name: 'Fees for returned payments', normal: 'credit' },
  ar_collections: { name: 'Receivable at collection agencies', normal: 'debit' },
  collection_fees: { name: 'Shares of collection agencies', normal: 'debit' },
  plan_income: { name: 'Interest and fees of payment plans', normal: 'credit' },
  payer_suspense: { name: 'Payer amounts to be settled', normal: 'credit' },
  payer_recoupment: { name: 'Takebacks and forwarded balances of payers', normal: 'credit' },
  payer_interest: { name: 'Interest and bonuses of payers', normal: 'credit' },
  payer_income: { name: 'Other income from payers', normal: 'credit' },
} as const;
export type Account = keyof typeof ACCOUNTS;
export const ACCOUNT_KEYS = Object.keys(ACCOUNTS) as [Account, ...Account[]];
export const AccountKey = z.enum(ACCOUNT_KEYS);

/** How money comes in. */
export const TENDERS = ['cash', 'check', 'card', 'eft', 'money_order'] as const;
export const Tender = z.enum(TENDERS);
export type Tender = z.infer<typeof Tender>;

/** Accounts in which received money waits until it is deposited. */
export const MONEY_ACCOUNTS = ['cash', 'check', 'card', 'eft'] as const satisfies readonly Account[];
export type MoneyAccount = (typeof MONEY_ACCOUNTS)[number];

/** A money order is handed to the bank like a check. */
export const TENDER_ACCOUNT: Readonly<Record<Tender, MoneyAccount>> = {
  cash: 'cash',
  check: 'check',
  card: 'card',
  eft: 'eft',
  money_order: 'check',
};

export const JOURNAL_KINDS = [
  'charges',
  'patient_payment',
  'remittance',
  'application',
  'reversal',
  'write_off',
  'refund',
  'transfer',
  'deposit',
  'returned_payment',
  'refund_paid',
  'bad_debt',
  'fee',
  'responsibility',
  'plan_charge',
  'collections',
  'payer_settlement',
] as const;
export const JournalKind = z.enum(JOURNAL_KINDS);
export type JournalKind = z.infer<typeof JournalKind>;

/** One posting to one account. Facts of a remittance line keep their group and reason code here. */
export const JournalEntry = z.object({
  account: AccountKey,
  amountCents: Cents,
  patientId: PatientId.nullable(),
  claimId: ClaimId.nullable(),
  serviceLineId: ServiceLineId.nullable(),
  payerId: PayerId.nullable(),
  /** The visit that unapplied money was taken for. */
  encounterId: EncounterId.nullable(),
  serviceOn: IsoDate.nullable(),
  /** CAS group and reason as the payer wrote them, e.g. `CO-45`; empty for other entries. */
  reason: z.string(),
  /** Plain words for ledgers and invoices. */
  memo: z.string(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** A journal before it is written: balanced entries that belong together. */
export type JournalDraft = {
  readonly kind: JournalKind;
  readonly postedOn: IsoDate;
  /** Day of the deposit, for money received. */
  readonly depositOn: IsoDate | null;
  readonly memo: string;
  /** What caused it: claim, remittance, payment; with `sourceType` unique, so that nothing posts twice. */
  readonly sourceType: string;
  readonly sourceId: string;
  readonly reversesJournalId: JournalId | null;
  readonly entries: readonly JournalEntry[];
};

export const Journal = z.object({
  id: JournalId,
  number: z.int(),
  kind: JournalKind,
  postedOn: IsoDate,
  depositOn: IsoDate.nullable(),
  postedAt: Instant,
  memo: z.string(),
  sourceType: z.string(),
  sourceId: z.string(),
  reversesJournalId: JournalId.nullable(),
  reversedByJournalId: JournalId.nullable(),
  userName: z.string(),
  entries: z.array(JournalEntry),
});
export type Journal = z.infer<typeof Journal>;

/** One row of a patient's ledger: an entry that moves a receivable or unapplied money, with running sums. */
export const LedgerRow = z.object({
  entryId: z.int(),
  journalId: JournalId,
  journalNumber: z.int(),
  kind: JournalKind,
  postedOn: IsoDate,
  serviceOn: IsoDate.nullable(),
  claimId: ClaimId.nullable(),
  controlNumber: z.string().nullable(),
  procedureCode: z.string().nullable(),
  account: AccountKey,
  reason: z.string(),
  memo: z.string(),
  /** Movement of what the insurer owes; 0 when this entry moves only the patient's side. */
  insurerCents: Cents,
  /** Movement of what the patient owes (receivable less unapplied money). */
  patientCents: Cents,
  /** Running balances after this row, oldest first. */
  insurerBalanceCents: Cents,
  patientBalanceCents: Cents,
  reversed: z.boolean(),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

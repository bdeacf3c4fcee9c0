import { z } from 'zod';
import { procedure } from './define.ts';
import { AccountKey, JournalKind, Tender } from '#shared/domain/journal.ts';
import { ACCOUNTING_FORMATS } from '#shared/domain/ledger/accounting.ts';
import { AGE_BASES, AGE_BY } from '#shared/domain/ledger/aging.ts';
import { ClaimId, JournalId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';

const MoneyEntry = z.object({
  entryId: z.int(),
  journalId: JournalId,
  journalNumber: z.int(),
  kind: JournalKind,
  postedOn: IsoDate,
  receivedOn: IsoDate.nullable(),
  account: AccountKey,
  amountCents: Cents,
  memo: z.string(),
  from: z.string(),
});

const DepositRow = z.object({
  id: z.uuid(),
  number: z.int(),
  depositedOn: IsoDate,
  reference: z.string(),
  totalCents: Cents,
  items: z.int(),
  journalId: JournalId,
  madeAt: Instant,
  userName: z.string(),
  takenBackBy: JournalId.nullable(),
});

const BatchRow = z.object({
  id: z.uuid(),
  number: z.int(),
  day: IsoDate,
  userName: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  payments: z.int(),
  expectedCents: Cents,
  countedCents: Cents.nullable(),
  note: z.string(),
});

const Side = z.object({
  account: AccountKey,
  name: z.string(),
  startCents: Cents,
  movedCents: Cents,
  endCents: Cents,
});

export const LedgerSheet = z.object({
  from: IsoDate,
  to: IsoDate,
  sides: z.array(Side),
  lines: z.array(
    z.object({
      account: AccountKey,
      name: z.string(),
      group: z.enum(['charges', 'payments', 'adjustments', 'other']),
      amountCents: Cents,
      entries: z.int(),
    }),
  ),
  movedToPatientsCents: Cents,
  money: z.array(Side),
  receivedCents: Cents,
  deposits: z.array(z.object({ id: z.uuid(), number: z.int(), depositedOn: IsoDate, totalCents: Cents })),
  depositedCents: Cents,
  payments: z.int(),
  ties: z.object({ receivables: z.boolean(), deposits: z.boolean() }),
});
export type LedgerSheet = z.infer<typeof LedgerSheet>;

const PeriodRow = z.object({
  id: z.uuid(),
  from: IsoDate,
  through: IsoDate,
  closedAt: Instant,
  closedBy: z.string(),
  note: z.string(),
  journals: z.int(),
  reopenedAt: Instant.nullable(),
  reopenedBy: z.string().nullable(),
  reopenReason: z.string().nullable(),
});

const Aging = z.object({
  by: z.enum(AGE_BY),
  side: z.enum(['insurer', 'patient', 'both']),
  asOf: IsoDate,
  basis: z.enum(AGE_BASES),
});

const AccountName = z.object({
  account: AccountKey,
  title: z.string(),
  name: z.string(),
  proposed: z.boolean(),
});

const Span = z.object({ from: IsoDate, to: IsoDate });
const Reason = z.string().trim().min(1, 'Say why.').max(200);

/** Deposits, batches, closed periods, sheets, aging, the proof of the ledger, files for the accountant. */
export const books = {
  /** Received money that lies in no deposit. */
  undeposited: procedure('money.read', z.object({}), z.array(MoneyEntry)),
  deposits: procedure('money.read', z.object({ limit: z.int().min(1).max(2000) }), z.array(DepositRow)),
  deposit: procedure(
    'money.read',
    z.object({ id: z.uuid() }),
    DepositRow.extend({
      entries: z.array(
        MoneyEntry.pick({
          entryId: true,
          journalId: true,
          journalNumber: true,
          account: true,
          amountCents: true,
          memo: true,
          from: true,
        }),
      ),
    }),
  ),
  /** Locks received money into a deposit; what is locked is corrected by reversals of today. */
  makeDeposit: procedure(
    'money.write',
    z.object({
      id: z.uuid(),
      entryIds: z.array(z.int()).min(1, 'Choose the payments that were deposited.').max(5000),
      depositedOn: IsoDate,
      reference: z.string().trim().max(60),
    }),
    DepositRow,
  ),
  undoDeposit: procedure(
    'money.adjust',
    z.object({ id: z.uuid(), reason: Reason }),
    z.object({ journalId: JournalId }),
  ),
  batches: procedure('money.read', z.object({ limit: z.int().min(1).max(2000) }), z.array(BatchRow)),
  batch: procedure(
    'money.read',
    z.object({ id: z.uuid() }),
    BatchRow.extend({
      tenders: z.array(z.object({ tender: Tender, expectedCents: Cents, counted: Cents.nullable() })),
    }),
  ),
  openBatch: procedure('money.write', z.object({}), BatchRow),
  closeBatch: procedure(
    'money.write',
    z.object({
      id: z.uuid(),
      counted: z.array(z.object({ tender: Tender, countedCents: Cents })),
      note: z.string().trim().max(200),
    }),
    BatchRow,
  ),
  /** Day sheet, month sheet: any span of posting days. */
  sheet: procedure('money.read', Span, LedgerSheet),
  /** The same as a PDF; null when the dialog was cancelled. */
  saveSheet: procedure('money.read', Span, z.object({ fileName: z.string() }).nullable()),
  periods: procedure(
    'money.read',
    z.object({}),
    z.object({ closedThrough: IsoDate.nullable(), rows: z.array(PeriodRow) }),
  ),
  closeSheet: procedure(
    'money.read',
    z.object({ through: IsoDate }),
    z.object({
      from: IsoDate,
      through: IsoDate,
      closedThrough: IsoDate.nullable(),
      refusal: z.string().nullable(),
      checks: z.array(
        z.object({
          key: z.enum(['batches', 'remittances', 'undeposited', 'suspense']),
          count: z.int(),
          amountCents: Cents,
          asks: z.enum(['nothing', 'explain', 'settle']),
        }),
      ),
      sheet: LedgerSheet,
    }),
  ),
  closePeriod: procedure(
    'books.close',
    z.object({ through: IsoDate, note: z.string().trim().max(400) }),
    PeriodRow,
  ),
  reopenPeriod: procedure('books.reopen', z.object({ id: z.uuid(), reason: Reason }), PeriodRow),
  aging: procedure(
    'money.read',
    Aging,
    z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        buckets: z.array(Cents),
        totalCents: Cents,
        unappliedCents: Cents,
      }),
    ),
  ),
  /** Open claims behind one row of the aging. */
  agingItems: procedure(
    'money.read',
    Aging.extend({ id: z.string() }),
    z.array(
      z.object({
        account: AccountKey,
        patientId: PatientId,
        patientName: z.string(),
        claimId: ClaimId.nullable(),
        controlNumber: z.string().nullable(),
        serviceOn: IsoDate.nullable(),
        day: IsoDate.nullable(),
        amountCents: Cents,
        bucket: z.int().min(0).max(4).nullable(),
      }),
    ),
  ),
  /** Entries behind any figure, newest first, with the sum of all of them. */
  entries: procedure(
    'money.read',
    z.object({
      account: AccountKey.nullable(),
      patientId: PatientId.nullable(),
      payerId: PayerId.nullable(),
      claimId: ClaimId.nullable(),
      kind: JournalKind.nullable(),
      from: IsoDate.nullable(),
      to: IsoDate.nullable(),
      limit: z.int().min(1).max(2000),
    }),
    z.object({
      entries: z.int(),
      totalCents: Cents,
      rows: z.array(
        MoneyEntry.pick({
          entryId: true,
          journalId: true,
          journalNumber: true,
          kind: true,
          postedOn: true,
          account: true,
          amountCents: true,
          memo: true,
        }).extend({
          serviceOn: IsoDate.nullable(),
          depositOn: IsoDate.nullable(),
          reason: z.string(),
          patientName: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Balance of every account as of a day. */
  balances: procedure(
    'money.read',
    z.object({ asOf: IsoDate }),
    z.array(z.object({ account: AccountKey, name: z.string(), entries: z.int(), balanceCents: Cents })),
  ),
  figures: procedure(
    'money.read',
    Span,
    z.object({
      from: IsoDate,
      to: IsoDate,
      daysInReceivables: z.number().nullable(),
      netCollectionRate: z.number().nullable(),
      grossCollectionRate: z.number().nullable(),
      parts: z.object({
        days: z.int(),
        chargesCents: z.int(),
        paymentsCents: z.int(),
        contractualCents: z.int(),
        writeOffCents: z.int(),
        badDebtCents: z.int(),
        receivableCents: z.int(),
      }),
    }),
  ),
  /** The proof of the whole ledger. */
  verify: procedure(
    'money.read',
    z.object({}),
    z.object({
      ok: z.boolean(),
      journals: z.int(),
      entries: z.int(),
      checks: z.array(
        z.object({ check: z.string(), ok: z.boolean(), detail: z.string(), wrong: z.array(z.string()) }),
      ),
    }),
  ),
  accountNames: procedure('money.read', z.object({}), z.array(AccountName)),
  nameAccount: procedure(
    'settings.write',
    z.object({ account: AccountKey, name: z.string().trim().max(120).nullable() }),
    z.array(AccountName),
  ),
  /** Saves a file for accounting; null when the dialog was cancelled. */
  saveAccounting: procedure(
    'money.read',
    z.object({
      format: z.enum(ACCOUNTING_FORMATS),
      from: IsoDate.nullable(),
      to: IsoDate.nullable(),
      per: z.enum(['journal', 'day']),
      texts: z.boolean(),
    }),
    z.object({ fileName: z.string() }).nullable(),
  ),
};

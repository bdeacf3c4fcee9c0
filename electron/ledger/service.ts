import type { PatientLedger } from '#shared/contract/ledger.ts';
import { ACCOUNT_KEYS, ACCOUNTS, type Account, type Journal } from '#shared/domain/journal.ts';
import { reversalDraft } from '#shared/domain/posting/reverse.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type WriteDb } from '#electron/db/sql.ts';
import { doAll, type Steps } from '#electron/db/steps.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { createAccounting } from './accounting.ts';
import { createAdjustments } from './adjustments.ts';
import { createBalances } from './balances.ts';
import { createDeposits } from './deposits.ts';
import { createFamily } from './family.ts';
import { createPayments, isReturned, noPatient } from './payments.ts';
import { createPeriods } from './periods.ts';
import {
  findJournal,
  findPatientId,
  listAccountEntries,
  listJournals,
  readPatientLedger,
  sumAccounts,
  type JournalFilter,
} from './queries.ts';
import { createSheets } from './sheets.ts';
import { verifyLedger } from './verify.ts';

export type { PaymentInput, PaymentReceipt } from './payments.ts';

export type LedgerService = ReturnType<typeof createLedgerService>;

/** The journal as people read it, money from patients, and the reversal of what may be reversed here. */
export function createLedgerService(context: ServiceContext) {
  return {
    ...createPayments(context),
    ...createDeposits(context),
    ...createAdjustments(context),
    ...createFamily(context),
    ...createBalances(context),
    ...createSheets(context),
    ...createPeriods(context),
    ...createAccounting(context),
    practiceName: (): string => context.records.practice(context.db())?.name ?? '',
    /** The proof of the whole ledger. */
    verify: () => verifyLedger(context.db()),
    /** What a returned payment costs the patient when nothing else is said. */
    returnedFee: () => ({
      cents: cents(
        context.db().get<{ fee: number }>(sql`SELECT returned_fee_cents AS fee FROM ledger_setting`)?.fee ??
          0,
      ),
    }),
    setReturnedFee: (fee: Cents) =>
      transaction(context.db(), (db) => {
        db.run(sql`INSERT INTO ledger_setting (only, returned_fee_cents) VALUES (1, ${fee})
          ON CONFLICT (only) DO UPDATE SET returned_fee_cents = excluded.returned_fee_cents`);
        context.audit(db, {
          action: 'change',
          record: 'ledger setting',
          recordId: '1',
          change: `returned fee: ${fee}`,
        });
        return { cents: fee };
      }),
    /** @throws Refusal `not_found`. */
    patient: (id: PatientId, asOf: IsoDate | null = null): PatientLedger => {
      const ledger = readPatientLedger(context.db(), id, asOf);
      if (!ledger) throw noPatient();
      return ledger;
    },
    /** @param idOrAccount the practice's account number, or the id. @throws Refusal `not_found`. */
    findPatient: (idOrAccount: string): PatientId => {
      const id = findPatientId(context.db(), idOrAccount);
      if (!id) throw noPatient();
      return id;
    },
    journals: (filter: JournalFilter) => listJournals(context.db(), filter),
    journal: (id: JournalId): Journal => needJournal(context, id),
    /** Every account of the chart, also those without entries. */
    accounts: () => {
      const sums = new Map(sumAccounts(context.db()).map((row) => [row.account, row]));
      return ACCOUNT_KEYS.map((account) => ({
        account,
        name: ACCOUNTS[account].name,
        entries: sums.get(account)?.entries ?? 0,
        balanceCents: cents(sums.get(account)?.balance ?? 0),
      }));
    },
    accountEntries: (account: Account, limit: number) => listAccountEntries(context.db(), account, limit),
    /** @throws Refusal when the journal is reversed already or belongs to a claim or a remittance. */
    reverse: (id: JournalId, reason: string): Journal => {
      const reversal = transaction(context.db(), (db) => {
        refuseOwned(db, needJournal(context, id));
        return reverseJournal(context, db, id, reason);
      });
      return needJournal(context, reversal);
    },
  };
}

/** The equal and opposite of a journal, inside the caller's transaction; claims and remittances use it too. */
export function reverseJournal(
  context: ServiceContext,
  db: WriteDb,
  id: JournalId,
  reason: string,
): JournalId {
  return doAll(reverseJournalSteps(context, db, id, reason));
}

/** As `reverseJournal`, resting between its entries: the journal of a large remittance has tens of thousands. */
export function* reverseJournalSteps(
  context: ServiceContext,
  db: WriteDb,
  id: JournalId,
  reason: string,
): Steps<JournalId> {
  const journal = findJournal(db, id);
  if (!journal) throw new Refusal('not_found', 'This journal is not in the practice file.');
  return yield* context.postJournalSteps(db, reversalDraft(journal, context.clock.today(), reason));
}

function needJournal(context: ServiceContext, id: JournalId): Journal {
  const journal = findJournal(context.db(), id);
  if (!journal) throw new Refusal('not_found', 'This journal is not in the practice file.');
  return journal;
}

const OWNED_BY: Readonly<Partial<Record<Journal['kind'], string>>> = {
  deposit:
    'This journal is a deposit. Take the deposit back on its own page; its payments can be deposited anew then.',
  returned_payment: 'The bank returned this payment. When it is paid after all, take it as a new payment.',
  refund: 'This journal owes a refund. Cancel the refund in the list of refunds.',
  refund_paid: 'This refund was paid. When its check comes back, take the money as a new payment.',
};

/** What other records rest on is undone where those records are, so that both stay true. */
function refuseOwned(db: WriteDb, journal: Journal): void {
  const owner = OWNED_BY[journal.kind];
  if (owner !== undefined) throw new Refusal('rule_violated', owner);
  const touches = (account: Account): boolean => journal.entries.some((e) => e.account === account);
  if (journal.kind === 'collections' && touches('ar_patient'))
    throw new Refusal(
      'rule_violated',
      'This journal moved an account to a collection agency or back. Recall the case under Collections, or hand the account over again. Nothing was posted.',
    );
  if (journal.kind === 'bad_debt' && touches('ar_collections'))
    throw new Refusal(
      'rule_violated',
      'This journal closed a case of a collection agency. Take money that comes after all as a new payment. Nothing was posted.',
    );
  if (isReturned(db, journal.id))
    throw new Refusal(
      'conflict',
      'The bank returned this payment; it was taken back by that. Nothing was posted.',
    );
  if (journal.kind === 'remittance')
    throw new Refusal(
      'rule_violated',
      'This journal belongs to a remittance. Undo the remittance; its claims go back with it.',
    );
  if (journal.kind === 'transfer')
    throw new Refusal(
      'rule_violated',
      'This journal moved what the first payer left to the next one. Void that claim; the amount comes back with it.',
    );
  if (journal.kind === 'charges')
    throw new Refusal(
      'rule_violated',
      'These are the charges of a claim. Void the claim; its charges go with it.',
    );
}

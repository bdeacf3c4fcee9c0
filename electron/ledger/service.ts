import type { PatientLedger } from '#shared/contract/ledger.ts';
import { ACCOUNT_KEYS, ACCOUNTS, type Account, type Journal, type Tender } from '#shared/domain/journal.ts';
import { patientPaymentDraft } from '#shared/domain/posting/patient-payment.ts';
import { reversalDraft } from '#shared/domain/posting/reverse.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  encounterIsOf,
  findJournal,
  findJournalBySource,
  findPatientId,
  listAccountEntries,
  listJournals,
  readOpenItems,
  readPatientBalance,
  readPatientLedger,
  sumAccounts,
  type JournalFilter,
} from './queries.ts';

export type PaymentInput = {
  readonly patientId: PatientId;
  readonly encounterId: EncounterId | null;
  readonly amountCents: Cents;
  readonly tender: Tender;
  readonly receivedOn: IsoDate;
  readonly note: string;
  /** Chosen by the caller once for one payment: repeating the call does not take the money twice. */
  readonly requestId: string;
};

export type PaymentReceipt = {
  readonly journalId: JournalId;
  readonly number: number;
  readonly amountCents: Cents;
  readonly patientBalanceCents: Cents;
};

export type LedgerService = ReturnType<typeof createLedgerService>;

/** The journal as people read it, money from patients, and the reversal of what may be reversed here. */
export function createLedgerService(context: ServiceContext) {
  return {
    /** @throws Refusal `not_found`. */
    patient: (id: PatientId): PatientLedger => {
      const ledger = readPatientLedger(context.db(), id);
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
    takePayment: (input: PaymentInput): PaymentReceipt =>
      transaction(context.db(), (db) => takePayment(context, db, input)),
    /** @throws Refusal when the journal is reversed already or belongs to a claim or a remittance. */
    reverse: (id: JournalId, reason: string): Journal => {
      const reversal = transaction(context.db(), (db) => {
        refuseOwned(needJournal(context, id));
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
  const journal = findJournal(db, id);
  if (!journal) throw new Refusal('not_found', 'This journal is not in the practice file.');
  return context.postJournal(db, reversalDraft(journal, context.clock.today(), reason));
}

function needJournal(context: ServiceContext, id: JournalId): Journal {
  const journal = findJournal(context.db(), id);
  if (!journal) throw new Refusal('not_found', 'This journal is not in the practice file.');
  return journal;
}

/** What other records rest on is undone where those records are, so that both stay true. */
function refuseOwned(journal: Journal): void {
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

function takePayment(context: ServiceContext, db: WriteDb, input: PaymentInput): PaymentReceipt {
  const before = findJournalBySource(db, 'patient_payment', input.requestId);
  if (before) return receiptOf(db, input, before);
  if (!context.records.patient(db, input.patientId)) throw noPatient();
  if (input.receivedOn > context.clock.today())
    throw new Refusal('invalid_input', 'Some fields need another look.', {
      receivedOn: 'This day lies in the future.',
    });
  if (input.encounterId !== null && !encounterIsOf(db, input.encounterId, input.patientId))
    throw new Refusal('invalid_input', 'This visit belongs to another patient. Nothing was posted.');
  const openItems = readOpenItems(db, input.patientId);
  const draft = patientPaymentDraft({ ...input, postedOn: context.clock.today(), openItems });
  const id = context.postJournal(db, draft);
  const journal = findJournal(db, id);
  if (!journal) throw new Error('The journal that was just written is not there.');
  return receiptOf(db, input, journal);
}

/** A repeated request gets the first one's receipt, provided that it is the same payment. */
function receiptOf(db: WriteDb, input: PaymentInput, journal: Journal): PaymentReceipt {
  const taken = journal.entries.find((entry) => entry.account === input.tender)?.amountCents ?? cents(0);
  if (taken !== input.amountCents || journal.entries[0]?.patientId !== input.patientId)
    throw new Refusal('conflict', 'Another payment was posted under this request. Nothing was posted again.');
  return {
    journalId: journal.id,
    number: journal.number,
    amountCents: taken,
    patientBalanceCents: readPatientBalance(db, input.patientId),
  };
}

function noPatient(): Refusal {
  return new Refusal('not_found', 'This patient is not in the practice file.');
}

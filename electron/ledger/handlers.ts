import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { ledger } from '#shared/contract/ledger.ts';
import type { LedgerService } from './service.ts';

/** The `ledger` feature of the contract. */
export function createLedgerHandlers(service: LedgerService): FeatureHandlers<typeof ledger, unknown> {
  return {
    patient: ({ patientId }) => service.patient(patientId),
    journals: (filter) => service.journals(filter),
    journal: ({ id }) => service.journal(id),
    accounts: () => service.accounts(),
    accountEntries: ({ account, limit }) => service.accountEntries(account, limit),
    takePayment: (input) => service.takePayment(input),
    reverse: ({ journalId, reason }) => service.reverse(journalId, reason),
  };
}

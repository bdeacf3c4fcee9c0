import type { JournalKind, Tender } from '#shared/domain/journal.ts';

/** Kinds of journals as they are called on screen. */
export const KIND_WORDS: Readonly<Record<JournalKind, string>> = {
  charges: 'Charges',
  patient_payment: 'Patient payment',
  remittance: 'Remittance',
  application: 'Application',
  reversal: 'Reversal',
  write_off: 'Write-off',
  refund: 'Refund',
  transfer: 'Moved to the next payer',
  deposit: 'Deposit',
  returned_payment: 'Returned payment',
  refund_paid: 'Refund paid',
  bad_debt: 'Bad debt',
  fee: 'Fee',
  responsibility: 'Responsibility moved',
  payer_settlement: 'Payer amount settled',
  plan_charge: 'Payment plan charge',
  collections: 'Collections',
};

export const TENDER_WORDS: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  check: 'Check',
  card: 'Card',
  eft: 'Electronic transfer',
  money_order: 'Money order',
};

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
};

export const TENDER_WORDS: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  check: 'Check',
  card: 'Card',
  eft: 'Electronic transfer',
};

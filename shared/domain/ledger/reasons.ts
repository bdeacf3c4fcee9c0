import { z } from 'zod';

/**
 * Why something was written off, moved or paid back, as the practice tells it. The codes are our own and stand in the
 * entries' `reason` with a prefix, so that they are never taken for reason codes of a payer.
 */
export const WRITE_OFF_REASONS = {
  small_balance: 'Small balance, not worth a statement',
  hardship: 'Financial hardship',
  courtesy: 'Courtesy',
  late_filing: 'Filed too late',
  no_authorization: 'No authorization',
  not_covered: 'Not covered and not billable to the patient',
  charge_error: 'Charged in error',
  deceased: 'Deceased, no estate',
  bankruptcy: 'Bankruptcy',
  settlement: 'Settlement',
  other: 'Other',
} as const;
export type WriteOffReason = keyof typeof WRITE_OFF_REASONS;
export const WriteOffReason = z.enum(Object.keys(WRITE_OFF_REASONS) as [WriteOffReason, ...WriteOffReason[]]);

export const TRANSFER_REASONS = {
  patient_share: 'The insurer says that the patient pays it',
  not_covered: 'Not covered, the patient was told before',
  no_coverage: 'No coverage on the day of service',
  coverage_found: 'Coverage was found',
  insurer_will_pay: 'The insurer will pay it after all',
  other: 'Other',
} as const;
export type TransferReason = keyof typeof TRANSFER_REASONS;
export const TransferReason = z.enum(Object.keys(TRANSFER_REASONS) as [TransferReason, ...TransferReason[]]);

export const REFUND_REASONS = {
  overpaid: 'Paid too much',
  paid_twice: 'Paid twice',
  wrong_payer: 'Paid by the wrong payer',
  recoupment: 'The payer asks for it back',
  other: 'Other',
} as const;
export type RefundReason = keyof typeof REFUND_REASONS;
export const RefundReason = z.enum(Object.keys(REFUND_REASONS) as [RefundReason, ...RefundReason[]]);

export const RETURN_REASONS = {
  no_funds: 'Not enough funds',
  stopped: 'Payment stopped',
  account_closed: 'Account closed',
  charged_back: 'Card payment charged back',
  other: 'Returned by the bank',
} as const;
export type ReturnReason = keyof typeof RETURN_REASONS;
export const ReturnReason = z.enum(Object.keys(RETURN_REASONS) as [ReturnReason, ...ReturnReason[]]);

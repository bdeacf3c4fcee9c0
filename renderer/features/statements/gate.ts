import type { RunRow } from '#shared/domain/statements/run.ts';
import type { Debtor } from '#shared/contract/statements.ts';
import { formatAmount } from '#shared/kernel/money.ts';

/** Why an invoice is held back although the patient owes something; null when it may go. */
export function heldBecause(debtor: Pick<Debtor, 'insurerBalanceCents'>): string | null {
  return debtor.insurerBalanceCents > 0
    ? `held: the insurer still owes ${formatAmount(debtor.insurerBalanceCents)}`
    : null;
}

/** Holds of an invoice among those of the account: the rules of a run do not concern it. */
export function invoiceHolds(row: RunRow | null | undefined): RunRow['holds'] {
  return (row?.holds ?? []).filter(({ key }) => key !== 'small_balance' && key !== 'too_soon');
}

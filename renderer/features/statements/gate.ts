import type { Debtor } from '#shared/contract/statements.ts';
import { formatAmount } from '#shared/kernel/money.ts';

/** Why an invoice is held back although the patient owes something; null when it may go. */
export function heldBecause(debtor: Pick<Debtor, 'insurerBalanceCents'>): string | null {
  return debtor.insurerBalanceCents > 0
    ? `held: the insurer still owes ${formatAmount(debtor.insurerBalanceCents)}`
    : null;
}

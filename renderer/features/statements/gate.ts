import type { RunRow } from '#shared/domain/statements/run.ts';
import type { Debtor } from '#shared/contract/statements.ts';
import { HOLD_RULES } from '#shared/domain/statements/gate.ts';
import { formatAmount } from '#shared/kernel/money.ts';

/**
 * Why an invoice is held back although the patient owes something; null when it may go.
 * @param row the account as the gate has it; undefined when another person pays for the patient
 */
export function heldBecause(
  debtor: Pick<Debtor, 'insurerBalanceCents'>,
  row: RunRow | undefined,
): string | null {
  const [first] = invoiceHolds(row);
  if (first && first.key !== 'insurer_owes') return `held: ${HOLD_RULES[first.key].short.toLowerCase()}`;
  if (debtor.insurerBalanceCents > 0)
    return `held: the insurer still owes ${formatAmount(debtor.insurerBalanceCents)}`;
  return first ? 'held: the insurer still owes' : null;
}

/** Holds of an invoice among those of the account: the rules of a run do not concern it. */
export function invoiceHolds(row: RunRow | null | undefined): RunRow['holds'] {
  return (row?.holds ?? []).filter(({ key }) => key !== 'small_balance' && key !== 'too_soon');
}

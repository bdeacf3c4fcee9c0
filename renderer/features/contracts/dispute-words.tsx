import type { Difference, DisputeStatus, Underpayment } from '#shared/domain/contracts/underpayment.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';

export const STATUS_WORDS: Readonly<Record<DisputeStatus, string>> = {
  open: 'Open',
  disputed: 'Disputed',
  answered: 'Answered',
  recovered: 'Recovered',
  given_up: 'Given up',
};
/** A line that was paid too much is no claim of ours: what may be done about it is another thing. */
const OVERPAID_WORDS: Readonly<Record<DisputeStatus, string>> = {
  ...STATUS_WORDS,
  recovered: 'Given back',
  given_up: 'Left as it is',
};
const TONES = {
  open: 'warns',
  disputed: 'informs',
  answered: 'informs',
  recovered: 'fine',
  given_up: 'neutral',
} as const satisfies Record<DisputeStatus, string>;

export const DIFFERENCE_WORDS: Readonly<Record<Difference, string>> = {
  underpaid: 'Underpaid',
  cut: 'Cut',
  overpaid: 'Overpaid',
};

export function DisputeChip({ one }: { readonly one: Pick<Underpayment, 'status' | 'difference'> }) {
  return <StatusChip tone={TONES[one.status]}>{statusWords(one)}</StatusChip>;
}

export function statusWords({ status, difference }: Pick<Underpayment, 'status' | 'difference'>): string {
  return difference === 'overpaid' ? OVERPAID_WORDS[status] : STATUS_WORDS[status];
}

/** What the difference is, with the first sight of a cut named. */
export function differenceWords({
  difference,
  firstCut,
}: Pick<Underpayment, 'difference' | 'firstCut'>): string {
  return firstCut && difference === 'underpaid'
    ? 'Underpaid, first cut'
    : firstCut
      ? 'First cut'
      : DIFFERENCE_WORDS[difference];
}

/** The same for a narrow column. */
export function shortWords({ difference, firstCut }: Pick<Underpayment, 'difference' | 'firstCut'>): string {
  return firstCut ? 'First cut' : DIFFERENCE_WORDS[difference];
}

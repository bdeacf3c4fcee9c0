import type { Difference, DisputeStatus, Underpayment } from '#shared/domain/contracts/underpayment.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';

export const STATUS_WORDS: Readonly<Record<DisputeStatus, string>> = {
  open: 'Open',
  disputed: 'Disputed',
  answered: 'Answered',
  recovered: 'Recovered',
  given_up: 'Given up',
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

export function DisputeChip({ status }: { readonly status: DisputeStatus }) {
  return <StatusChip tone={TONES[status]}>{STATUS_WORDS[status]}</StatusChip>;
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

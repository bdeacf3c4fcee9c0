import type { PaperEobDetail } from '#shared/contract/paper-eobs.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';

const WORDS = {
  draft: ['warns', 'Draft'],
  waiting: ['informs', 'Proved, waits'],
  posted: ['fine', 'Posted'],
  undone: ['neutral', 'Undone'],
} as const;

/** Where a paper EOB stands. */
export function PaperStatus({ status }: { readonly status: PaperEobDetail['status'] }) {
  const [tone, words] = WORDS[status];
  return <StatusChip tone={tone}>{words}</StatusChip>;
}

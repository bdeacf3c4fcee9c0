import type { CaseRow } from '#shared/contract/coding-audit.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CASE_WORDS, OUTCOME_WORDS } from './words.ts';

/** Where a case stands; one that was returned and is billed says what it needs instead. */
export function CaseChip({ row }: { readonly row: Pick<CaseRow, 'status' | 'outcome'> }) {
  if (row.status === 'returned' && row.outcome === 'corrected_claim_needed')
    return <StatusChip tone="stops">{OUTCOME_WORDS[row.outcome]}</StatusChip>;
  const [tone, word] = CASE_WORDS[row.status];
  return <StatusChip tone={tone}>{word}</StatusChip>;
}

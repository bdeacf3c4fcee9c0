import type { CaseRow } from '#shared/contract/coding-audit.ts';
import type { Tone } from '#renderer/ui/status-chip.tsx';

/** `0.853` → `85 %`; null shows a dash. */
export function percent(part: number | null): string {
  return part === null ? '–' : `${Math.round(part * 100)} %`;
}

export const CASE_WORDS: Readonly<Record<CaseRow['status'], readonly [tone: Tone, word: string]>> = {
  to_review: ['neutral', 'To review'],
  recoded: ['informs', 'To decide'],
  agreed: ['fine', 'Agreed'],
  returned: ['warns', 'Returned'],
  closed: ['neutral', 'Closed'],
};

export const OUTCOME_WORDS: Readonly<Record<CaseRow['outcome'], string>> = {
  none: '',
  back_to_coding: 'Back to coding',
  corrected_claim_needed: 'Corrected claim needed',
  open_already: 'Was open for coding already',
};

/** `4–92 %`. */
export function intervalWords({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${Math.round(low * 100)}–${percent(high)}`;
}

export function casesWords(n: number): string {
  return n === 1 ? '1 case' : `${n} cases`;
}

import type { ClaimStatus, ClaimSummary } from '#shared/domain/claim.ts';
import { sumCents, type Cents } from '#shared/kernel/money.ts';

export const DESK_FILTERS = [
  { value: 'work', label: 'To send', statuses: ['draft', 'ready'] },
  { value: 'draft', label: 'Draft', statuses: ['draft'] },
  { value: 'ready', label: 'Ready', statuses: ['ready'] },
  { value: 'exported', label: 'Exported', statuses: ['exported'] },
  { value: 'open', label: 'Denied or partly paid', statuses: ['denied', 'partly_paid'] },
  { value: 'paid', label: 'Paid', statuses: ['paid', 'closed'] },
  { value: 'voided', label: 'Voided', statuses: ['voided'] },
  {
    value: 'all',
    label: 'All',
    statuses: ['draft', 'ready', 'exported', 'paid', 'partly_paid', 'denied', 'closed', 'voided'],
  },
] as const satisfies readonly { value: string; label: string; statuses: readonly ClaimStatus[] }[];

export type DeskFilter = (typeof DESK_FILTERS)[number]['value'];

/** Claims of a filter; those to be sent come with the nearest last day first. */
export function claimsOf(claims: readonly ClaimSummary[], filter: DeskFilter): readonly ClaimSummary[] {
  const statuses: readonly ClaimStatus[] = DESK_FILTERS.find((f) => f.value === filter)?.statuses ?? [];
  const found = claims.filter((claim) => statuses.includes(claim.status));
  const bySending = filter === 'work' || filter === 'draft' || filter === 'ready';
  return bySending ? [...found].sort((a, b) => a.fileBy.localeCompare(b.fileBy)) : found;
}

/** What an act would take of the chosen claims, and why not the rest. */
export type ActSet = {
  readonly claims: readonly ClaimSummary[];
  readonly totalCents: Cents;
  /** Null when the act can be done. */
  readonly reason: string | null;
};

/** Chosen drafts that nothing stops. */
export function releasable(chosen: readonly ClaimSummary[]): ActSet {
  const drafts = chosen.filter((claim) => claim.status === 'draft');
  const free = drafts.filter((claim) => claim.stops === 0);
  const reason =
    drafts.length === 0
      ? 'Choose drafts with Space; only a draft can be released.'
      : free.length === 0
        ? 'A finding stops each of the chosen drafts. Open one to see it.'
        : null;
  return actSet(free, reason);
}

/** Chosen claims that are ready; with none chosen, all that are. */
export function exportable(all: readonly ClaimSummary[], chosen: readonly ClaimSummary[]): ActSet {
  const ready = (chosen.length > 0 ? chosen : all).filter((claim) => claim.status === 'ready');
  const reason =
    ready.length > 0
      ? null
      : chosen.length > 0
        ? 'None of the chosen claims is ready. Release drafts first.'
        : 'No claim is ready. Release drafts first.';
  return actSet(ready, reason);
}

function actSet(claims: readonly ClaimSummary[], reason: string | null): ActSet {
  return { claims, totalCents: sumCents(claims.map((claim) => claim.chargeCents)), reason };
}

/** `1 claim`, `3 claims`. */
export function countWord(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

import { CLAIM_STATUSES, SENT, type ClaimStatus } from '#shared/domain/claim-status.ts';
import { DeskFilter, type DeskCounts, type DeskSort } from '#shared/domain/claim-work.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';

/** What the desk shows at a time: claims of some states, or a list of what is to be made. */
export const DESK_VIEWS = [
  {
    value: 'todo',
    label: 'To do',
    statuses: ['rejected', 'denied', 'partly_paid', 'held', 'draft', 'ready'],
  },
  { value: 'rejected', label: 'Rejected', statuses: ['rejected'] },
  { value: 'held', label: 'Held', statuses: ['held'] },
  { value: 'draft', label: 'Draft', statuses: ['draft'] },
  { value: 'ready', label: 'Ready', statuses: ['ready'] },
  { value: 'sent', label: 'With payers', statuses: SENT },
  { value: 'denied', label: 'Not paid in full', statuses: ['denied', 'partly_paid', 'appealed'] },
  { value: 'due', label: 'Due today', statuses: [] },
  { value: 'secondary', label: 'Next payer', statuses: [] },
  { value: 'recurring', label: 'Recurring', statuses: [] },
  { value: 'all', label: 'All', statuses: CLAIM_STATUSES },
] as const satisfies readonly { value: string; label: string; statuses: readonly ClaimStatus[] }[];
export type DeskView = (typeof DESK_VIEWS)[number]['value'];

/** What is narrowed beside the view: the members of the desk's filter that the bar offers. */
export type Narrow = Partial<
  Pick<
    DeskFilter,
    | 'payerIds'
    | 'stops'
    | 'ageFrom'
    | 'serviceFrom'
    | 'serviceTo'
    | 'chargeFromCents'
    | 'coverageRank'
    | 'taskOwnerId'
  >
>;

/** The soonest due first: rejected claims are due on the day of their rejection, so they lead. */
export const SOONEST_FIRST: DeskSort = { by: 'due', descending: false };

/** What main is asked for. @param search as typed. */
export function filterOf(view: DeskView, narrow: Narrow, search: string): DeskFilter {
  const statuses = DESK_VIEWS.find((v) => v.value === view)?.statuses ?? [];
  return DeskFilter.parse({
    ...narrow,
    // The search looks everywhere in the view "All" without naming every state.
    statuses: view === 'all' ? [] : statuses,
    search: search.trim(),
    due: view === 'due',
  });
}

/** How many things the filter bar asks for. */
export function asked(narrow: Narrow): number {
  return Object.values(narrow).filter(
    (value) => value !== null && value !== undefined && value !== 'any' && !isEmptyList(value),
  ).length;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Count and charges of a view; charges are null where the view holds no claims yet. */
export function amountOf(
  view: DeskView,
  counts: DeskCounts,
): { readonly count: number; readonly chargeCents: Cents | null } {
  if (view === 'due') return counts.due;
  if (view === 'secondary') return { count: counts.secondaryDue, chargeCents: null };
  if (view === 'recurring') return { count: counts.recurringDue, chargeCents: null };
  const statuses: readonly ClaimStatus[] = DESK_VIEWS.find((v) => v.value === view)?.statuses ?? [];
  const of = counts.states.filter((state) => statuses.includes(state.status));
  return {
    count: of.reduce((sum, state) => sum + state.count, 0),
    chargeCents: of.length === 0 ? cents(0) : sumCents(of.map((state) => state.chargeCents)),
  };
}

/** `1 claim`, `3 claims`. */
export function countWord(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}

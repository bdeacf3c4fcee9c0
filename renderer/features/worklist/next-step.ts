import type { EncounterRow, WorklistCounts } from '#shared/contract/coding.ts';

/** What is next, and where it is done. */
export type NextStep = { readonly label: string; readonly why: string; readonly to: string };

/**
 * The step that the money waits for: uncoded visits first (the oldest), then unchecked claims, ready
 * ones, remittances, invoices. Null when nothing waits.
 */
export function nextStep(counts: WorklistCounts, waiting: readonly EncounterRow[]): NextStep | null {
  const oldest = waiting
    .filter((row) => row.status !== 'held')
    .reduce<EncounterRow | null>(
      (best, row) => (best === null || row.serviceDate < best.serviceDate ? row : best),
      null,
    );
  if (oldest !== null)
    return { label: 'Code the oldest', why: `visit of ${oldest.serviceDate}`, to: `/coding/${oldest.id}` };
  if (counts.codedWithoutClaim > 0)
    return { label: 'Make claims', why: 'coded visits wait', to: '/coding?status=coded' };
  if (counts.claimsToCheck > 0)
    return { label: 'Check claims', why: 'drafts wait', to: '/claims?status=draft' };
  if (counts.claimsReady > 0)
    return { label: 'Send claims', why: 'checked claims wait', to: '/claims?status=ready' };
  if (counts.remittancesWaiting > 0)
    return { label: 'Post remittances', why: 'read, not posted', to: '/remits' };
  if (counts.balancesToInvoice > 0)
    return { label: 'Issue invoices', why: 'patients owe', to: '/statements' };
  return null;
}

import { Undo2, Hourglass } from 'lucide-react';
import type { PlannedClaim, RemittanceSummary } from '#shared/domain/remittance.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';

/** Where a remittance stands. */
export function RemitChip({ status }: { readonly status: RemittanceSummary['status'] }) {
  switch (status) {
    case 'waiting':
      return (
        <StatusChip tone="informs" icon={Hourglass}>
          Waiting
        </StatusChip>
      );
    case 'posted':
      return <StatusChip tone="fine">Posted</StatusChip>;
    case 'undone':
      return (
        <StatusChip tone="neutral" icon={Undo2}>
          Undone
        </StatusChip>
      );
  }
}

/** What will become of a claim of a remittance; what posts by itself needs no chip. */
export function OutcomeChip({ outcome }: { readonly outcome: PlannedClaim['outcome'] }) {
  switch (outcome) {
    case 'posts':
      return null;
    case 'denied':
      return <StatusChip tone="stops">Denied</StatusChip>;
    case 'held':
      return <StatusChip tone="warns">Held for you</StatusChip>;
    case 'unmatched':
      return <StatusChip tone="warns">Not found</StatusChip>;
    case 'unbalanced':
      return <StatusChip tone="stops">Left out</StatusChip>;
  }
}

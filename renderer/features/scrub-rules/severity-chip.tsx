import type { Severity } from '#shared/domain/finding.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';

/** What a rule's finding does: stops, warns, informs. */
export function SeverityChip({ severity }: { readonly severity: Severity }) {
  return <StatusChip tone={severity}>{severity}</StatusChip>;
}

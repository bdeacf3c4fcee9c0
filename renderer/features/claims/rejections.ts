import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { AckItem, AckReason } from '#shared/domain/acknowledgement.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { useCall } from '#renderer/lib/use-call.ts';

/** Why a claim was turned away: by whom, in which file, and each reason with its field. */
export type Rejection = {
  /** One sentence. */
  readonly sentence: string;
  readonly sourceName: string;
  readonly item: AckItem | null;
  readonly reasons: readonly AckReason[];
};

/** Whether the last version that was sent stands rejected, be it that the next one is in work already. */
function wasRejected({ summary, events }: ClaimDetail): boolean {
  if (summary.status === 'rejected') return true;
  if (!UNSENT.includes(summary.status) || summary.versionNumber === 1) return false;
  return events.findLast((event) => event.kind === 'versioned')?.from === 'rejected';
}

/**
 * The newest rejection of a claim, while it matters: until it is sent again. The answer's own reasons, or the
 * sentence of the step when it came from elsewhere.
 */
export function useRejection(detail: ClaimDetail): Rejection | null {
  const matters = wasRejected(detail);
  const { id } = detail.summary;
  const said = useCall('acks', 'ofClaim', { claimId: id }, { enabled: matters });
  if (!matters) return null;
  const item = said.data?.find(
    (one) => one.outcome === 'rejected' && one.claims.some((c) => c.claimId === id),
  );
  if (item) {
    const own = item.claims.find((c) => c.claimId === id)?.reasons ?? [];
    return {
      sentence: item.sentence,
      sourceName: item.facts.sourceName,
      item,
      reasons: own.length > 0 ? own : item.reasons,
    };
  }
  const step = detail.events.findLast((event) => event.to === 'rejected' && event.from !== 'rejected');
  return { sentence: step?.detail ?? 'It was rejected.', sourceName: '', item: null, reasons: [] };
}

/** The field that a rejection is first about; empty when it names none. */
export function firstField(rejection: Rejection | null): string {
  return rejection?.reasons.find((reason) => reason.field !== '')?.field ?? '';
}

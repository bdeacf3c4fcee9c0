import type { ServiceLineId } from '#shared/kernel/ids.ts';
import type { PostedClaim } from '#shared/domain/posting/posted.ts';
import type { RemitAction } from '#shared/domain/posting/remit-rules.ts';
import { kindOf, type DenialKind } from './kinds.ts';

/** One amount that a payer has refused or cut and that stands with it until a person has decided. */
export type DeniedAmount = {
  /** Null: of the claim as a whole. */
  readonly serviceLineId: ServiceLineId | null;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: number;
  readonly amountCents: number;
  /** CAS01 and CAS02. */
  readonly group: string;
  readonly reason: string;
  readonly remarks: readonly string[];
  readonly kind: DenialKind;
};

/** What stays with the insurer and waits for a person; `track` is only listed, everything else has moved. */
const TO_THE_DESK: readonly RemitAction[] = ['deny', 'hold'];

/**
 * What of a posted answer comes to the desk: every adjustment that was refused or held, on its lines and on the claim.
 * @param openCents what the insurer owes on the claim by the journal after the posting; nothing is refused beyond it.
 */
export function deniedAmounts(posted: PostedClaim, openCents: number): DeniedAmount[] {
  if (!posted.applied || posted.reversal || openCents <= 0) return [];
  const amounts = [
    ...posted.lines.flatMap((line) =>
      line.adjustments.map((a) => ({
        ...a,
        serviceLineId: line.serviceLineId,
        code: line.code,
        modifiers: line.modifiers,
        chargeCents: line.chargeCents,
        remarks: [...line.remarks, ...posted.remarks],
      })),
    ),
    ...posted.adjustments.map((a) => ({
      ...a,
      serviceLineId: null,
      code: '',
      modifiers: [],
      chargeCents: posted.chargeCents,
      remarks: posted.remarks,
    })),
  ].filter((a) => TO_THE_DESK.includes(a.action) && a.amountCents > 0);
  // A payer after the first names what the earlier one settled (OA-23); that was never asked of it.
  const own = amounts.filter((a) => a.reason !== '23');
  return (own.length > 0 ? own : amounts).map(
    ({ serviceLineId, code, modifiers, chargeCents, amountCents, group, reason, remarks }) => ({
      serviceLineId,
      code,
      modifiers,
      chargeCents,
      amountCents,
      group,
      reason,
      remarks: [...new Set(remarks)],
      kind: kindOf(reason, remarks),
    }),
  );
}

/** The amount by which a denial goes: the largest, a plain refusal before a cut; null when there is none. */
export function leadingAmount(amounts: readonly DeniedAmount[]): DeniedAmount | null {
  const [first] = [...amounts].sort(
    (a, b) => Number(a.kind === 'cut') - Number(b.kind === 'cut') || b.amountCents - a.amountCents,
  );
  return first ?? null;
}

import type { ProfessionalClaim } from '../../claim.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type OtherService, type ScrubInput } from '../facts.ts';

type Service = { readonly serviceDate: string; readonly code: string; readonly modifiers: readonly string[] };

/** The earlier service with the same date, code and modifiers on another claim of the patient. */
export function sameService(
  line: Service,
  others: readonly OtherService[],
  self: Pick<ProfessionalClaim, 'controlNumber' | 'payer'>,
): OtherService | undefined {
  const modifiers = [...line.modifiers].sort().join();
  return others.find(
    (o) =>
      o.controlNumber !== self.controlNumber &&
      // The next payer gets the same services once more: that is no duplicate.
      (o.payerId === undefined || o.payerId === self.payer.payerId) &&
      o.serviceDate === line.serviceDate &&
      o.code === line.code &&
      [...o.modifiers].sort().join() === modifiers,
  );
}

export const duplicateClaim = defineRule<ScrubInput>({
  name: 'duplicate-claim',
  family: 'claim',
  severity: 'stops',
  title: 'No other claim to this payer carries all services of this one on the same day.',
  source: 'CMS claims processing manual ch. 1 §120 (duplicate claims)',
  find: ({ claim, context }) => {
    if (claim.frequency !== '1' || claim.lines.length === 0) return [];
    const found = claim.lines.map((l) => sameService(l, context.otherClaims, claim));
    const first = found[0];
    if (!first || !found.every((f) => f !== undefined)) return [];
    return [
      at(
        'lines',
        `All services of this claim are already on claim ${first.controlNumber} of ${first.serviceDate}. Void one of them.`,
      ),
    ];
  },
});

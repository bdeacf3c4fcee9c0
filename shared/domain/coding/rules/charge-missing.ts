import { defineRule } from '../rule.ts';
import { cents } from '#shared/kernel/money.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const chargeMissing = defineRule<CodingFacts>({
  name: 'charge-missing',
  family: 'charges',
  severity: 'warns',
  title: 'Each service has a charge, unless it only reports quality or a vaccine that the state supplied.',
  source: '005010X222A1 2400 SV102',
  find: ({ lines, fee }) =>
    numbered(lines)
      .filter(({ item }) => item.chargeCents <= 0 && !mayBeFree(item.code, item.modifiers))
      .map(({ item, position }) => {
        const unit = fee(item.code);
        const charge = unit === null || !(item.units > 0) ? null : cents(unit * item.units);
        return {
          field: `lines.${position}.chargeCents`,
          message:
            charge === null
              ? `Line ${position} (${item.code}) has no charge, and the fee schedule has none for it.`
              : `Line ${position} (${item.code}) has no charge.`,
          ...(charge === null
            ? {
                fix: { kind: 'open_field' as const, field: `lines.${position}.chargeCents` },
                fixLabel: 'Enter the charge',
              }
            : {
                fix: { kind: 'set_charge' as const, line: position, chargeCents: charge },
                fixLabel: `Charge ${formatAmount(charge)}`,
              }),
        };
      }),
});

/** Performance codes (fifth character F) and vaccines supplied by the state (SL) are reported without charge. */
export function mayBeFree(code: string, modifiers: readonly string[]): boolean {
  return /^\d{4}F$/.test(code) || modifiers.includes('SL');
}

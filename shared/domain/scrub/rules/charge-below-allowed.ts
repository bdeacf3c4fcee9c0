import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { at, type ScrubInput } from '../facts.ts';

export const chargeBelowAllowed = defineRule<ScrubInput>({
  name: 'charge-below-allowed',
  family: 'charges',
  severity: 'warns',
  title: 'A charge is not below what the payer has allowed for the service.',
  source:
    'What the payer allowed by its last remittances; CMS claims processing manual ch. 23 §20.3 (the lower of charge and fee schedule is paid)',
  find: ({ claim, context: { allowed } }) =>
    allowed === undefined
      ? []
      : numbered(claim.lines).flatMap(({ item, position }) => {
          const unit = item.detail?.unit === 'MJ' ? null : allowed(item.code, item.modifiers);
          const due = unit === null ? 0 : Math.round(unit * item.units);
          if (due <= item.chargeCents) return [];
          return [
            at(
              `lines.${position}.chargeCents`,
              `Line ${position} (${item.code}) charges ${formatAmount(item.chargeCents)}; this payer has allowed ${formatAmount(due)}.`,
            ),
          ];
        }),
});

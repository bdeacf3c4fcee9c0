import { defineRule, type Hit } from '../rule.ts';
import { cents, formatAmount } from '#shared/kernel/money.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const chargeNotBySchedule = defineRule<CodingFacts>({
  name: 'charge-not-by-schedule',
  family: 'charges',
  severity: 'warns',
  title: "A charge equals the practice's fee times the units.",
  source: "The practice's fee schedule on the date of service",
  find: ({ lines, fee }) =>
    numbered(lines).flatMap(({ item, position }): Hit[] => {
      const unit = fee(item.code);
      if (unit === null || item.timed === true || item.chargeCents <= 0 || !(item.units > 0)) return [];
      const due = cents(unit * item.units);
      if (due === item.chargeCents) return [];
      return [
        {
          field: `lines.${position}.chargeCents`,
          message: `Line ${position} (${item.code}): the fee schedule gives ${formatAmount(due)}, the line has ${formatAmount(item.chargeCents)}.`,
          fix: { kind: 'set_charge', line: position, chargeCents: due },
          fixLabel: `Charge ${formatAmount(due)}`,
        },
      ];
    }),
});

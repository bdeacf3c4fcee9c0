import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { mayBeFree } from '../../coding/rules/charge-missing.ts';
import type { ScrubInput } from '../facts.ts';

export const feeMissing = defineRule<ScrubInput>({
  name: 'fee-missing',
  family: 'charges',
  severity: 'informs',
  title: "Each service has a fee in the practice's schedule on the date of service.",
  source: "The practice's fee schedule on the date of service",
  find: ({ claim, context: { fee } }) =>
    fee === undefined
      ? []
      : numbered(claim.lines)
          .filter(({ item }) => !mayBeFree(item.code, item.modifiers) && fee(item.code) === null)
          .map(({ item, position }) => ({
            field: `lines.${position}.chargeCents`,
            message: `Line ${position} (${item.code}) has no fee in the schedule, so its charge was not compared.`,
          })),
});

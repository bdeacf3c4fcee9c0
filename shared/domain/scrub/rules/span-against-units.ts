import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { daysBetween } from '#shared/kernel/dates.ts';
import { isVisit } from '../../coding/visit-codes.ts';
import { at, type ScrubInput } from '../facts.ts';

export const spanAgainstUnits = defineRule<ScrubInput>({
  name: 'span-against-units',
  family: 'dates',
  severity: 'warns',
  title: 'A visit that stands for several days has a unit for each of them.',
  source: 'CMS claims processing manual ch. 26 §10.4 items 24A and 24G (days or units)',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }) => {
      const to = item.detail?.serviceDateTo;
      if (to === undefined || !isVisit(item.code)) return [];
      const days = daysBetween(item.serviceDate, to) + 1;
      return days < 1 || days === item.units
        ? []
        : [
            at(
              `lines.${position}.units`,
              `Line ${position} (${item.code}) stands for ${days} days and has ${item.units} ${item.units === 1 ? 'unit' : 'units'}.`,
            ),
          ];
    }),
});

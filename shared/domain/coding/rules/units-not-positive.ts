import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const unitsNotPositive = defineRule<CodingFacts>({
  name: 'units-not-positive',
  family: 'charges',
  severity: 'stops',
  title: 'Each line has at least one unit, a whole number up to 9999.',
  source: '005010X222A1 2400 SV104',
  find: ({ lines }) =>
    numbered(lines)
      .filter(({ item }) => !Number.isInteger(item.units) || item.units < 1 || item.units > 9999)
      .map(({ item, position }) => ({
        field: `lines.${position}.units`,
        message: `Line ${position} (${item.code}) has ${item.units} units. Give a whole number from 1.`,
        fix: { kind: 'open_field', field: `lines.${position}.units` },
        fixLabel: 'Set the units',
      })),
});

import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const venipunctureOnce = defineRule<CodingFacts>({
  name: 'venipuncture-once',
  family: 'laboratory',
  severity: 'warns',
  title: 'The blood draw 36415 is charged once per encounter.',
  source: 'CMS claims processing manual ch. 16 §60.1.4 (one collection fee per encounter)',
  find: ({ lines }) => {
    const draws = numbered(lines).filter(({ item }) => item.code === '36415');
    const first = draws[0];
    if (!first) return [];
    const repeated = draws
      .filter(
        ({ item, position }) => position !== first.position && item.serviceDate === first.item.serviceDate,
      )
      .map(({ position }) => ({
        field: `lines.${position}.code`,
        message: `Line ${position}: 36415 is already on line ${first.position}; one draw is paid per encounter.`,
        fix: { kind: 'remove_line' as const, line: position },
        fixLabel: `Remove line ${position}`,
      }));
    const several = draws
      .filter(({ item }) => item.units > 1)
      .map(({ item, position }) => ({
        field: `lines.${position}.units`,
        message: `Line ${position}: 36415 has ${item.units} units; one draw is paid per encounter.`,
        fix: { kind: 'set_units' as const, line: position, units: 1 },
        fixLabel: 'Set one unit',
      }));
    return [...repeated, ...several];
  },
});

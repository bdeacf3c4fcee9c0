import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const duplicateModifier = defineRule<CodingFacts>({
  name: 'duplicate-modifier',
  family: 'modifiers',
  severity: 'stops',
  title: 'No modifier stands twice on a line.',
  source: '005010X222A1 2400 SV101-3 to SV101-6',
  find: ({ lines }) =>
    numbered(lines).flatMap(({ item, position }) =>
      [...new Set(item.modifiers.filter((m, i) => item.modifiers.indexOf(m) !== i))].map((m) => ({
        field: `lines.${position}.modifiers`,
        message: `Line ${position} (${item.code}): modifier ${m} stands twice.`,
        fix: { kind: 'remove_modifier' as const, line: position, modifier: m },
        fixLabel: `Remove one ${m}`,
      })),
    ),
});

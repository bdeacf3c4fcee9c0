import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const modifierForm = defineRule<CodingFacts>({
  name: 'modifier-form',
  family: 'modifiers',
  severity: 'stops',
  title: 'Each modifier has two characters, capital letters or digits.',
  source: '005010X222A1 2400 SV101-3 to SV101-6',
  find: ({ lines }) =>
    numbered(lines).flatMap(({ item, position }) =>
      item.modifiers
        .filter((m) => !/^[0-9A-Z]{2}$/.test(m))
        .map((m) => ({
          field: `lines.${position}.modifiers`,
          message: `Line ${position} (${item.code}): "${m}" does not have the form of a modifier.`,
          fix: { kind: 'remove_modifier' as const, line: position, modifier: m },
          fixLabel: 'Remove it',
        })),
    ),
});

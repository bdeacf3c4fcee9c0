import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const tooManyModifiers = defineRule<CodingFacts>({
  name: 'too-many-modifiers',
  family: 'modifiers',
  severity: 'stops',
  title: 'A line has at most four modifiers.',
  source: '005010X222A1 2400 SV101-3 to SV101-6; CMS-1500 box 24D',
  find: ({ lines }) =>
    numbered(lines)
      .filter(({ item }) => item.modifiers.length > 4)
      .map(({ item, position }) => ({
        field: `lines.${position}.modifiers`,
        message: `Line ${position} (${item.code}) has ${item.modifiers.length} modifiers; four are allowed.`,
        fix: { kind: 'remove_modifier', line: position, modifier: item.modifiers[4] ?? '' },
        fixLabel: 'Remove the fifth',
      })),
});

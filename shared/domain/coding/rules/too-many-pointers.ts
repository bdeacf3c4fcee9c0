import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const tooManyPointers = defineRule<CodingFacts>({
  name: 'too-many-pointers',
  family: 'pointers',
  severity: 'stops',
  title: 'A line points to at most four diagnoses.',
  source: '005010X222A1 2400 SV107; CMS-1500 box 24E',
  find: ({ lines }) =>
    numbered(lines)
      .filter(({ item }) => item.pointers.length > 4)
      .map(({ item, position }) => ({
        field: `lines.${position}.pointers`,
        message: `Line ${position} (${item.code}) points to ${item.pointers.length} diagnoses; four are allowed.`,
        fix: { kind: 'set_pointers', line: position, pointers: item.pointers.slice(0, 4) },
        fixLabel: 'Keep the first four',
      })),
});

import { numbered } from '../../coding/facts.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const lineNumber = defineRule<ScrubInput>({
  name: 'line-number',
  family: 'claim',
  severity: 'stops',
  title: 'Lines are numbered 1, 2, 3 without a gap.',
  source: '005010X222A1 2400 LX01',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(({ item, position }) => item.number !== position)
      .map(({ item, position }) =>
        at(`lines.${position}.number`, `Line ${position} carries the number ${item.number}.`),
      ),
});

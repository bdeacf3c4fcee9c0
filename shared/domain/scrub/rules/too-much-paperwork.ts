import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const tooMuchPaperwork = defineRule<ScrubInput>({
  name: 'too-much-paperwork',
  family: 'claim',
  severity: 'stops',
  title: 'A claim has at most ten attachments, and so has a line.',
  source: '005010X222A1 2300 PWK (10 repeats), 2400 PWK (10 repeats)',
  find: ({ claim }) => [
    ...((situationOf(claim).paperwork ?? []).length > 10
      ? [at('situation.paperwork', 'The claim has more than ten attachments.')]
      : []),
    ...numbered(claim.lines)
      .filter(({ item }) => (item.detail?.paperwork ?? []).length > 10)
      .map(({ position }) =>
        at(`lines.${position}.detail.paperwork`, `Line ${position} has more than ten attachments.`),
      ),
  ],
});

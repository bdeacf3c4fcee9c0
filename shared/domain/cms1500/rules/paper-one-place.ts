import { defineRule } from '../../coding/rule.ts';
import { leftOut, type PaperFacts } from '../paper-facts.ts';
import { placeContest } from '../providers.ts';

export const paperOnePlace = defineRule<PaperFacts>({
  name: 'paper-one-place',
  family: 'claim',
  severity: 'warns',
  title: 'Box 32 names one place for all lines of a form.',
  source: 'NUCC 1500 instructions for 02/12, box 32; Medicare claims processing manual ch. 26 §10.4, item 32',
  find: ({ claim, lines }) =>
    leftOut(
      lines.map((some) => placeContest(claim, some)),
      () =>
        'Box 32 names one place, and a line of this form was done at another. Bill that line on a claim of its own.',
    ),
});

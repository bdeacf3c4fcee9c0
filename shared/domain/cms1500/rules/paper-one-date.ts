import { defineRule } from '../../coding/rule.ts';
import { onsetContest, otherDateContest } from '../circumstances.ts';
import { leftOut, type PaperFacts } from '../paper-facts.ts';

export const paperOneDate = defineRule<PaperFacts>({
  name: 'paper-one-date',
  family: 'dates',
  severity: 'warns',
  title: 'Boxes 14 and 15 show one date each.',
  source: 'NUCC 1500 instructions for 02/12, boxes 14 and 15',
  find: ({ claim, lines }) => [
    ...leftOut(
      [onsetContest(claim)],
      (left, shown) => `Box 14 takes one date and shows ${shown.words}; ${left.words} is not on the form.`,
    ),
    ...leftOut(
      lines.map((some) => otherDateContest(claim, some)),
      (left, shown) => `Box 15 takes one date and shows ${shown.words}; ${left.words} is not on the form.`,
    ),
  ],
});

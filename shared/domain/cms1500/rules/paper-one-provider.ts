import { defineRule } from '../../coding/rule.ts';
import { leftOut, type PaperFacts } from '../paper-facts.ts';
import { referringContest } from '../referring.ts';

export const paperOneProvider = defineRule<PaperFacts>({
  name: 'paper-one-provider',
  family: 'people',
  severity: 'warns',
  title: 'Box 17 names one provider: the referring one before the ordering, and that before the supervising.',
  source: 'NUCC 1500 instructions for 02/12, box 17',
  find: ({ claim, lines }) =>
    leftOut(
      lines.map((some) => referringContest(claim, some)),
      (left, shown) =>
        left.words === shown.words
          ? `Box 17 names one provider, and this form has two: ${left.words} of another line is not on it. Bill that line on a claim of its own.`
          : `Box 17 names ${shown.words}; ${left.words} is not on the form.`,
    ),
});

import { defineRule } from '../../coding/rule.ts';
import { boxNumber } from '../one-number.ts';
import { leftOut, type PaperFacts } from '../paper-facts.ts';

export const paperOneNumber = defineRule<PaperFacts>({
  name: 'paper-one-number',
  family: 'claim',
  severity: 'warns',
  title: 'Box 23 shows one number: of an authorization, referral, CLIA or mammography certificate only one.',
  source: 'NUCC 1500 instructions for 02/12, box 23; Medicare claims processing manual ch. 26 §10.4, item 23',
  find: ({ claim, lines }) =>
    leftOut(
      lines.map((some) => boxNumber(claim, some)),
      (left, shown) =>
        `Box 23 takes one number and shows ${shown.words}; ${left.words}${left.words === shown.words ? ' of another line' : ''} is not on the form. Bill its services on a claim of their own, or send the claim as a file.`,
    ),
});

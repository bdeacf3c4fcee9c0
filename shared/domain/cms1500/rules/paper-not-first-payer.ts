import { defineRule } from '../../coding/rule.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperNotFirstPayer = defineRule<PaperFacts>({
  name: 'paper-not-first-payer',
  family: 'claim',
  severity: 'stops',
  title: 'A paper form goes to the payer that pays first: boxes 9 to 9d are not filled.',
  source: 'NUCC 1500 instructions for 02/12, boxes 9 and 11d; Medicare claims processing manual ch. 26 §10.2',
  find: ({ claim }) =>
    claim.coverage.rank === 1
      ? []
      : [
          at(
            'coverage.rank',
            'This plan does not pay first, and the form would lack the other plan in box 9. Bill the first plan before it.',
          ),
        ],
});

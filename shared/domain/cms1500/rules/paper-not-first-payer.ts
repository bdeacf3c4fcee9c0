import { defineRule } from '../../coding/rule.ts';
import { plansBefore } from '../medicare.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperNotFirstPayer = defineRule<PaperFacts>({
  name: 'paper-not-first-payer',
  family: 'claim',
  severity: 'stops',
  title: 'A form for a plan that does not pay first names the plan that paid before it.',
  source: 'NUCC 1500 instructions for 02/12, boxes 9 and 11d; Medicare claims processing manual ch. 26 §10.2',
  find: ({ claim }) =>
    claim.coverage.rank === 1 || plansBefore(claim).length > 0
      ? []
      : [
          at(
            'coverage.rank',
            'This plan does not pay first, and the claim does not say which plan does. Make it from the remittance of the first plan.',
          ),
        ],
});

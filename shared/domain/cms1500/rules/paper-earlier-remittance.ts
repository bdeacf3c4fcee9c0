import { defineRule } from '../../coding/rule.ts';
import { planField, plansBefore } from '../medicare.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperEarlierRemittance = defineRule<PaperFacts>({
  name: 'paper-earlier-remittance',
  family: 'claim',
  severity: 'informs',
  title:
    'With a form for a later plan goes the remittance of each plan that paid before: the form shows sums alone.',
  source: 'Medicare claims processing manual ch. 26 §10.2, item 11; NUCC 1500 instructions for 02/12, box 29',
  find: ({ claim }) =>
    plansBefore(claim).map((plan) =>
      plan.paidCents === null
        ? {
            ...at(
              planField(claim, plan, 'paidCents'),
              'A plan that pays before this one has not answered yet: box 29 lacks its payment.',
            ),
            severity: 'warns' as const,
          }
        : at(
            planField(claim, plan, 'paidCents'),
            'Put the remittance of the earlier plan with the form: the form has no place for its adjustments.',
          ),
    ),
});

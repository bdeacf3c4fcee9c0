import { defineRule } from '../../coding/rule.ts';
import { isMedicare, otherPlans, planField } from '../medicare.ts';
import { shownPlan } from '../other-insured.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperOneOtherPlan = defineRule<PaperFacts>({
  name: 'paper-one-other-plan',
  family: 'claim',
  severity: 'warns',
  title: 'Boxes 9 to 9d name one other plan of the patient.',
  source: 'NUCC 1500 instructions for 02/12, boxes 9 to 9d',
  // Medicare knows of its supplements by itself; only a Medigap plan is named there.
  find: ({ claim }) =>
    isMedicare(claim)
      ? []
      : otherPlans(claim)
          .filter((plan) => plan !== shownPlan(claim))
          .map((plan) =>
            at(
              planField(claim, plan, 'planName'),
              'Box 9 names one other plan, the first to pay; this one is not on the form.',
            ),
          ),
});

import { defineRule, type Hit } from '../../coding/rule.ts';
import { planField, plansBefore } from '../medicare.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperAmount = defineRule<PaperFacts>({
  name: 'paper-amount',
  family: 'charges',
  severity: 'stops',
  title: 'The form shows amounts without a sign: none is negative.',
  source: 'NUCC 1500 instructions for 02/12, boxes 24F, 28 and 29',
  find: ({ claim }) => {
    const hits: Hit[] = claim.lines
      .filter((line) => line.chargeCents < 0)
      .map((line) =>
        at(`lines.${line.number}.chargeCents`, `The charge of line ${line.number} is negative.`),
      );
    if (claim.patientPaidCents < 0)
      hits.push(at('patientPaidCents', 'The amount paid by the patient is negative.'));
    for (const plan of plansBefore(claim))
      if ((plan.paidCents ?? 0) < 0)
        hits.push(
          at(planField(claim, plan, 'paidCents'), 'The amount that an earlier plan paid is negative.'),
        );
    return hits;
  },
});

import { defineRule, type Hit } from '../../coding/rule.ts';
import { at, type PaperFacts } from '../paper-facts.ts';
import { purchaseOf } from '../purchase.ts';

export const paperPurchasedService = defineRule<PaperFacts>({
  name: 'paper-purchased-service',
  family: 'laboratory',
  severity: 'stops',
  title: 'A form bills one service that was bought from another entity, with its price in box 20.',
  source: 'NUCC 1500 instructions for 02/12, box 20; Medicare claims processing manual ch. 26 §10.4, item 20',
  find: ({ claim }) => {
    const { bought, cents, lines, field } = purchaseOf(claim.lines);
    if (!bought) return [];
    const hits: Hit[] = [];
    if (cents <= 0) hits.push(at(field, 'Box 20 needs the price of the service that was bought.'));
    if (lines.length > 1)
      hits.push(
        at(
          `lines.${lines[1] ?? 0}.detail.providers`,
          `Lines ${lines.join(' and ')} were bought from others; box 20 has room for one. Make a claim for each.`,
        ),
      );
    return hits;
  },
});

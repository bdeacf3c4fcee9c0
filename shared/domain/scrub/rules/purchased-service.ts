import { defineRule, type Hit } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const purchasedService = defineRule<ScrubInput>({
  name: 'purchased-service',
  family: 'providers',
  severity: 'stops',
  title: 'A service bought from another entity names the seller, its number and its price.',
  source: '005010X222A1 2400 PS1 and 2420B; CMS claims processing manual ch. 1 §30.2.9',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }): Hit[] => {
      const { purchased, providers } = item.detail ?? {};
      if (!purchased) return [];
      const field = `lines.${position}.detail`;
      const hits: Hit[] = [];
      if (!(providers ?? []).some(({ role }) => role === 'purchasedService'))
        hits.push(
          at(`${field}.providers`, `Line ${position} has the price of a bought service, but no seller.`),
        );
      if (purchased.sellerId.trim() === '')
        hits.push(
          at(`${field}.purchased.sellerId`, `Line ${position}: the seller of the service has no number.`),
        );
      if (purchased.priceCents <= 0)
        hits.push(at(`${field}.purchased.priceCents`, `Line ${position}: the bought service has no price.`));
      return hits;
    }),
});

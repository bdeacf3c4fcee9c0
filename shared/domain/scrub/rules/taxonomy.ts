import { isTaxonomy } from '../../identifiers.ts';
import { defineRule, type Hit } from '../../coding/rule.ts';
import { rendersItself } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const taxonomy = defineRule<ScrubInput>({
  name: 'taxonomy',
  family: 'identifiers',
  severity: 'stops',
  title: 'Taxonomy codes have ten characters and end in X.',
  source: '005010X222A1 2000A PRV03, 2310B PRV03; NUCC code set structure',
  find: ({ claim }) =>
    (['billingProvider', 'renderingProvider'] as const)
      .filter((who) => who === 'billingProvider' || !rendersItself(claim))
      .filter((who) => !isTaxonomy(claim[who].taxonomy))
      .map((who): Hit => {
        const whose = `The ${who === 'billingProvider' ? 'billing' : 'rendering'} provider's taxonomy code`;
        return claim[who].taxonomy === ''
          ? { ...at(`${who}.taxonomy`, `${whose} is missing; many payers ask for it.`), severity: 'warns' }
          : at(`${who}.taxonomy`, `${whose} has not ten characters with X at the end.`);
      }),
});

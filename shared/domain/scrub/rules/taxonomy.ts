import { isTaxonomy } from '../../identifiers.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const taxonomy = defineRule<ScrubInput>({
  name: 'taxonomy',
  family: 'identifiers',
  severity: 'stops',
  title: 'Taxonomy codes have ten characters and end in X.',
  source: '005010X222A1 2000A PRV03, 2310B PRV03; NUCC code set structure',
  find: ({ claim }) =>
    (['billingProvider', 'renderingProvider'] as const)
      .filter((who) => !isTaxonomy(claim[who].taxonomy))
      .map((who) =>
        at(
          `${who}.taxonomy`,
          `The ${who === 'billingProvider' ? 'billing' : 'rendering'} provider's taxonomy code has not ten characters with X at the end.`,
        ),
      ),
});

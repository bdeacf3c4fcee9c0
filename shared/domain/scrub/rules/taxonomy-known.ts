import { defineRule, type Hit } from '../../coding/rule.ts';
import { isTaxonomy } from '../../identifiers.ts';
import { at, type ScrubInput } from '../facts.ts';

export const taxonomyKnown = defineRule<ScrubInput>({
  name: 'taxonomy-known',
  family: 'identifiers',
  severity: 'warns',
  title: 'Taxonomy codes are in the installed list of NUCC.',
  source: 'NUCC health care provider taxonomy, as installed; 005010X222A1 2000A and 2310B PRV03',
  find: ({ claim, context }) => {
    const ask = context.taxonomy;
    if (!ask) return [];
    return (['billingProvider', 'renderingProvider'] as const).flatMap((who): Hit[] => {
      const code = claim[who].taxonomy;
      if (!isTaxonomy(code)) return [];
      const answer = ask(code, claim.serviceDate);
      if (answer.known !== 'none') return [];
      return [
        {
          ...at(`${who}.taxonomy`, `The taxonomy code ${code} is not in the installed list.`),
          source: answer.release,
        },
      ];
    });
  },
});

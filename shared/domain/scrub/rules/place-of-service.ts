import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { PLACES_OF_SERVICE } from '../../codes/place-of-service.ts';
import { at, type ScrubInput } from '../facts.ts';

export const placeOfService = defineRule<ScrubInput>({
  name: 'place-of-service',
  family: 'claim',
  severity: 'stops',
  title: 'Places of service are codes of the CMS list.',
  source: '005010X222A1 2300 CLM05-1, 2400 SV105; CMS place of service codes, May 2024',
  find: ({ claim }) => [
    ...(PLACES_OF_SERVICE.has(claim.placeOfService)
      ? []
      : [at('placeOfService', `"${claim.placeOfService}" is not a place of service.`)]),
    ...numbered(claim.lines)
      .filter(
        ({ item }) =>
          item.placeOfService !== claim.placeOfService && !PLACES_OF_SERVICE.has(item.placeOfService),
      )
      .map(({ item, position }) =>
        at(
          `lines.${position}.placeOfService`,
          `Line ${position}: "${item.placeOfService}" is not a place of service.`,
        ),
      ),
  ],
});

import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { expectedVisitPlace } from '../../codes/service-kinds.ts';
import { at, type ScrubInput } from '../facts.ts';

export const placeAgainstVisit = defineRule<ScrubInput>({
  name: 'place-against-visit',
  family: 'claim',
  severity: 'warns',
  title:
    'A visit is given where its code says: in an office, a hospital, an emergency room, a nursing facility, a residence.',
  source: 'CMS claims processing manual ch. 12 §30.6.9 to §30.6.14; ch. 26 §10.5',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }) => {
      const expected = expectedVisitPlace(item.code, item.placeOfService);
      return expected === null
        ? []
        : [
            at(
              `lines.${position}.placeOfService`,
              `Line ${position}: ${item.code} is given in ${expected}; the place of service is ${item.placeOfService}.`,
            ),
          ];
    }),
});

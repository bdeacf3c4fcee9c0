import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isAmbulanceTransport } from '../../codes/service-kinds.ts';
import { at, type ScrubInput } from '../facts.ts';

export const ambulancePlace = defineRule<ScrubInput>({
  name: 'ambulance-place',
  family: 'ambulance',
  severity: 'warns',
  title: 'Ambulance transports are given in an ambulance: place of service 41 or 42.',
  source: 'CMS place of service codes 41 and 42; CMS claims processing manual ch. 26 §10.5',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(
        ({ item }) =>
          isAmbulanceTransport(item.code) !==
            (item.placeOfService === '41' || item.placeOfService === '42') &&
          (isAmbulanceTransport(item.code) || /^99[2-4]/.test(item.code)),
      )
      .map(({ item, position }) =>
        at(
          `lines.${position}.placeOfService`,
          `Line ${position}: ${item.code} and the place of service ${item.placeOfService} do not go together.`,
        ),
      ),
});

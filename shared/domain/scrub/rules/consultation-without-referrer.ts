import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isConsultation } from '../../codes/service-kinds.ts';
import { at, inRole, type ScrubInput } from '../facts.ts';

export const consultationWithoutReferrer = defineRule<ScrubInput>({
  name: 'consultation-without-referrer',
  family: 'providers',
  severity: 'warns',
  title: 'A consultation names the provider who asked for it.',
  source: '005010X222A1 2310A; CMS-1500 box 17 (NUCC instructions, 02/12)',
  find: ({ claim }) =>
    inRole(claim.providers, 'referring', 'primaryCare').length > 0
      ? []
      : numbered(claim.lines)
          .filter(
            ({ item }) =>
              isConsultation(item.code) &&
              inRole(item.detail?.providers, 'referring', 'ordering').length === 0,
          )
          .map(({ item, position }) =>
            at(
              'providers',
              `Line ${position} (${item.code}) is a consultation; name the provider who asked for it.`,
            ),
          ),
});

import { defineRule } from '../../coding/rule.ts';
import { saidDates } from '../dates-said.ts';
import { at, lineEnd, serviceDays, type ScrubInput } from '../facts.ts';

export const lastSeenAfterService = defineRule<ScrubInput>({
  name: 'last-seen-after-service',
  family: 'dates',
  severity: 'stops',
  title: 'The date last seen is not after the service.',
  source: '005010X222A1 2300 and 2400 DTP*304; CMS claims processing manual ch. 26 §10.4 item 19',
  find: ({ claim }) => {
    const { last } = serviceDays(claim);
    return saidDates(claim)
      .filter(({ name, on, line }) => {
        const own = line === null ? undefined : claim.lines[line - 1];
        return name === 'lastSeen' && on > (own ? lineEnd(own) : last);
      })
      .map(({ field, words, on }) => at(field, `${words} is ${on}, after the service.`));
  },
});

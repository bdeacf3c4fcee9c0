import { defineRule } from '../../coding/rule.ts';
import { at, serviceDays, situationOf, type ScrubInput } from '../facts.ts';

export const onsetAfterService = defineRule<ScrubInput>({
  name: 'onset-after-service',
  family: 'dates',
  severity: 'stops',
  title: 'The illness began before the service, or on its day.',
  source: '005010X222A1 2300 DTP*431; CMS-1500 box 14',
  find: ({ claim }) => {
    const onset = situationOf(claim).dates?.onset;
    const { last } = serviceDays(claim);
    return onset !== undefined && onset > last
      ? [at('situation.dates.onset', `The onset of the illness is ${onset}, after the service of ${last}.`)]
      : [];
  },
});

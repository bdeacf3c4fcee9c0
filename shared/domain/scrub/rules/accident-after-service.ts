import { defineRule } from '../../coding/rule.ts';
import { at, serviceDays, situationOf, type ScrubInput } from '../facts.ts';

export const accidentAfterService = defineRule<ScrubInput>({
  name: 'accident-after-service',
  family: 'dates',
  severity: 'stops',
  title: 'The accident happened before the service, or on its day.',
  source: '005010X222A1 2300 DTP*439',
  find: ({ claim }) => {
    const accident = situationOf(claim).dates?.accident;
    const { last } = serviceDays(claim);
    return accident !== undefined && accident > last
      ? [at('situation.dates.accident', `The accident is dated ${accident}, after the service of ${last}.`)]
      : [];
  },
});

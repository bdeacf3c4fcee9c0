import { defineRule } from '../../coding/rule.ts';
import { saidDates } from '../dates-said.ts';
import { at, lineEnd, serviceDays, type ScrubInput } from '../facts.ts';

const EARLIER: ReadonlySet<string> = new Set([
  'initialTreatment',
  'acuteManifestation',
  'lastMenstrualPeriod',
  'lastXray',
  'prescription',
  'firstContact',
  'therapyBegan',
  'lastCertification',
  'hemoglobinTest',
  'creatinineTest',
]);

export const earlierDateAfterService = defineRule<ScrubInput>({
  name: 'earlier-date-after-service',
  family: 'dates',
  severity: 'stops',
  title:
    'First treatment, X-ray, prescription and the like do not lie after the service that follows from them.',
  source: '005010X222A1 2300 and 2400 DTP (qualifiers 454, 453, 484, 455, 471, 444, 463, 461, 738, 739)',
  find: ({ claim }) => {
    const { last } = serviceDays(claim);
    return saidDates(claim)
      .filter(({ name, on, line }) => {
        const own = line === null ? undefined : claim.lines[line - 1];
        return EARLIER.has(name) && on > (own ? lineEnd(own) : last);
      })
      .map(({ field, words, on }) => at(field, `${words} is ${on}, after the service.`));
  },
});

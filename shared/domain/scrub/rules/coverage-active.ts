import { defineRule, type Hit } from '../../coding/rule.ts';
import { at, serviceDays, type ScrubInput } from '../facts.ts';

export const coverageActive = defineRule<ScrubInput>({
  name: 'coverage-active',
  family: 'dates',
  severity: 'stops',
  title: 'The coverage is active on every date of service, the last day of a span included.',
  source: "005010X222A1 2000B; the patient's coverage",
  find: ({ claim }): Hit[] => {
    const { coverage } = claim;
    const { activeFrom, activeTo } = coverage;
    if (activeTo !== null && activeTo < activeFrom)
      return [
        at('coverage.activeTo', `The coverage ends on ${activeTo}, before it begins on ${activeFrom}.`),
      ];
    const { first, last } = serviceDays(claim);
    if (first < activeFrom)
      return [
        at('coverage.activeFrom', `The coverage begins on ${activeFrom}; the service was on ${first}.`),
      ];
    if (activeTo !== null && last > activeTo)
      return [at('coverage.activeTo', `The coverage ended on ${activeTo}; the service was on ${last}.`)];
    return [];
  },
});

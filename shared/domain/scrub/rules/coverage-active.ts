import { defineRule, type Hit } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const coverageActive = defineRule<ScrubInput>({
  name: 'coverage-active',
  family: 'dates',
  severity: 'stops',
  title: 'The coverage is active on every date of service.',
  source: "005010X222A1 2000B; the patient's coverage",
  find: ({ claim: { coverage, serviceDate, lines } }): Hit[] => {
    const { activeFrom, activeTo } = coverage;
    if (activeTo !== null && activeTo < activeFrom)
      return [
        at('coverage.activeTo', `The coverage ends on ${activeTo}, before it begins on ${activeFrom}.`),
      ];
    const days = [serviceDate, ...lines.map((l) => l.serviceDate)].sort();
    const first = days[0] ?? serviceDate;
    const last = days.at(-1) ?? serviceDate;
    if (first < activeFrom)
      return [
        at('coverage.activeFrom', `The coverage begins on ${activeFrom}; the service was on ${first}.`),
      ];
    if (activeTo !== null && last > activeTo)
      return [at('coverage.activeTo', `The coverage ended on ${activeTo}; the service was on ${last}.`)];
    return [];
  },
});

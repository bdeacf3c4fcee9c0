import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const pregnancyAgainstSex = defineRule<ScrubInput>({
  name: 'pregnancy-against-sex',
  family: 'circumstances',
  severity: 'stops',
  title: 'Pregnancy and a last menstrual period are not said of a man.',
  source: '005010X222A1 2000B and 2000C PAT09, 2300 DTP*484',
  find: ({ claim }) => {
    if (claim.patient.sex !== 'M') return [];
    const { pregnant, dates } = situationOf(claim);
    return [
      ...(pregnant === true
        ? [at('situation.pregnant', 'The patient is male and is said to be pregnant.')]
        : []),
      ...(dates?.lastMenstrualPeriod !== undefined
        ? [at('situation.dates.lastMenstrualPeriod', 'The patient is male and has a last menstrual period.')]
        : []),
    ];
  },
});

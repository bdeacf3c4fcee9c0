import { defineRule } from '../../coding/rule.ts';
import { at, serviceDays, situationOf, type ScrubInput } from '../facts.ts';

export const deathDate = defineRule<ScrubInput>({
  name: 'death-date',
  family: 'dates',
  severity: 'stops',
  title: 'A patient who has died was born before, and no service was given after the death.',
  source: '005010X222A1 2000B and 2000C PAT06',
  find: ({ claim, context }) => {
    const died = situationOf(claim).patientDeath;
    if (died === undefined) return [];
    const { first } = serviceDays(claim);
    if (died > context.today) return [at('situation.patientDeath', 'The date of death is in the future.')];
    if (claim.patient.birthDate !== null && died < claim.patient.birthDate)
      return [at('situation.patientDeath', 'The date of death is before the birth.')];
    return first > died
      ? [at('situation.patientDeath', `The service of ${first} is after the date of death.`)]
      : [];
  },
});

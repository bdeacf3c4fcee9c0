import { defineRule } from '../../coding/rule.ts';
import { ageOn } from '#shared/kernel/dates.ts';
import { at, isDependent, type ScrubInput } from '../facts.ts';

export const birthDate = defineRule<ScrubInput>({
  name: 'birth-date',
  family: 'dates',
  severity: 'stops',
  title: 'Birth dates are before the service and not in the future, and nobody is older than 130 years.',
  source: '005010X222A1 2010BA DMG02, 2010CA DMG02',
  find: ({ claim, context }) =>
    (
      [
        ['patient.birthDate', claim.patient.birthDate, 'patient'],
        ...(isDependent(claim)
          ? ([['subscriber.birthDate', claim.subscriber.birthDate, 'subscriber']] as const)
          : []),
      ] as const
    ).flatMap(([field, born, who]) => {
      // An insured who is not the patient need not have one: it is not sent.
      if (born === null) return [];
      if (born !== null && born > context.today)
        return [at(field, `The ${who}'s birth date is in the future.`)];
      if (who === 'patient' && born !== null && born > claim.serviceDate)
        return [at(field, "The patient's birth date is after the service.")];
      return born !== null && ageOn(born, claim.serviceDate) > 130
        ? [at(field, `The ${who}'s birth date makes an age of more than 130 years.`)]
        : [];
    }),
});

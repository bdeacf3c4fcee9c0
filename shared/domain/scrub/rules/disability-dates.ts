import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const disabilityDates = defineRule<ScrubInput>({
  name: 'disability-dates',
  family: 'dates',
  severity: 'stops',
  title: 'An inability to work begins before it ends, and not before birth.',
  source: '005010X222A1 2300 DTP*314, DTP*360 and DTP*361; CMS-1500 box 16',
  find: ({ claim }) => {
    const { from = null, to = null } = situationOf(claim).disability ?? {};
    const { birthDate } = claim.patient;
    return [
      ...(from !== null && to !== null && to < from
        ? [at('situation.disability.to', `The inability to work ends on ${to}, before it begins on ${from}.`)]
        : []),
      ...(from !== null && birthDate !== null && from < birthDate
        ? [at('situation.disability.from', "The inability to work begins before the patient's birth.")]
        : []),
    ];
  },
});

import { defineRule } from '../../coding/rule.ts';
import { saidDates } from '../dates-said.ts';
import { at, type ScrubInput } from '../facts.ts';

export const datesBeforeBirth = defineRule<ScrubInput>({
  name: 'dates-before-birth',
  family: 'dates',
  severity: 'stops',
  title: "No date of the claim lies before the patient's birth.",
  source: '005010X222A1 2010BA and 2010CA DMG02 with the dates of 2300 and 2400',
  find: ({ claim }) => {
    const { birthDate } = claim.patient;
    if (birthDate === null) return [];
    return saidDates(claim)
      .filter(({ on }) => on < birthDate)
      .map(({ field, words }) => at(field, `${words} lies before the patient's birth.`));
  },
});

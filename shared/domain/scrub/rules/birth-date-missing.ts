import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const birthDateMissing = defineRule<ScrubInput>({
  name: 'birth-date-missing',
  family: 'people',
  severity: 'stops',
  title: 'The birth date of the patient is known.',
  source: '005010X222A1 2010BA and 2010CA DMG02; CMS-1500 box 3',
  find: ({ claim }) =>
    claim.patient.birthDate === null
      ? [at('patient.birthDate', "The patient's birth date is missing. Add it to the patient.")]
      : [],
});

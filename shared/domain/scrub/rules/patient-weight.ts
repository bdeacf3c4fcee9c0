import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const patientWeight = defineRule<ScrubInput>({
  name: 'patient-weight',
  family: 'claim',
  severity: 'stops',
  title: 'The weight of the patient is a number of pounds.',
  source: '005010X222A1 2000B and 2000C PAT08',
  find: ({ claim }) => {
    const weight = situationOf(claim).patientWeight ?? '';
    return weight === '' || (/^\d{1,4}(\.\d{1,2})?$/.test(weight) && Number(weight) > 0)
      ? []
      : [at('situation.patientWeight', 'The weight of the patient is not a number of pounds.')];
  },
});

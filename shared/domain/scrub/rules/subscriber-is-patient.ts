import { defineRule } from '../../coding/rule.ts';
import { certain, at, isDependent, type ScrubInput } from '../facts.ts';

export const subscriberIsPatient = defineRule<ScrubInput>({
  name: 'subscriber-is-patient',
  family: 'people',
  severity: 'stops',
  title: 'When the relationship is self, subscriber and patient are the same person; otherwise they are not.',
  source: '005010X222A1 2000B SBR02, 2000C PAT01',
  find: ({ claim }) => {
    const { patient, subscriber } = claim;
    const same =
      patient.lastName.trim().toUpperCase() === subscriber.lastName.trim().toUpperCase() &&
      patient.firstName.trim().toUpperCase() === subscriber.firstName.trim().toUpperCase() &&
      patient.birthDate === subscriber.birthDate;
    if (same !== isDependent(claim)) return [];
    const field = 'coverage.relationship';
    return [
      same
        ? certain(
            field,
            'Patient and subscriber are the same person, but the relationship is not self.',
            '18',
            'set it to self',
          )
        : at(field, 'The relationship is self, but patient and subscriber differ in name or birth date.'),
    ];
  },
});

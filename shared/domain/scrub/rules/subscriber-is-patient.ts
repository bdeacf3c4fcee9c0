import { defineRule } from '../../coding/rule.ts';
import { at, isDependent, type ScrubInput } from '../facts.ts';

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
    return [
      at(
        'coverage.relationship',
        same
          ? 'Patient and subscriber are the same person, but the relationship is not self.'
          : 'The relationship is self, but patient and subscriber differ in name or birth date.',
      ),
    ];
  },
});

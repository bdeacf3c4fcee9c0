import { defineRule } from '../rule.ts';
import { hasDiagnosisForm, numbered, type CodingFacts } from '../facts.ts';

export const diagnosisForm = defineRule<CodingFacts>({
  name: 'diagnosis-form',
  family: 'diagnoses',
  severity: 'stops',
  title: 'Each diagnosis has the form of an ICD-10-CM code.',
  source: 'ICD-10-CM Official Guidelines I.A.2 (3 to 7 characters)',
  find: ({ diagnoses }) =>
    numbered(diagnoses)
      .filter(({ item }) => !hasDiagnosisForm(item))
      .map(({ item, position }) => ({
        field: `diagnoses.${position}`,
        message:
          item.trim() === ''
            ? `Diagnosis ${position} is empty.`
            : `Diagnosis ${position}, "${item}", does not have the form of an ICD-10-CM code.`,
        fix: { kind: 'remove_diagnosis', position },
        fixLabel: 'Remove it',
      })),
});

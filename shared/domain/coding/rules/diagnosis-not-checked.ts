import { defineRule } from '../rule.ts';
import { diagnosisVerdict, hasDiagnosisForm, numbered, type CodingFacts } from '../facts.ts';

export const diagnosisNotChecked = defineRule<CodingFacts>({
  name: 'diagnosis-not-checked',
  family: 'diagnoses',
  severity: 'warns',
  title: 'A code set is installed by which each diagnosis can be checked.',
  source: 'Installed code sets',
  find: (facts) =>
    numbered(facts.diagnoses)
      .filter(({ item }) => hasDiagnosisForm(item) && diagnosisVerdict(facts, item).known === 'no_data')
      .map(({ item, position }) => ({
        field: `diagnoses.${position}`,
        message: `${item} could not be checked: no ICD-10-CM code set is installed for ${facts.serviceDate}.`,
      })),
});

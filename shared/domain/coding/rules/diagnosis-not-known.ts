import { defineRule } from '../rule.ts';
import { diagnosisVerdict, hasDiagnosisForm, numbered, type CodingFacts } from '../facts.ts';
import { seventhFault } from '../seventh-character.ts';

export const diagnosisNotKnown = defineRule<CodingFacts>({
  name: 'diagnosis-not-known',
  family: 'diagnoses',
  severity: 'stops',
  title: 'Each diagnosis is in the installed code set of its date of service.',
  source: 'ICD-10-CM release of the date of service; 45 CFR 162.1002',
  find: (facts) =>
    numbered(facts.diagnoses)
      .filter(
        ({ item }) =>
          hasDiagnosisForm(item) &&
          diagnosisVerdict(facts, item).known === 'unknown' &&
          !seventhFault(facts, item),
      )
      .map(({ item, position }) => ({
        field: `diagnoses.${position}`,
        message: `${item} is not known on ${facts.serviceDate} in the code sets installed here.`,
        fix: { kind: 'open_field', field: `diagnoses.${position}` },
        fixLabel: 'Choose another code',
      })),
});

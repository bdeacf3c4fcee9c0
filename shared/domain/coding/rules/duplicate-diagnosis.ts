import { defineRule } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const duplicateDiagnosis = defineRule<CodingFacts>({
  name: 'duplicate-diagnosis',
  family: 'diagnoses',
  severity: 'stops',
  title: 'No diagnosis stands twice.',
  source: 'ICD-10-CM Official Guidelines I.B.12 (report each code once per encounter)',
  find: ({ diagnoses }) => {
    const plain = diagnoses.map((d) => withoutDot(d).toUpperCase());
    return numbered(diagnoses)
      .filter(({ item, position }) => item !== '' && plain.indexOf(plain[position - 1] ?? '') < position - 1)
      .map(({ item, position }) => ({
        field: `diagnoses.${position}`,
        message: `${item} stands twice among the diagnoses.`,
        fix: { kind: 'remove_diagnosis', position },
        fixLabel: 'Remove the second',
      }));
  },
});

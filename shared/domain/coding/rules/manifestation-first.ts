import { defineRule } from '../rule.ts';
import { diagnosisTitle, type CodingFacts } from '../facts.ts';

export const manifestationFirst = defineRule<CodingFacts>({
  name: 'manifestation-first',
  family: 'diagnoses',
  severity: 'stops',
  title: 'A manifestation "in diseases classified elsewhere" is never the first diagnosis.',
  source: 'ICD-10-CM Official Guidelines I.A.13 (etiology/manifestation convention)',
  find: (facts) => {
    const first = facts.diagnoses[0] ?? '';
    const title = diagnosisTitle(facts, first);
    if (title === null || !/in (other )?diseases classified elsewhere/i.test(title)) return [];
    return [
      {
        field: 'diagnoses.1',
        message: `${first} is a manifestation and cannot stand first. Put the disease that causes it before it.`,
        fix: { kind: 'open_field', field: 'diagnoses.1' },
        fixLabel: 'Change the order',
      },
    ];
  },
});

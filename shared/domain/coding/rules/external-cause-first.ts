import { defineRule } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';

export const externalCauseFirst = defineRule<CodingFacts>({
  name: 'external-cause-first',
  family: 'diagnoses',
  severity: 'stops',
  title: 'An external cause (V00–Y99) is never the first diagnosis.',
  source: 'ICD-10-CM Official Guidelines I.C.20.a.6',
  find: ({ diagnoses }) => {
    const first = diagnoses[0] ?? '';
    if (!/^[VWXY]\d/.test(first)) return [];
    return [
      {
        field: 'diagnoses.1',
        message: `${first} is an external cause and cannot stand first. Put the injury before it.`,
        fix: { kind: 'open_field', field: 'diagnoses.1' },
        fixLabel: 'Change the order',
      },
    ];
  },
});

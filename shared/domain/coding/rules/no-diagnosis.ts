import { defineRule } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';

export const noDiagnosis = defineRule<CodingFacts>({
  name: 'no-diagnosis',
  family: 'diagnoses',
  severity: 'stops',
  title: 'There is at least one diagnosis.',
  source: '005010X222A1 2300 HI (principal diagnosis is required)',
  find: ({ diagnoses }) =>
    diagnoses.length > 0
      ? []
      : [
          {
            field: 'diagnoses',
            message: 'There is no diagnosis. Add the reason for the visit first.',
            fix: { kind: 'open_field', field: 'diagnoses' },
            fixLabel: 'Add a diagnosis',
          },
        ],
});

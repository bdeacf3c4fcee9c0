import { defineRule } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';

export const tooManyDiagnoses = defineRule<CodingFacts>({
  name: 'too-many-diagnoses',
  family: 'diagnoses',
  severity: 'stops',
  title: 'There are at most twelve diagnoses.',
  source: '005010X222A1 2300 HI01–HI12; CMS-1500 box 21',
  find: ({ diagnoses }) =>
    diagnoses.length <= 12
      ? []
      : [
          {
            field: 'diagnoses.13',
            message: `A claim holds twelve diagnoses; there are ${diagnoses.length}.`,
            fix: { kind: 'remove_diagnosis', position: diagnoses.length },
            fixLabel: 'Remove the last',
          },
        ],
});

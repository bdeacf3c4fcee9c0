import { defineRule } from '../rule.ts';
import { isLabTest } from '../../codes/clia-waived.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const labTestWithoutClia = defineRule<CodingFacts>({
  name: 'lab-test-without-clia',
  family: 'laboratory',
  severity: 'stops',
  title: 'A laboratory test is done under a CLIA number.',
  source: '42 CFR 493.3; 005010X222A1 2300 REF*X4; CMS-1500 box 23',
  find: ({ lines, clia }) =>
    clia !== ''
      ? []
      : numbered(lines)
          .filter(({ item }) => isLabTest(item.code))
          .map(({ item, position }) => ({
            field: `lines.${position}.code`,
            message: `Line ${position}: ${item.code} is a laboratory test, and this place has no CLIA number. Enter it in the settings.`,
          })),
});

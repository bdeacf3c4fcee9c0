import { defineRule, type Hit } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import { numbered, type CodingFacts } from '../facts.ts';

/** Without dot. Z00.6 and Z52.9 are excepted by the guideline. */
const ONLY_FIRST =
  /^(Z00(?!6)|Z01|Z02|Z04|Z318[1-4]|Z332|Z34|Z38|Z39|Z40|Z42|Z51[01]|Z52(?!9)|Z76[12]|Z9912)/;

export const firstListedOnly = defineRule<CodingFacts>({
  name: 'first-listed-only',
  family: 'diagnoses',
  severity: 'warns',
  title: 'A reason for the visit that may only be listed first (examination, donor, newborn …) stands first.',
  source: 'ICD-10-CM Official Guidelines I.C.21.c.16 (Z codes that may only be first-listed)',
  find: ({ diagnoses }) =>
    numbered(diagnoses).flatMap(({ item, position }): Hit[] => {
      const before = diagnoses.slice(0, position - 1);
      const only = (code: string): boolean => ONLY_FIRST.test(withoutDot(code).toUpperCase());
      // Several encounters of a day in one record: each of them has its own first.
      if (!only(item) || before.every(only)) return [];
      return [
        {
          field: `diagnoses.${position}`,
          message: `${item} may only be the first diagnosis, and it stands at ${position}.`,
          fix: { kind: 'move_diagnosis', from: position, to: 1 },
          fixLabel: `Put ${item} first`,
        },
      ];
    }),
});

import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { sidedFamily } from '../side.ts';

export const bothSidesOneCode = defineRule<CodingFacts>({
  name: 'both-sides-one-code',
  family: 'diagnoses',
  severity: 'warns',
  title: 'A condition of both sides has the bilateral code where there is one.',
  source: 'ICD-10-CM Official Guidelines I.B.13 (laterality)',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }): Hit[] => {
      const family = sidedFamily(facts, item);
      const { left, both } = family?.siblings ?? {};
      if (family?.side !== 'right' || !left || !both) return [];
      const other = facts.diagnoses.indexOf(left.code) + 1;
      if (other === 0 || facts.diagnoses.includes(both.code)) return [];
      const [keep, remove] = position < other ? [position, other] : [other, position];
      return [
        {
          field: `diagnoses.${remove}`,
          message: `${item} and ${left.code} are the two sides of one condition; ${both.code} is its code for both.`,
          fix: { kind: 'merge_diagnoses', keep, remove, code: both.code },
          fixLabel: `Use ${both.code}`,
        },
      ];
    }),
});

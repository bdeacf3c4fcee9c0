import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { sidedFamily } from '../side.ts';

export const unspecifiedBesideSpecific = defineRule<CodingFacts>({
  name: 'unspecified-beside-specific',
  family: 'diagnoses',
  severity: 'warns',
  title: 'A condition without side does not stand beside the same condition with its side.',
  source: 'ICD-10-CM Official Guidelines I.B.12 and I.B.13',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }): Hit[] => {
      const family = sidedFamily(facts, item);
      if (family?.side !== 'unspecified') return [];
      const { right, left, both } = family.siblings;
      const named = facts.diagnoses.find((d) => [right?.code, left?.code, both?.code].includes(d));
      if (named === undefined) return [];
      return [
        {
          field: `diagnoses.${position}`,
          message: `${item} names no side, but ${named} beside it does.`,
          fix: { kind: 'remove_diagnosis', position },
          fixLabel: `Remove ${item}`,
        },
      ];
    }),
});

import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { sidedFamily, sideOfLines } from '../side.ts';

export const unspecifiedSide = defineRule<CodingFacts>({
  name: 'unspecified-side',
  family: 'diagnoses',
  severity: 'warns',
  title: 'A diagnosis of a paired part names its side.',
  source: 'ICD-10-CM Official Guidelines I.B.13 (laterality)',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }): Hit[] => {
      const family = sidedFamily(facts, item);
      if (family?.side !== 'unspecified') return [];
      const { right, left, both } = family.siblings;
      if (!right && !left) return [];
      // Told by "unspecified-beside-specific", which removes it.
      if (facts.diagnoses.some((d) => [right?.code, left?.code, both?.code].includes(d))) return [];
      const field = `diagnoses.${position}`;
      const heard = facts.documented.find(
        (d) => d.code === right?.code || d.code === left?.code || d.code === both?.code,
      );
      const side = sideOfLines(facts, position);
      const code = heard?.code ?? (side === null ? undefined : family.siblings[side]?.code);
      const choices = [
        right ? `right ${right.code}` : '',
        left ? `left ${left.code}` : '',
        both ? `both ${both.code}` : '',
      ].filter(Boolean);
      const why = heard ? ` The documents say "${heard.says}".` : '';
      return [
        {
          field,
          message: `${item} names no side: ${choices.join(', ')}.${why}`,
          ...(code === undefined
            ? { fix: { kind: 'open_field', field }, fixLabel: 'Choose the side' }
            : { fix: { kind: 'replace_diagnosis', position, code }, fixLabel: `Use ${code}` }),
        },
      ];
    }),
});

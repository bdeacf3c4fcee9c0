import { defineRule, type Hit } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { sameButSeventh } from '../seventh-character.ts';

export const episodesDisagree = defineRule<CodingFacts>({
  name: 'episodes-disagree',
  family: 'diagnoses',
  severity: 'warns',
  title: 'One injury has one episode of care: initial, subsequent or sequela.',
  source: 'ICD-10-CM Official Guidelines I.C.19.a (7th characters A, D, S)',
  find: ({ diagnoses }) =>
    numbered(diagnoses).flatMap(({ item, position }): Hit[] => {
      const plain = withoutDot(item).toUpperCase();
      // Sides of an eye and fetuses of a pregnancy may well stand side by side.
      if (!/^[STVWXYM].*[A-Z]$/.test(plain)) return [];
      const first = diagnoses
        .slice(0, position - 1)
        .find((other) => sameButSeventh(withoutDot(other).toUpperCase(), plain));
      if (first === undefined) return [];
      return [
        {
          field: `diagnoses.${position}`,
          message: `${first} and ${item} are one condition in two episodes of care. Keep the one of this visit.`,
          fix: { kind: 'remove_diagnosis', position },
          fixLabel: `Remove ${item}`,
        },
      ];
    }),
});

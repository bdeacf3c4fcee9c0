import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { sidedFamily } from '../side.ts';

const SIDES = [
  { modifier: 'RT', side: 'right', other: 'LT', against: 'left' },
  { modifier: 'LT', side: 'left', other: 'RT', against: 'right' },
] as const;

export const sideAgainstModifier = defineRule<CodingFacts>({
  name: 'side-against-modifier',
  family: 'modifiers',
  severity: 'warns',
  title: 'RT and LT agree with the side of the diagnosis that the line points to first.',
  source: 'ICD-10-CM Official Guidelines I.B.13; CMS NCCI policy manual ch. I §E (anatomic modifiers)',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }) =>
      SIDES.flatMap(({ modifier, side, other, against }): Hit[] => {
        if (!item.modifiers.includes(modifier) || item.modifiers.includes(other)) return [];
        const sides = item.pointers.map((p) => {
          const code = facts.diagnoses[p - 1];
          return code === undefined ? null : (sidedFamily(facts, code)?.side ?? null);
        });
        const at = sides.indexOf(against);
        // A line that also points to its own side is explained by that one.
        if (at === -1 || sides.includes(side) || sides.includes('both')) return [];
        const code = facts.diagnoses[(item.pointers[at] ?? 0) - 1] ?? '';
        return [
          {
            field: `lines.${position}.modifiers`,
            message: `Line ${position} (${item.code}): ${modifier} says ${side}, but ${code} is of the ${against} side.`,
            fix: { kind: 'replace_modifier', line: position, from: modifier, to: other },
            fixLabel: `Change ${modifier} to ${other}`,
          },
        ];
      }),
    ),
});

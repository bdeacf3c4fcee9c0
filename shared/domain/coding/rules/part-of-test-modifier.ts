import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts, type LineFacts } from '../facts.ts';

/** PC/TC indicators that allow each modifier: 1 has both parts, 6 is interpreted by a physician. */
const ALLOWED: Readonly<Record<'26' | 'TC', ReadonlySet<string>>> = {
  '26': new Set(['1', '6']),
  TC: new Set(['1']),
};
const WHY_NOT: Readonly<Record<string, string>> = {
  '0': 'is a service without parts',
  '2': 'is the professional part by itself',
  '3': 'is the technical part by itself',
  '4': 'is billed whole only',
  '5': 'is incident to a physician',
  '6': 'has no technical part of its own',
  '7': 'is a therapy service',
  '8': 'is an interpretation by itself',
  '9': 'has no parts',
};

export const partOfTestModifier = defineRule<CodingFacts>({
  name: 'part-of-test-modifier',
  family: 'modifiers',
  severity: 'warns',
  title:
    'Modifiers 26 and TC stand on tests that have a professional and a technical part, one of them at a time.',
  source: 'CMS claims processing manual ch. 13 §20; PC/TC indicator of the Medicare fee schedule',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }): Hit[] => {
      const parts = (['26', 'TC'] as const).filter((m) => item.modifiers.includes(m));
      if (parts.length === 2)
        return [
          {
            field: `lines.${position}.modifiers`,
            message: `Line ${position} (${item.code}): 26 and TC together are the whole test, which takes neither.`,
            fix: { kind: 'open_field', field: `lines.${position}.modifiers` },
            fixLabel: 'Remove both',
          },
        ];
      return parts.flatMap((modifier) => byIndicator(facts, item, position, modifier));
    }),
});

function byIndicator(facts: CodingFacts, line: LineFacts, position: number, modifier: '26' | 'TC'): Hit[] {
  const values = facts.edits.feeIndicators(line.code, line.serviceDate);
  if (values.known !== 'found') return [];
  const { pcTc } = values.value;
  const why = WHY_NOT[pcTc];
  if (ALLOWED[modifier].has(pcTc) || why === undefined) return [];
  return [
    {
      field: `lines.${position}.modifiers`,
      message: `Line ${position}: ${modifier} does not belong on ${line.code}, which ${why} (PC/TC indicator ${pcTc}).`,
      source: `${values.release}, PC/TC indicator`,
      fix: { kind: 'remove_modifier', line: position, modifier },
      fixLabel: `Remove ${modifier}`,
    },
  ];
}

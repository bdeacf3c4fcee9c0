import { defineRule } from '../rule.ts';
import { qwFor } from '../../codes/clia-waived.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const waivedTestNeedsQw = defineRule<CodingFacts>({
  name: 'waived-test-needs-qw',
  family: 'laboratory',
  severity: 'stops',
  title: 'A waived test that the office does with a kit carries modifier QW.',
  source: 'CMS claims processing manual ch. 16 §70.8; CMS list of tests granted waived status under CLIA',
  find: ({ lines, clia }) =>
    clia === ''
      ? []
      : numbered(lines)
          .filter(
            ({ item }) =>
              qwFor(item.code) === 'usually' && !item.modifiers.some((m) => m === 'QW' || m === '90'),
          )
          .map(({ item, position }) => ({
            field: `lines.${position}.modifiers`,
            message: `Line ${position}: ${item.code} is a CLIA-waived test and needs modifier QW.`,
            fix: { kind: 'add_modifier', line: position, modifier: 'QW' },
            fixLabel: 'Add QW',
          })),
});

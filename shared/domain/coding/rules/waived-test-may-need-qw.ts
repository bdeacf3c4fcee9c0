import { defineRule } from '../rule.ts';
import { qwFor } from '../../codes/clia-waived.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const waivedTestMayNeedQw = defineRule<CodingFacts>({
  name: 'waived-test-may-need-qw',
  family: 'laboratory',
  severity: 'warns',
  title: 'A test that is waived in some devices carries QW when the office holds a certificate of waiver.',
  source: 'CMS claims processing manual ch. 16 §70.8; CMS list of tests granted waived status under CLIA',
  find: ({ lines, clia }) =>
    clia === ''
      ? []
      : numbered(lines)
          .filter(
            ({ item }) =>
              qwFor(item.code) === 'sometimes' && !item.modifiers.some((m) => m === 'QW' || m === '90'),
          )
          .map(({ item, position }) => ({
            field: `lines.${position}.modifiers`,
            message: `Line ${position}: ${item.code} needs modifier QW if a waived device did it.`,
            fix: { kind: 'add_modifier', line: position, modifier: 'QW' },
            fixLabel: 'Add QW',
          })),
});

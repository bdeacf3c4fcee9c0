import { defineRule } from '../rule.ts';
import { qwFor } from '../../codes/clia-waived.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const qwWithoutWaivedTest = defineRule<CodingFacts>({
  name: 'qw-without-waived-test',
  family: 'laboratory',
  severity: 'warns',
  title: 'Modifier QW stands only on tests that are waived and need it.',
  source: 'CMS claims processing manual ch. 16 §70.8; CMS list of tests granted waived status under CLIA',
  find: ({ lines }) =>
    numbered(lines)
      .filter(
        ({ item }) => item.modifiers.includes('QW') && ['never', 'not_needed'].includes(qwFor(item.code)),
      )
      .map(({ item, position }) => ({
        field: `lines.${position}.modifiers`,
        message:
          qwFor(item.code) === 'never'
            ? `Line ${position}: QW does not belong on ${item.code}, which is not on the list of waived tests.`
            : `Line ${position}: ${item.code} is always waived and takes no QW.`,
        fix: { kind: 'remove_modifier', line: position, modifier: 'QW' },
        fixLabel: 'Remove QW',
      })),
});

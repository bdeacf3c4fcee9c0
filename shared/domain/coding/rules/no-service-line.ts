import { defineRule } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';

export const noServiceLine = defineRule<CodingFacts>({
  name: 'no-service-line',
  family: 'procedures',
  severity: 'stops',
  title: 'There is at least one service line.',
  source: '005010X222A1 2400 (at least one service line)',
  find: ({ lines }) =>
    lines.length > 0
      ? []
      : [
          {
            field: 'lines',
            message: 'There is no service line. Add what was done.',
            fix: { kind: 'open_field', field: 'lines' },
            fixLabel: 'Add a service',
          },
        ],
});

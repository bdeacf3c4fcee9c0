import { defineRule } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';

export const tooManyLines = defineRule<CodingFacts>({
  name: 'too-many-lines',
  family: 'procedures',
  severity: 'stops',
  title: 'There are at most fifty service lines.',
  source: '005010X222A1 2400 (repeat 50)',
  find: ({ lines }) =>
    lines.length <= 50
      ? []
      : [
          {
            field: 'lines.51',
            message: `A claim holds fifty service lines; there are ${lines.length}. Split it.`,
          },
        ],
});

import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const lineWithoutPointer = defineRule<CodingFacts>({
  name: 'line-without-pointer',
  family: 'pointers',
  severity: 'stops',
  title: 'Each service line points to at least one diagnosis.',
  source: '005010X222A1 2400 SV107-1; CMS-1500 box 24E',
  find: ({ lines, diagnoses }) =>
    numbered(lines)
      .filter(({ item }) => item.pointers.length === 0)
      .map(({ item, position }) => ({
        field: `lines.${position}.pointers`,
        message: `Line ${position} (${item.code}) points to no diagnosis.`,
        ...(diagnoses.length > 0
          ? { fix: { kind: 'set_pointers' as const, line: position, pointers: [1] }, fixLabel: 'Point to A' }
          : {}),
      })),
});

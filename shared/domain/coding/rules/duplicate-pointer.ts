import { defineRule } from '../rule.ts';
import { pointerLetter } from '../../encounter.ts';
import { numbered, soundPointers, type CodingFacts } from '../facts.ts';

export const duplicatePointer = defineRule<CodingFacts>({
  name: 'duplicate-pointer',
  family: 'pointers',
  severity: 'stops',
  title: 'A line points to each diagnosis only once.',
  source: '005010X222A1 2400 SV107-1 to SV107-4',
  find: ({ lines, diagnoses }) =>
    numbered(lines).flatMap(({ item, position }) => {
      const twice = [...new Set(item.pointers.filter((p, i) => item.pointers.indexOf(p) !== i))];
      if (twice.length === 0) return [];
      return [
        {
          field: `lines.${position}.pointers`,
          message: `Line ${position} (${item.code}) points to ${twice.map(pointerLetter).join(', ')} twice.`,
          fix: {
            kind: 'set_pointers' as const,
            line: position,
            pointers: soundPointers(item.pointers, Math.max(diagnoses.length, 1)),
          },
          fixLabel: 'Keep each once',
        },
      ];
    }),
});

import { defineRule } from '../rule.ts';
import { pointerLetter } from '../../encounter.ts';
import { numbered, soundPointers, type CodingFacts } from '../facts.ts';

export const pointerToAbsentDiagnosis = defineRule<CodingFacts>({
  name: 'pointer-to-absent-diagnosis',
  family: 'pointers',
  severity: 'stops',
  title: 'Each pointer leads to a diagnosis that is there.',
  source: '005010X222A1 2400 SV107 (points to HI01–HI12)',
  find: ({ lines, diagnoses }) =>
    numbered(lines).flatMap(({ item, position }) => {
      const absent = item.pointers.filter((p) => !Number.isInteger(p) || p < 1 || p > diagnoses.length);
      if (absent.length === 0) return [];
      const left = soundPointers(item.pointers, diagnoses.length);
      const pointers = left.length > 0 ? left : diagnoses.length > 0 ? [1] : [];
      return [
        {
          field: `lines.${position}.pointers`,
          message: `Line ${position} (${item.code}) points to ${absent.map(pointerName).join(', ')}; there is no such diagnosis.`,
          ...(pointers.length > 0
            ? {
                fix: { kind: 'set_pointers' as const, line: position, pointers },
                fixLabel: `Point to ${pointers.map(pointerLetter).join(', ')}`,
              }
            : {}),
        },
      ];
    }),
});

function pointerName(position: number): string {
  const letter = pointerLetter(position);
  return letter === '?' ? String(position) : letter;
}

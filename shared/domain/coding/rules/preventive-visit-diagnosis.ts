import { defineRule, type Hit } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { isPreventiveVisit } from '../visit-codes.ts';

/** Examinations: general, special, administrative; contraception, pregnancy and infant care. */
const EXAMINATION = /^Z(0[0-3]|1[0-3]|3[0149]|38|76[12])/;

export const preventiveVisitDiagnosis = defineRule<CodingFacts>({
  name: 'preventive-visit-diagnosis',
  family: 'pointers',
  severity: 'warns',
  title: 'A preventive visit points first to an examination (Z00 and the like).',
  source: 'ICD-10-CM Official Guidelines IV.P and I.C.21.c.13 (routine examinations)',
  find: ({ lines, diagnoses }) =>
    numbered(lines).flatMap(({ item, position }): Hit[] => {
      if (!isPreventiveVisit(item.code)) return [];
      const first = diagnoses[(item.pointers[0] ?? 0) - 1];
      if (first === undefined || EXAMINATION.test(withoutDot(first).toUpperCase())) return [];
      const examination = diagnoses.findIndex((d) => EXAMINATION.test(withoutDot(d).toUpperCase())) + 1;
      const field = `lines.${position}.pointers`;
      return [
        {
          field,
          message: `Line ${position}: the preventive visit ${item.code} points first to ${first}, which is not an examination.`,
          ...(examination > 0
            ? {
                fix: {
                  kind: 'set_pointers',
                  line: position,
                  pointers: [examination, ...item.pointers.filter((p) => p !== examination)].slice(0, 4),
                },
                fixLabel: `Point to ${diagnoses[examination - 1] ?? ''} first`,
              }
            : { fix: { kind: 'open_field', field: 'diagnoses' }, fixLabel: 'Add the examination' }),
        },
      ];
    }),
});

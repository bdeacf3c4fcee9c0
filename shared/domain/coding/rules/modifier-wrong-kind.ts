import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { isVisit } from '../visit-codes.ts';

/** Codes that may count as a visit; 24, 25 and 57 are not questioned on these. */
const PERHAPS_VISIT = /^(99[2-4]\d\d|9800\d|9801[0-6]|920[01][24]|[GST]\d{4})$/;
const PROCEDURE_ONLY = new Set(['59', 'XE', 'XS', 'XP', 'XU', '51', '50', '78', '79', '58']);
const VISIT_ONLY = new Set(['24', '25', '57']);

export const modifierWrongKind = defineRule<CodingFacts>({
  name: 'modifier-wrong-kind',
  family: 'modifiers',
  severity: 'warns',
  title: 'Modifiers 24, 25 and 57 stand on visits; 50, 51, 58, 59, 78, 79 and X{EPSU} on procedures.',
  source: 'CMS NCCI policy manual ch. I §E',
  find: ({ lines }) =>
    numbered(lines).flatMap(({ item, position }) =>
      item.modifiers.flatMap((m): Hit[] => {
        const visit = isVisit(item.code);
        const wrong = visit ? PROCEDURE_ONLY.has(m) : VISIT_ONLY.has(m) && !PERHAPS_VISIT.test(item.code);
        if (!wrong) return [];
        return [
          {
            field: `lines.${position}.modifiers`,
            message: `Line ${position}: modifier ${m} does not belong on ${item.code}, which is ${visit ? 'a visit' : 'not a visit'}.`,
            fix: { kind: 'remove_modifier', line: position, modifier: m },
            fixLabel: `Remove ${m}`,
          },
        ];
      }),
    ),
});

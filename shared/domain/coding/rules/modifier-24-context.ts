import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';

const NEEDS: Readonly<Record<string, string>> = {
  '24': 'the visit has nothing to do with a surgery whose global period still runs',
  '58': 'the procedure was planned, or is staged, within the global period of an earlier one',
  '78': 'the patient went back to the operating room unplanned within the global period',
  '79': 'the procedure has nothing to do with the surgery whose global period still runs',
};

export const modifier24Context = defineRule<CodingFacts>({
  name: 'modifier-24-context',
  family: 'modifiers',
  severity: 'informs',
  title: 'Modifiers 24, 58, 78 and 79 stand only within the global period of an earlier surgery.',
  source: 'CMS claims processing manual ch. 12 §30.6.6.A and §40.2.A; NCCI policy manual ch. I §E',
  find: ({ lines }) =>
    numbered(lines).flatMap(({ item, position }) =>
      item.modifiers.flatMap((m): Hit[] => {
        const needs = NEEDS[m];
        if (needs === undefined) return [];
        return [
          {
            field: `lines.${position}.modifiers`,
            message: `Line ${position} (${item.code}): modifier ${m} says that ${needs}; the record must show it.`,
            fix: { kind: 'open_field', field: `lines.${position}.modifiers` },
            fixLabel: 'Look at the modifier',
          },
        ];
      }),
    ),
});

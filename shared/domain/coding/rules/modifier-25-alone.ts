import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { isAncillary, isVisit } from '../visit-codes.ts';

export const modifier25Alone = defineRule<CodingFacts>({
  name: 'modifier-25-alone',
  family: 'modifiers',
  severity: 'warns',
  title: 'Modifier 25 stands on a visit only when another service of that day needs it to be told apart.',
  source: 'CMS NCCI policy manual ch. I §E.1 (modifier 25); claims processing manual ch. 12 §30.6.6.B',
  find: ({ lines }) =>
    numbered(lines).flatMap(({ item, position }): Hit[] => {
      if (!item.modifiers.includes('25') || !isVisit(item.code)) return [];
      const beside = lines.filter((l) => l !== item && l.serviceDate === item.serviceDate);
      if (beside.some(({ code }) => !isAncillary(code))) return [];
      const alone = beside.length === 0;
      return [
        {
          field: `lines.${position}.modifiers`,
          severity: alone ? 'warns' : 'informs',
          message: alone
            ? `Line ${position}: modifier 25 on ${item.code} tells it apart from nothing; no other service stands beside it.`
            : `Line ${position}: ${item.code} needs no modifier 25 beside laboratory tests, drugs or supplies alone.`,
          fix: { kind: 'remove_modifier', line: position, modifier: '25' },
          fixLabel: 'Remove 25',
        },
      ];
    }),
});

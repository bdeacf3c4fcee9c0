import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { instructionsOf, isCloseBy, matches, patternsOf, printedCodes } from '../instruction-notes.ts';

export const codeAlso = defineRule<CodingFacts>({
  name: 'code-also',
  family: 'diagnoses',
  severity: 'informs',
  title: 'Where the tabular list says "code also", the second condition is coded when it is there.',
  source:
    'ICD-10-CM Official Guidelines I.A.17 ("code also", which tells no order); notes of the tabular list',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }) => {
      const list = facts.edits.tabular(item, facts.serviceDate);
      if (list.known !== 'found') return [];
      return instructionsOf(list.value, 'codeAlso').flatMap((instruction): Hit[] => {
        const patterns = patternsOf(instruction);
        if (!isCloseBy(instruction.scope) || instruction.hedged || patterns.length === 0) return [];
        if (facts.diagnoses.some((other) => other !== item && matches(patterns, other))) return [];
        return [
          {
            field: `diagnoses.${position}`,
            message: `${item}: code also what the note tells of ${printedCodes(instruction, 5)}.`,
            source: `${list.release}, code also at ${instruction.scope}`,
            fix: { kind: 'open_field', field: 'diagnoses' },
            fixLabel: 'Add the code',
          },
        ];
      });
    }),
});

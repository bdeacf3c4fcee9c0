import { defineRule, type Hit } from '../../coding/rule.ts';
import { POINTER_LETTERS } from '../../encounter.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

const MODIFIERS = 4;

export const paperTooMany = defineRule<PaperFacts>({
  name: 'paper-too-many',
  family: 'claim',
  severity: 'stops',
  title: 'The form has room for twelve diagnoses, and for four modifiers a line.',
  source: 'NUCC 1500 instructions for 02/12, boxes 21 and 24D',
  find: ({ claim }) => {
    const hits: Hit[] = claim.lines
      .filter((line) => line.modifiers.length > MODIFIERS)
      .map((line) =>
        at(
          `lines.${line.number}.modifiers`,
          `Line ${line.number} has more than four modifiers; box 24D takes four.`,
        ),
      );
    if (claim.diagnoses.length > POINTER_LETTERS.length)
      hits.push(at('diagnoses', `There are ${claim.diagnoses.length} diagnoses; box 21 takes twelve.`));
    return hits;
  },
});

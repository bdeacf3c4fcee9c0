import { defineRule } from '../../coding/rule.ts';
import { boxWords } from '../boxes.ts';
import { at, once, type PaperFacts } from '../paper-facts.ts';

export const paperLettersLost = defineRule<PaperFacts>({
  name: 'paper-letters-lost',
  family: 'claim',
  severity: 'stops',
  title: 'On paper, every letter has a plain Latin one that stands for it.',
  source: 'NUCC 1500 instructions for 02/12, general instructions on type',
  find: ({ forms }) =>
    once(
      forms
        .flat()
        .filter(({ lost }) => lost)
        .map(({ box, field }) =>
          at(
            field,
            `A letter here cannot be printed in ${boxWords(box)}. Write it as it stands on the insurance card.`,
          ),
        ),
    ),
});

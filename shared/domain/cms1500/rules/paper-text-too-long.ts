import { defineRule } from '../../coding/rule.ts';
import { boxLength, boxWords } from '../boxes.ts';
import { at, once, type PaperFacts } from '../paper-facts.ts';

export const paperTextTooLong = defineRule<PaperFacts>({
  name: 'paper-text-too-long',
  family: 'claim',
  severity: 'stops',
  title: 'On paper, every text fits its box at ten characters an inch.',
  source: 'NUCC 1500 instructions for 02/12, field lengths',
  find: ({ forms }) =>
    once(
      forms
        .flat()
        .filter(({ box, text }) => text.length > boxLength(box))
        .map(({ box, text, field }) =>
          at(
            field,
            `This has ${text.length} characters on paper; ${boxWords(box)} takes ${boxLength(box)}. Shorten it, or send the claim as a file.`,
          ),
        ),
    ),
});

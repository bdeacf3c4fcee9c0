import { defineRule } from '../../coding/rule.ts';
import { boxLength, boxWords, type BoxName } from '../boxes.ts';
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
        .map(({ box, text, field }) => at(field, tooLong(box, text))),
    ),
});

function tooLong(box: BoxName, text: string): string {
  // A text that needs both lines of box 19 is broken at a blank, so the sum of their lengths says too little.
  const room =
    box === '19'
      ? `box 19 takes ${boxLength('19.upper')} beside its caption and ${boxLength('19')} below`
      : `${boxWords(box)} takes ${boxLength(box)}`;
  return `This has ${text.length} characters on paper; ${room}. Shorten it, or send the claim as a file.`;
}

import { defineRule } from '../../coding/rule.ts';
import { oddTexts } from '../claim-texts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const textWithDelimiter = defineRule<ScrubInput>({
  name: 'text-with-delimiter',
  family: 'claim',
  severity: 'warns',
  title: 'No text holds a sign that separates the parts of the file.',
  source: '005010X222A1 appendix B, delimiters * : ^ ~',
  find: ({ claim }) =>
    oddTexts(claim)
      .filter(({ text }) => /[*:^~]/.test(text))
      .map(({ field }) =>
        at(field, 'This holds a sign that the claim file cannot carry (* : ^ ~); it is sent as a blank.'),
      ),
});

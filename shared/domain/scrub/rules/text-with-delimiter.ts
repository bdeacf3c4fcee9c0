import { defineRule } from '../../coding/rule.ts';
import { at, texts, type ScrubInput } from '../facts.ts';

export const textWithDelimiter = defineRule<ScrubInput>({
  name: 'text-with-delimiter',
  family: 'claim',
  severity: 'warns',
  title: 'No text holds a sign that separates the parts of the file, or a line break.',
  source: '005010X222A1 appendix B, delimiters * : ^ ~ and control characters',
  find: ({ claim }) =>
    texts(claim)
      .filter(({ text }) => /[*:^~\p{Cc}]/u.test(text))
      .map(({ field }) =>
        at(
          field,
          'This holds a sign that the claim file cannot carry (* : ^ ~ or a line break); it is sent as a blank.',
        ),
      ),
});

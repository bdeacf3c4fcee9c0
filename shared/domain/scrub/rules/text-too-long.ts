import { defineRule } from '../../coding/rule.ts';
import { at, texts, type ScrubInput } from '../facts.ts';

export const textTooLong = defineRule<ScrubInput>({
  name: 'text-too-long',
  family: 'claim',
  severity: 'warns',
  title: 'No text is longer than its place in the file.',
  source: '005010X222A1, longest lengths of NM103, NM104, NM105, NM109, N301, N302, N401, SBR03, SBR04',
  find: ({ claim }) =>
    texts(claim)
      .filter(({ text, max }) => text.length > max)
      .map(({ field, text, max }) =>
        at(field, `This has ${text.length} characters; ${max} are sent. Shorten it.`),
      ),
});

import { defineRule, type Hit } from '../../coding/rule.ts';
import { oddTexts } from '../claim-texts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const textTooLong = defineRule<ScrubInput>({
  name: 'text-too-long',
  family: 'claim',
  severity: 'warns',
  title: 'No text is longer than its place in the file; a number that would be cut stops.',
  source: '005010X222A1, longest lengths of NM103, NM104, NM105, NM109, N301, N302, N401, SBR03, SBR04',
  find: ({ claim }) =>
    oddTexts(claim)
      .filter(({ text, max }) => text.length > max)
      .map(({ field, text, max, exact }): Hit => {
        const hit = at(field, `This has ${text.length} characters; ${max} are sent. Shorten it.`);
        return exact === true ? { ...hit, severity: 'stops' } : hit;
      }),
});

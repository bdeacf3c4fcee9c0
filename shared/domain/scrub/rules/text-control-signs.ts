import { defineRule } from '../../coding/rule.ts';
import { oddTexts } from '../claim-texts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const textControlSigns = defineRule<ScrubInput>({
  name: 'text-control-signs',
  family: 'claim',
  severity: 'stops',
  title: 'No text holds a control sign such as a tab or a bell.',
  source: '005010X222A1 appendix B, basic and extended character set',
  find: ({ claim }) =>
    oddTexts(claim)
      .filter(({ text }) => /[\u0000-\u001f\u007f]/.test(text))
      .map(({ field }) => at(field, 'This holds a control sign that cannot be seen. Write it anew.')),
});

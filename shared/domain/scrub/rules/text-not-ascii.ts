import { defineRule } from '../../coding/rule.ts';
import { oddTexts } from '../claim-texts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const textNotAscii = defineRule<ScrubInput>({
  name: 'text-not-ascii',
  family: 'claim',
  severity: 'warns',
  title: 'Texts keep to plain letters without accents, digits and ordinary signs.',
  source: '005010X222A1 appendix B, basic and extended character set',
  find: ({ claim }) =>
    oddTexts(claim)
      .filter(({ text }) => /\P{ASCII}/u.test(text))
      .map(({ field }) =>
        at(
          field,
          'This has an accented or foreign letter, which payers refuse; it is sent in plain letters. Compare it with the card.',
        ),
      ),
});

import { defineRule } from '../../coding/rule.ts';
import { oddTexts } from '../claim-texts.ts';
import { certain, type ScrubInput } from '../facts.ts';

export const textEdges = defineRule<ScrubInput>({
  name: 'text-edges',
  family: 'claim',
  severity: 'warns',
  title: 'No text begins or ends with a space.',
  source: 'X12.6 data element type AN (no leading spaces; trailing spaces only to the minimum length)',
  find: ({ claim }) =>
    oddTexts(claim)
      .filter(({ text }) => text !== text.trim())
      .map(({ field, text }) =>
        certain(field, 'This begins or ends with a space. Remove it.', text.trim(), 'remove the space'),
      ),
});

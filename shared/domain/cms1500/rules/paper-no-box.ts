import { defineRule } from '../../coding/rule.ts';
import { at, once, type PaperFacts } from '../paper-facts.ts';
import { withoutBox } from '../without-box.ts';

export const paperNoBox = defineRule<PaperFacts>({
  name: 'paper-no-box',
  family: 'claim',
  severity: 'informs',
  title: 'What the form has no box for is named: it reaches the payer only in a file or beside the form.',
  source: 'NUCC 1500 instructions for 02/12, crosswalk to 005010X222A1',
  find: ({ claim }) =>
    once(
      withoutBox(claim).map(({ field, words }) =>
        at(
          field,
          `The form has no box for ${words}: it reaches the payer only in a file, or in a letter with the form.`,
        ),
      ),
    ),
});

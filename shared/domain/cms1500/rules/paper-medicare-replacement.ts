import { defineRule } from '../../coding/rule.ts';
import { isMedicare } from '../medicare.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperMedicareReplacement = defineRule<PaperFacts>({
  name: 'paper-medicare-replacement',
  family: 'claim',
  severity: 'warns',
  title: 'Medicare takes no replacement on paper: an adjudicated claim is reopened instead.',
  source: 'Medicare claims processing manual ch. 26 §10.4, item 22; ch. 34 §10',
  find: ({ claim }) =>
    isMedicare(claim) && claim.frequency !== '1'
      ? [at('frequency', 'Medicare leaves box 22 unread. Ask for a reopening of the earlier claim instead.')]
      : [],
});

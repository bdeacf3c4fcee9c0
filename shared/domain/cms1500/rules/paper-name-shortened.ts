import { defineRule } from '../../coding/rule.ts';
import { boxLength } from '../boxes.ts';
import { at, once, type PaperFacts } from '../paper-facts.ts';
import { printProvider } from '../print-text.ts';
import { referringContest } from '../referring.ts';

export const paperNameShortened = defineRule<PaperFacts>({
  name: 'paper-name-shortened',
  family: 'people',
  severity: 'informs',
  title:
    'In boxes 17 and 33 a first name becomes an initial where the whole name does not fit; the NPI names the person.',
  source: 'NUCC 1500 instructions for 02/12, boxes 17 and 33, field lengths',
  find: ({ claim, lines }) => {
    const hits = lines.flatMap((some) => {
      const { shown } = referringContest(claim, some);
      return shown?.shortened === true
        ? [
            at(
              `${shown.field}.firstName`,
              'Box 17 shows the first name as an initial: the whole name does not fit.',
            ),
          ]
        : [];
    });
    const { name, person } = claim.billingProvider;
    if (person && printProvider({ lastName: name, ...person }, boxLength('33.name')).shortened)
      hits.push(
        at('billingProvider.name', 'Box 33 shows the first name as an initial: the whole name does not fit.'),
      );
    return once(hits);
  },
});

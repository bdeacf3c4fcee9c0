import { defineRule } from '../../coding/rule.ts';
import { at, type PaperFacts } from '../paper-facts.ts';
import { replacedNumber } from '../services.ts';

export const paperReplacementNumber = defineRule<PaperFacts>({
  name: 'paper-replacement-number',
  family: 'claim',
  severity: 'stops',
  title: "A form that replaces or voids a claim carries the payer's number of that claim in box 22.",
  source: 'NUCC 1500 instructions for 02/12, box 22',
  find: ({ claim, payerControlNumber }) =>
    claim.frequency === '1' || replacedNumber(claim, payerControlNumber).text !== ''
      ? []
      : [
          at(
            'frequency',
            "Box 22 needs the payer's own number of the earlier claim; it stands on its remittance.",
          ),
        ],
});

import { defineRule } from '../../coding/rule.ts';
import { printCode } from '../print-text.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperAccountNumber = defineRule<PaperFacts>({
  name: 'paper-account-number',
  family: 'identifiers',
  severity: 'warns',
  title: 'The number in box 26 comes back as it was sent: upper-case letters and digits only.',
  source: 'NUCC 1500 instructions for 02/12, box 26; 005010X222A1 2300 CLM01',
  find: ({ claim }) =>
    printCode(claim.controlNumber).text === claim.controlNumber
      ? []
      : [
          at(
            'controlNumber',
            'Box 26 shows letters and digits only, so the number on the remittance will differ from ours.',
          ),
        ],
});

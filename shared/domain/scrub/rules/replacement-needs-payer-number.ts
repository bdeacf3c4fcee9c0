import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const replacementNeedsPayerNumber = defineRule<ScrubInput>({
  name: 'replacement-needs-payer-number',
  family: 'claim',
  severity: 'stops',
  title: "A replacement or void names the payer's own number of the earlier claim.",
  source: '005010X222A1 2300 CLM05-3 with REF*F8; CMS-1500 box 22',
  find: ({ claim, context }) =>
    (claim.frequency !== '7' && claim.frequency !== '8') ||
    (situationOf(claim).payerControlNumber ?? context.payerControlNumber ?? '').trim() !== ''
      ? []
      : [
          at(
            'situation.payerControlNumber',
            `A claim that ${claim.frequency === '7' ? 'replaces' : 'voids'} another needs the payer's number of that claim.`,
          ),
        ],
});

import { defineRule } from '../../coding/rule.ts';
import { certain, situationOf, type ScrubInput } from '../facts.ts';

export const payerNumberOnFirstClaim = defineRule<ScrubInput>({
  name: 'payer-number-on-first-claim',
  family: 'claim',
  severity: 'warns',
  title: "A first claim does not carry the payer's number of an earlier one.",
  source: '005010X222A1 2300 REF*F8 (required when CLM05-3 is 7 or 8)',
  find: ({ claim }) =>
    claim.frequency === '1' && (situationOf(claim).payerControlNumber ?? '') !== ''
      ? [
          certain(
            'frequency',
            "The claim carries the payer's number of an earlier claim, but says that it is a first one.",
            null,
            'leave the number out',
            'situation.payerControlNumber',
          ),
        ]
      : [],
});

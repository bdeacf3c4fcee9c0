import { defineRule } from '../../coding/rule.ts';
import { isMedicare } from '../../coding/facts.ts';
import { isLabTest } from '../../codes/clia-waived.ts';
import { certain, type ScrubInput } from '../facts.ts';

export const labAssignment = defineRule<ScrubInput>({
  name: 'lab-assignment',
  family: 'charges',
  severity: 'warns',
  title: 'To Medicare, laboratory tests are billed with assignment accepted.',
  source: '42 U.S.C. 1395l(h)(5)(C); CMS claims processing manual ch. 16 §30.1',
  find: ({ claim }) =>
    isMedicare(claim.payer.filingIndicator) &&
    !claim.acceptsAssignment &&
    claim.lines.some(({ code }) => isLabTest(code))
      ? [
          certain(
            'acceptsAssignment',
            'Medicare pays laboratory tests only with assignment; accept it.',
            true,
            'accept assignment',
          ),
        ]
      : [],
});

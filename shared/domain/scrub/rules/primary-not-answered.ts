import { defineRule } from '../../coding/rule.ts';
import { earlierCoverages, hasAnswered } from '../coordination.ts';
import { at, type ScrubInput } from '../facts.ts';

export const primaryNotAnswered = defineRule<ScrubInput>({
  name: 'primary-not-answered',
  family: 'coordination',
  severity: 'stops',
  title: 'A claim goes to a later payer only when each earlier one has answered.',
  source: '005010X222A1 2320 AMT*D and 2430 SVD (coordination of benefits, section 1.4.1); 42 CFR 411.32',
  find: ({ claim }) =>
    earlierCoverages(claim)
      .filter(({ coverage }) => !hasAnswered(claim, coverage))
      .map(({ coverage, position }) =>
        at(
          `otherCoverages.${position}.paidCents`,
          `The payer of rank ${coverage.rank} has not answered yet; hold the claim until its remittance is posted.`,
        ),
      ),
});

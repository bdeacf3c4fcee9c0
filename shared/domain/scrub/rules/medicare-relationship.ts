import { defineRule } from '../../coding/rule.ts';
import { certain, isDependent, type ScrubInput } from '../facts.ts';

export const medicareRelationship = defineRule<ScrubInput>({
  name: 'medicare-relationship',
  family: 'people',
  severity: 'stops',
  title: 'With Medicare and Medicaid the patient is always the subscriber.',
  source: '005010X222A1 2000B SBR02; CMS claims processing manual ch. 24',
  find: ({ claim }) =>
    isDependent(claim) && ['MB', 'MA', 'MC'].includes(claim.payer.filingIndicator)
      ? [
          certain(
            'coverage.relationship',
            'With this payer the patient is the insured person: set the relationship to self.',
            '18',
            'set it to self',
          ),
        ]
      : [],
});

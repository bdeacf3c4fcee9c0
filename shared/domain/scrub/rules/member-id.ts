import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const memberId = defineRule<ScrubInput>({
  name: 'member-id',
  family: 'people',
  severity: 'stops',
  title: 'The member id is there and has letters and digits only.',
  source: '005010X222A1 2010BA NM109, qualifier MI; CMS-1500 box 1a',
  find: ({ claim: { coverage } }) =>
    /^[0-9A-Za-z-]{2,80}$/.test(coverage.memberId)
      ? []
      : [
          at(
            'coverage.memberId',
            coverage.memberId.trim() === ''
              ? 'The member id is missing.'
              : 'The member id has letters and digits only, no spaces. Compare it with the card.',
          ),
        ],
});

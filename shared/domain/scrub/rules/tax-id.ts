import { isTaxId } from '../../identifiers.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const taxId = defineRule<ScrubInput>({
  name: 'tax-id',
  family: 'identifiers',
  severity: 'stops',
  title: "The billing provider's tax id has nine digits that can be an EIN or an SSN.",
  source: '005010X222A1 2010AA REF*EI or REF*SY; IRS EIN prefixes; SSA numbering rules',
  find: ({ claim: { billingProvider: b } }) =>
    isTaxId(b.taxId, b.taxIdKind)
      ? []
      : [
          at(
            'billingProvider.taxId',
            `The tax id is not ${b.taxIdKind === 'EI' ? 'an employer number' : 'a social security number'}: nine digits, without hyphen.`,
          ),
        ],
});

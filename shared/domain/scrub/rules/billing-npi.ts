import { isNpi } from '../../identifiers.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const billingNpi = defineRule<ScrubInput>({
  name: 'billing-npi',
  family: 'identifiers',
  severity: 'stops',
  title: "The billing provider's NPI has ten digits and a right check digit.",
  source: '005010X222A1 2010AA NM109; 45 CFR 162.406',
  find: ({ claim }) =>
    isNpi(claim.billingProvider.npi)
      ? []
      : [
          at(
            'billingProvider.npi',
            "The billing provider's NPI does not check: ten digits, the last a check digit.",
          ),
        ],
});

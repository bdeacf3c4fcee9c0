import { isZip9 } from '../../identifiers.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const zipOfProvider = defineRule<ScrubInput>({
  name: 'zip-of-provider',
  family: 'identifiers',
  severity: 'stops',
  title: 'The ZIP codes of the billing provider and the service facility have nine digits.',
  source: '005010X222A1 2010AA N403 and 2310C N403',
  find: ({ claim: { billingProvider, serviceFacility } }) => [
    ...(isZip9(billingProvider.address.zip)
      ? []
      : [
          at(
            'billingProvider.address.zip',
            "The billing provider's ZIP code needs all nine digits, without hyphen.",
          ),
        ]),
    ...(!serviceFacility || isZip9(serviceFacility.address.zip)
      ? []
      : [
          at('serviceFacility.address.zip', "The facility's ZIP code needs all nine digits, without hyphen."),
        ]),
  ],
});

import { isZip9 } from '../../identifiers.ts';
import { defineRule } from '../../coding/rule.ts';
import { addresses, isAbroad } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

/** The billing provider and every service facility, of the claim or of a line. */
const OF_PROVIDER = /^billingProvider\.|serviceFacility\./;

export const zipOfProvider = defineRule<ScrubInput>({
  name: 'zip-of-provider',
  family: 'identifiers',
  severity: 'stops',
  title: 'The ZIP codes of the billing provider and of service facilities have nine digits.',
  source: '005010X222A1 N403 of 2010AA, 2310C and 2420C',
  find: ({ claim }) =>
    addresses(claim)
      .filter(
        ({ field, address }) => OF_PROVIDER.test(`${field}.`) && !isAbroad(address) && !isZip9(address.zip),
      )
      .map(({ field, whose }) =>
        at(`${field}.zip`, `${whose} ZIP code needs all nine digits, without hyphen.`),
      ),
});

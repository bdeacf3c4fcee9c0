import { defineRule } from '../../coding/rule.ts';
import { addresses, isAbroad } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

/** These need nine digits: zip-of-provider. */
const OF_PROVIDER = /^billingProvider\.|serviceFacility\./;

export const zipOfPerson = defineRule<ScrubInput>({
  name: 'zip-of-person',
  family: 'people',
  severity: 'stops',
  title: 'The ZIP codes of patient, subscriber, pay-to address and other places have five or nine digits.',
  source: '005010X222A1 N403 of 2010AB, 2010BA, 2010CA, 2310E, 2310F, 2420E',
  find: ({ claim }) =>
    addresses(claim)
      .filter(
        ({ field, address }) =>
          !OF_PROVIDER.test(field) && !isAbroad(address) && !/^\d{5}(\d{4})?$/.test(address.zip),
      )
      .map(({ field, whose }) => at(`${field}.zip`, `${whose} ZIP code has not five or nine digits.`)),
});

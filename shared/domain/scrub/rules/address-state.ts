import { defineRule } from '../../coding/rule.ts';
import { STATES } from '../../identifiers.ts';
import { addresses, isAbroad } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const addressState = defineRule<ScrubInput>({
  name: 'address-state',
  family: 'people',
  severity: 'stops',
  title: 'Each address has a state or territory of the United States.',
  source: '005010X222A1 N402; USPS state codes',
  find: ({ claim }) =>
    addresses(claim)
      .filter(({ address }) => !isAbroad(address) && !STATES.has(address.state))
      .map(({ field, whose, address }) =>
        at(
          `${field}.state`,
          address.state === ''
            ? `${whose} state is missing.`
            : `${whose} state "${address.state}" does not exist.`,
        ),
      ),
});

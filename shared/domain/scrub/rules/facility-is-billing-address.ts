import { defineRule } from '../../coding/rule.ts';
import type { LooseAddress } from '../../claim-parts/parties.ts';
import { certain, type ScrubInput } from '../facts.ts';

export const facilityIsBillingAddress = defineRule<ScrubInput>({
  name: 'facility-is-billing-address',
  family: 'providers',
  severity: 'warns',
  title: "A facility is named only where it is another place than the billing provider's.",
  source: '005010X222A1 2310C (not used when the place is that of 2010AA)',
  find: ({ claim: { serviceFacility, billingProvider } }) => {
    if (!serviceFacility) return [];
    const key = (a: LooseAddress): string => [a.line1, a.city, a.state, a.zip].join('|').toUpperCase();
    return key(serviceFacility.address) === key(billingProvider.address)
      ? [
          certain(
            'serviceFacility',
            "The facility has the billing provider's address; leave it out.",
            null,
            'leave the facility out',
          ),
        ]
      : [];
  },
});

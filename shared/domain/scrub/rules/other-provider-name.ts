import { defineRule } from '../../coding/rule.ts';
import { namedProviders } from '../claim-parties.ts';
import { at, certain, type ScrubInput } from '../facts.ts';

export const otherProviderName = defineRule<ScrubInput>({
  name: 'other-provider-name',
  family: 'providers',
  severity: 'stops',
  title:
    'Every named provider has a last name, and a person a first name; a purchased service has its number only.',
  source: '005010X222A1 NM103 and NM104 of 2310A, 2310D, 2420A and 2420D to 2420F; 2420B has none',
  find: ({ claim }) =>
    namedProviders(claim).flatMap(({ field, who, provider }) => {
      if (provider.role === 'purchasedService')
        return provider.lastName.trim() === ''
          ? []
          : [
              certain(
                `${field}.lastName`,
                `${who} is told by its number alone; the guide has no place for a name.`,
                '',
                'leave the name out',
              ),
            ];
      if (provider.lastName.trim() === '') return [at(`${field}.lastName`, `${who} has no name.`)];
      return provider.entity === '1' && provider.firstName.trim() === ''
        ? [at(`${field}.firstName`, `${who} has no first name.`)]
        : [];
    }),
});

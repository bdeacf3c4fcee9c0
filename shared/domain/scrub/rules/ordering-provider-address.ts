import { defineRule } from '../../coding/rule.ts';
import { isMedicalEquipment } from '../../codes/service-kinds.ts';
import { isBlank, namedProviders } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const orderingProviderAddress = defineRule<ScrubInput>({
  name: 'ordering-provider-address',
  family: 'providers',
  severity: 'warns',
  title: 'The ordering provider of equipment has an address.',
  source: '005010X222A1 2420E N3 and N4',
  find: ({ claim }) =>
    namedProviders(claim)
      .filter(({ provider, line }) => {
        const code = line === null ? undefined : claim.lines[line - 1]?.code;
        const blank = provider.address === undefined || isBlank(provider.address);
        return provider.role === 'ordering' && code !== undefined && isMedicalEquipment(code) && blank;
      })
      .map(({ field, who }) => at(`${field}.address`, `${who} has no address.`)),
});

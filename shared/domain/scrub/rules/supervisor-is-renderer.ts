import { defineRule } from '../../coding/rule.ts';
import { namedProviders } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const supervisorIsRenderer = defineRule<ScrubInput>({
  name: 'supervisor-is-renderer',
  family: 'providers',
  severity: 'warns',
  title: 'The supervising provider is another than the one who gave the service.',
  source: '005010X222A1 2310D and 2420D',
  find: ({ claim }) =>
    namedProviders(claim)
      .filter(
        ({ provider, line }) =>
          provider.role === 'supervising' &&
          line === null &&
          provider.npi !== '' &&
          provider.npi === claim.renderingProvider.npi,
      )
      .map(({ field }) => at(`${field}.npi`, 'The supervising provider is the rendering provider.')),
});

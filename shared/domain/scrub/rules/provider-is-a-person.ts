import { defineRule } from '../../coding/rule.ts';
import type { ProviderRole } from '../../claim-parts/parties.ts';
import { namedProviders } from '../claim-parties.ts';
import { certain, type ScrubInput } from '../facts.ts';

/** NM102 of these loops is 1 alone. */
const PERSONS: ReadonlySet<ProviderRole> = new Set(['referring', 'primaryCare', 'supervising', 'ordering']);

export const providerIsAPerson = defineRule<ScrubInput>({
  name: 'provider-is-a-person',
  family: 'providers',
  severity: 'stops',
  title: 'Referring, primary care, supervising and ordering providers are persons.',
  source: '005010X222A1 NM102 of 2310A, 2310D, 2420D, 2420E and 2420F (1 only)',
  find: ({ claim }) =>
    namedProviders(claim).flatMap(({ field, who, provider }) =>
      provider.entity === '2' && PERSONS.has(provider.role)
        ? [
            certain(
              `${field}.entity`,
              `${who} is said to be an organisation; the guide takes a person only.`,
              '1',
              'say that it is a person',
            ),
          ]
        : [],
    ),
});

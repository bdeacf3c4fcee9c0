import { defineRule } from '../../coding/rule.ts';
import type { ProviderRole } from '../../claim-parts/parties.ts';
import { ROLE_WORDS, namedProviders } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

const OF_CLAIM: ReadonlySet<ProviderRole> = new Set(['referring', 'primaryCare', 'supervising']);

export const providerAtWrongLevel = defineRule<ScrubInput>({
  name: 'provider-at-wrong-level',
  family: 'providers',
  severity: 'stops',
  title: 'Ordering and purchased-service providers stand on a line, and no role is filled twice.',
  source: '005010X222A1 2310 (DN, P3, DQ) and 2420 (82, QB, DQ, DK, DN, P3), repeat of each loop',
  find: ({ claim }) => {
    const seen = new Set<string>();
    return namedProviders(claim).flatMap(({ field, who, line, provider: { role } }) => {
      if (line === null && !OF_CLAIM.has(role))
        return [at(`${field}.role`, `The ${ROLE_WORDS[role]} is named on the line and not on the claim.`)];
      const key = `${line ?? 0} ${role}`;
      if (seen.has(key)) return [at(`${field}.role`, `${who} is named twice.`)];
      seen.add(key);
      return [];
    });
  },
});

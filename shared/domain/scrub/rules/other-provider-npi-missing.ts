import { defineRule, type Hit } from '../../coding/rule.ts';
import { isMedicare } from '../../coding/facts.ts';
import { namedProviders } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const otherProviderNpiMissing = defineRule<ScrubInput>({
  name: 'other-provider-npi-missing',
  family: 'identifiers',
  severity: 'warns',
  title: 'Every named provider has an NPI; Medicare refuses a referring or ordering provider without one.',
  source: '005010X222A1 2310A NM109; CMS claims processing manual ch. 26 §10.4 item 17b',
  find: ({ claim }) =>
    namedProviders(claim)
      .filter(({ provider }) => provider.npi === '')
      .map(({ field, who }): Hit => {
        const hit = at(`${field}.npi`, `${who} has no NPI.`);
        return isMedicare(claim.payer.filingIndicator) ? { ...hit, severity: 'stops' } : hit;
      }),
});

import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, inRole, situationOf, type ScrubInput } from '../facts.ts';

export const referringProviderMissing = defineRule<ScrubInput>({
  name: 'referring-provider-missing',
  family: 'providers',
  severity: 'stops',
  title: 'A claim or line with a referral number names who referred.',
  source: '005010X222A1 2300 REF*9F with 2310A, 2400 REF*9F with 2420F',
  find: ({ claim }) => {
    const ofClaim = inRole(claim.providers, 'referring', 'primaryCare').length > 0;
    const number = situationOf(claim).referralNumber ?? '';
    return [
      ...(number !== '' && !ofClaim
        ? [at('providers', 'The claim has a referral number and no referring provider.')]
        : []),
      ...numbered(claim.lines)
        .filter(
          ({ item }) =>
            (item.detail?.referralNumber ?? '') !== '' &&
            !ofClaim &&
            inRole(item.detail?.providers, 'referring', 'primaryCare').length === 0,
        )
        .map(({ position }) =>
          at(
            `lines.${position}.detail.providers`,
            `Line ${position} has a referral number and no referring provider.`,
          ),
        ),
    ];
  },
});

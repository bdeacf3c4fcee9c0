import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isNpi } from '../../identifiers.ts';
import { namedProviders } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const otherProviderNpi = defineRule<ScrubInput>({
  name: 'other-provider-npi',
  family: 'identifiers',
  severity: 'stops',
  title:
    "The NPIs of referring, supervising, ordering and other named providers, and of a line's facility, check.",
  source: '005010X222A1 2310A, 2310D, 2420A to 2420F NM109; 45 CFR 162.406',
  find: ({ claim }) => [
    ...namedProviders(claim)
      .filter(({ provider }) => provider.npi !== '' && !isNpi(provider.npi))
      .map(({ field, who }) =>
        at(`${field}.npi`, `${who}'s NPI does not check: ten digits, the last a check digit.`),
      ),
    ...numbered(claim.lines).flatMap(({ item, position }) => {
      const npi = item.detail?.serviceFacility?.npi ?? '';
      return npi === '' || isNpi(npi)
        ? []
        : [
            at(
              `lines.${position}.detail.serviceFacility.npi`,
              `Line ${position}: the facility's NPI does not check: ten digits, the last a check digit.`,
            ),
          ];
    }),
  ],
});

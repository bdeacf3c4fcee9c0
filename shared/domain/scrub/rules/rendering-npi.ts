import { isNpi } from '../../identifiers.ts';
import { defineRule } from '../../coding/rule.ts';
import { rendersItself } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const renderingNpi = defineRule<ScrubInput>({
  name: 'rendering-npi',
  family: 'identifiers',
  severity: 'stops',
  title: "The rendering provider's NPI has ten digits and a right check digit.",
  source: '005010X222A1 2310B NM109; 45 CFR 162.406',
  find: ({ claim }) =>
    isNpi(claim.renderingProvider.npi) || rendersItself(claim)
      ? []
      : [
          at(
            'renderingProvider.npi',
            "The rendering provider's NPI does not check: ten digits, the last a check digit.",
          ),
        ],
});

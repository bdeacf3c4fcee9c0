import { isNpi } from '../../identifiers.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const facilityNpi = defineRule<ScrubInput>({
  name: 'facility-npi',
  family: 'identifiers',
  severity: 'stops',
  title: "A service facility's NPI, where given, has ten digits and a right check digit.",
  source: '005010X222A1 2310C NM109; 45 CFR 162.406',
  find: ({ claim: { serviceFacility } }) =>
    !serviceFacility || serviceFacility.npi === '' || isNpi(serviceFacility.npi)
      ? []
      : [at('serviceFacility.npi', "The facility's NPI does not check: ten digits, the last a check digit.")],
});

import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

const ELSEWHERE: ReadonlySet<string> = new Set('21 22 23 24 31 32 51 61'.split(' '));

export const serviceFacilityMissing = defineRule<ScrubInput>({
  name: 'service-facility-missing',
  family: 'providers',
  severity: 'warns',
  title: 'A service in a hospital, a nursing facility or a surgical centre names the facility.',
  source: "005010X222A1 2310C (required when another place than the billing provider's); CMS-1500 box 32",
  find: ({ claim }) =>
    claim.serviceFacility === null &&
    ELSEWHERE.has(claim.placeOfService) &&
    claim.lines.some(({ detail }) => detail?.serviceFacility === undefined)
      ? [
          at(
            'serviceFacility',
            `The place of service is ${claim.placeOfService}; name the facility, unless it is your own.`,
          ),
        ]
      : [],
});

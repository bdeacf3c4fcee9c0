import { defineRule } from '../../coding/rule.ts';
import { addresses } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

export const addressIncomplete = defineRule<ScrubInput>({
  name: 'address-incomplete',
  family: 'people',
  severity: 'stops',
  title: 'Each address has a street and a city.',
  source: '005010X222A1 N301 and N401 of 2010AA, 2010BA, 2010CA, 2310C',
  find: ({ claim }) =>
    addresses(claim).flatMap(({ field, whose, address }) => [
      ...(address.line1.trim() === '' ? [at(`${field}.line1`, `${whose} street is missing.`)] : []),
      ...(address.city.trim().length < 2 ? [at(`${field}.city`, `${whose} city is missing.`)] : []),
    ]),
});

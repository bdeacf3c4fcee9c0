import { defineRule } from '../../coding/rule.ts';
import { addresses, at, type ScrubInput } from '../facts.ts';

export const zipOfPerson = defineRule<ScrubInput>({
  name: 'zip-of-person',
  family: 'people',
  severity: 'stops',
  title: 'The ZIP codes of patient and subscriber have five or nine digits.',
  source: '005010X222A1 2010BA N403 and 2010CA N403',
  find: ({ claim }) =>
    addresses(claim)
      .filter(
        ({ field, address }) => /^(patient|subscriber)/.test(field) && !/^\d{5}(\d{4})?$/.test(address.zip),
      )
      .map(({ field, whose }) => at(`${field}.zip`, `${whose} ZIP code has not five or nine digits.`)),
});

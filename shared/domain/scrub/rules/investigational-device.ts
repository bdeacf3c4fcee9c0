import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const investigationalDevice = defineRule<ScrubInput>({
  name: 'investigational-device',
  family: 'claim',
  severity: 'stops',
  title: 'The number of an investigational device is a letter and six digits.',
  source: '005010X222A1 2300 REF*LX; 21 CFR 812 (IDE numbers G and six digits)',
  find: ({ claim }) => {
    const number = situationOf(claim).investigationalDevice ?? '';
    return number === '' || /^[A-Z]\d{6}$/.test(number)
      ? []
      : [
          at(
            'situation.investigationalDevice',
            'The number of an investigational device is a letter and six digits.',
          ),
        ];
  },
});

import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const accidentWithoutCause = defineRule<ScrubInput>({
  name: 'accident-without-cause',
  family: 'circumstances',
  severity: 'stops',
  title: 'A date or a state of an accident goes with the kind of accident.',
  source: '005010X222A1 2300 CLM11-1 to CLM11-3 with DTP*439',
  find: ({ claim }) => {
    const { autoAccident, otherAccident, employment, accidentState = '', dates } = situationOf(claim);
    const told = autoAccident === true || otherAccident === true || employment === true;
    if (!told && dates?.accident !== undefined)
      return [
        at(
          'situation.autoAccident',
          'The claim has a date of an accident and does not say of which kind it was.',
        ),
      ];
    return accidentState !== '' && autoAccident !== true
      ? [
          at(
            'situation.autoAccident',
            'The claim has a state of an accident, which only an automobile accident has.',
          ),
        ]
      : [];
  },
});

import { defineRule } from '../../coding/rule.ts';
import { certain, situationOf, type ScrubInput } from '../facts.ts';

export const tooManyCauses = defineRule<ScrubInput>({
  name: 'too-many-causes',
  family: 'claim',
  severity: 'stops',
  title: 'A claim tells of at most two causes: automobile accident, employment, other accident.',
  source: '005010X222A1 2300 CLM11 (CLM11-1 and CLM11-2; CLM11-3 is not used)',
  find: ({ claim }) => {
    const { autoAccident, employment, otherAccident } = situationOf(claim);
    return autoAccident === true && employment === true && otherAccident === true
      ? [
          certain(
            'situation.otherAccident',
            'The claim names three causes, and the guide takes two: leave out the other accident.',
            null,
            'leave the other accident out',
          ),
        ]
      : [];
  },
});

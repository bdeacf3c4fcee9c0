import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const accidentDateMissing = defineRule<ScrubInput>({
  name: 'accident-date-missing',
  family: 'circumstances',
  severity: 'stops',
  title: 'A claim for an accident says when it happened.',
  source: '005010X222A1 2300 DTP*439 (required when CLM11 is AA or OA)',
  find: ({ claim }) => {
    const { autoAccident, otherAccident, dates } = situationOf(claim);
    return (autoAccident === true || otherAccident === true) && dates?.accident === undefined
      ? [at('situation.dates.accident', 'The claim is for an accident; give its date.')]
      : [];
  },
});

import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const pairedDates = defineRule<ScrubInput>({
  name: 'paired-dates',
  family: 'dates',
  severity: 'stops',
  title: 'Work is resumed after it was left, and care handed over after it was taken over.',
  source: '005010X222A1 2300 DTP*297 and DTP*296, DTP*090 and DTP*091',
  find: ({ claim }) => {
    const { lastWorked, returnToWork, careAssumed, careRelinquished } = situationOf(claim).dates ?? {};
    return [
      ...(lastWorked !== undefined && returnToWork !== undefined && returnToWork < lastWorked
        ? [at('situation.dates.returnToWork', 'The return to work is before the last day of work.')]
        : []),
      ...(careAssumed !== undefined && careRelinquished !== undefined && careRelinquished < careAssumed
        ? [at('situation.dates.careRelinquished', 'Care was handed over before it was taken over.')]
        : []),
    ];
  },
});

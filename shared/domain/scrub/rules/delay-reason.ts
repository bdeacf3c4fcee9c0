import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

const REASONS: ReadonlySet<string> = new Set('1 2 3 4 5 6 7 8 9 10 11 15'.split(' '));

export const delayReason = defineRule<ScrubInput>({
  name: 'delay-reason',
  family: 'claim',
  severity: 'stops',
  title: "A reason for the delay is one of the guide's numbers.",
  source: '005010X222A1 2300 CLM20 (1 to 11, 15)',
  find: ({ claim }) => {
    const reason = situationOf(claim).delayReason ?? '';
    return reason === '' || REASONS.has(reason)
      ? []
      : [at('situation.delayReason', `"${reason}" is no reason for a delay; 1 to 11 and 15 are.`)];
  },
});

import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

const FREQUENCIES: ReadonlySet<string> = new Set(['1', '7', '8']);

export const frequencyCode = defineRule<ScrubInput>({
  name: 'frequency-code',
  family: 'claim',
  severity: 'stops',
  title: 'The frequency of a claim is 1 (first), 7 (replaces) or 8 (voids).',
  source:
    '005010X222A1 2300 CLM05-3; NUBC type of bill, third position, as payers take it on professional claims',
  find: ({ claim }) =>
    FREQUENCIES.has(claim.frequency)
      ? []
      : [at('frequency', `"${String(claim.frequency)}" is no frequency of a claim; 1, 7 and 8 are.`)],
});

import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const controlNumber = defineRule<ScrubInput>({
  name: 'control-number',
  family: 'claim',
  severity: 'stops',
  title: 'The control number has 1 to 14 letters, digits or hyphens.',
  source: '005010X222A1 2300 CLM01; CMS-1500 box 26 (14 characters)',
  find: ({ claim }) =>
    /^[0-9A-Z-]{1,14}$/i.test(claim.controlNumber)
      ? []
      : [at('controlNumber', 'The control number has 1 to 14 letters, digits or hyphens.')],
});

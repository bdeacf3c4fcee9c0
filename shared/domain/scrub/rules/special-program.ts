import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

const PROGRAMS: ReadonlySet<string> = new Set(['02', '03', '05', '09']);

export const specialProgram = defineRule<ScrubInput>({
  name: 'special-program',
  family: 'claim',
  severity: 'stops',
  title: "A special programme is one of the guide's numbers.",
  source: '005010X222A1 2300 CLM12 (02, 03, 05, 09)',
  find: ({ claim }) => {
    const program = situationOf(claim).specialProgram ?? '';
    return program === '' || PROGRAMS.has(program)
      ? []
      : [at('situation.specialProgram', `"${program}" is no special programme; 02, 03, 05 and 09 are.`)];
  },
});

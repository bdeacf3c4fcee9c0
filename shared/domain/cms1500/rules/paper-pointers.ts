import { defineRule } from '../../coding/rule.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperPointers = defineRule<PaperFacts>({
  name: 'paper-pointers',
  family: 'pointers',
  severity: 'stops',
  title: 'Box 24E has one to four letters, each of a diagnosis in box 21.',
  source: 'NUCC 1500 instructions for 02/12, box 24E',
  find: ({ claim }) =>
    claim.lines.flatMap((line) => {
      const field = `lines.${line.number}.pointers`;
      if (line.pointers.length === 0)
        return [at(field, `Line ${line.number} points to no diagnosis, so box 24E is empty.`)];
      const missing = line.pointers.some((p) => p < 1 || p > claim.diagnoses.length);
      return missing ? [at(field, `Line ${line.number} points to a diagnosis that is not in box 21.`)] : [];
    }),
});

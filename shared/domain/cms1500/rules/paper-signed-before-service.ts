import { defineRule } from '../../coding/rule.ts';
import { at, type PaperFacts } from '../paper-facts.ts';

export const paperSignedBeforeService = defineRule<PaperFacts>({
  name: 'paper-signed-before-service',
  family: 'dates',
  severity: 'stops',
  title: 'The date in box 31 is not before the last service on the form.',
  source: 'NUCC 1500 instructions for 02/12, box 31',
  find: ({ claim, signedOn }) =>
    claim.lines
      .filter((line) => (line.detail?.serviceDateTo ?? line.serviceDate) > signedOn)
      .map((line) =>
        at(
          `lines.${line.number}.serviceDate`,
          `Line ${line.number} is dated after the day on which the form is signed. Correct the date of service, or print later.`,
        ),
      ),
});

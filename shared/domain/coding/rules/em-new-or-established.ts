import { defineRule, type Hit } from '../rule.ts';
import { SOURCES } from '../../em/elements.ts';
import { otherPatientCode } from '../../em/compare.ts';
import { readVisitCode } from '../../em/visit-codes.ts';
import type { CodingFacts } from '../facts.ts';
import { fixToFit, visitVerdict } from '../visit-level.ts';

export const emNewOrEstablished = defineRule<CodingFacts>({
  name: 'em-new-or-established',
  family: 'procedures',
  severity: 'warns',
  title:
    'An office visit of a new patient is one of a patient not seen by the same specialty here for three years.',
  source: SOURCES.patient,
  find: (facts): Hit[] => {
    const verdict = visitVerdict(facts);
    if (!verdict) return [];
    const { comparison, result } = verdict;
    const { line, assigned } = comparison;
    const { patient } = result;
    if (line === null || assigned === null || !patient.sure) return [];
    if (readVisitCode(assigned)?.kind === patient.kind) return [];
    const should = otherPatientCode(assigned);
    return [
      {
        field: `lines.${line}.code`,
        message: `Line ${line}: ${assigned} is for ${patient.kind === 'new' ? 'an established patient; this is a' : 'a new patient; this is an'} ${patient.because}.`,
        ...fixToFit(facts, { ...comparison, should }),
      },
    ];
  },
});

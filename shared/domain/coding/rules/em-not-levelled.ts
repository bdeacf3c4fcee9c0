import { defineRule, type Hit } from '../rule.ts';
import { FRAMEWORK_FROM, SOURCES } from '../../em/elements.ts';
import { readVisitCode } from '../../em/visit-codes.ts';
import type { CodingFacts } from '../facts.ts';
import { visitVerdict } from '../visit-level.ts';

export const emNotLevelled = defineRule<CodingFacts>({
  name: 'em-not-levelled',
  family: 'procedures',
  severity: 'informs',
  title: 'The level of an office visit is worked out before it is taken as right.',
  source: SOURCES.rule,
  find: (facts): Hit[] => {
    const verdict = visitVerdict(facts);
    if (!verdict || facts.serviceDate < FRAMEWORK_FROM) return [];
    const { comparison, result } = verdict;
    const assigned = comparison.assigned;
    // A visit without a clinician's decision (99211) has no level to work out.
    if (comparison.kind !== 'not_levelled' || assigned === null || readVisitCode(assigned)?.level === null)
      return [];
    return [
      {
        field: `lines.${comparison.line ?? 1}.code`,
        message:
          `Line ${comparison.line ?? 1}: the level of ${assigned} is not worked out. ${result.missing ?? ''}`.trim(),
      },
    ];
  },
});

import { defineRule, type Hit } from '../rule.ts';
import { SOURCES } from '../../em/elements.ts';
import type { CodingFacts } from '../facts.ts';
import { fixToFit, visitVerdict } from '../visit-level.ts';

export const emLevelOver = defineRule<CodingFacts>({
  name: 'em-level-over',
  family: 'procedures',
  severity: 'warns',
  title: 'An office visit is not coded higher than the confirmed decision making or time supports.',
  source: SOURCES.rule,
  find: (facts): Hit[] => {
    const verdict = visitVerdict(facts);
    if (!verdict) return [];
    const { comparison, result } = verdict;
    if (comparison.kind !== 'over' || !comparison.confirmed || comparison.line === null) return [];
    return [
      {
        field: `lines.${comparison.line}.code`,
        message: `Line ${comparison.line}: ${comparison.assigned ?? ''} is higher than the visit supports: ${result.level ?? ''} (${result.carriedBy}) gives ${comparison.should ?? ''}.`,
        ...fixToFit(facts, comparison),
      },
    ];
  },
});

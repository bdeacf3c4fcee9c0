import { defineRule, type Hit } from '../rule.ts';
import { SOURCES } from '../../em/elements.ts';
import type { CodingFacts } from '../facts.ts';
import { visitVerdict } from '../visit-level.ts';

export const emLevelUnconfirmed = defineRule<CodingFacts>({
  name: 'em-level-unconfirmed',
  family: 'procedures',
  severity: 'informs',
  title: 'Where the documents propose another level than the one coded, a person looks at the proposals.',
  source: SOURCES.rule,
  find: (facts): Hit[] => {
    const verdict = visitVerdict(facts);
    if (!verdict) return [];
    const { comparison, result } = verdict;
    if ((comparison.kind !== 'under' && comparison.kind !== 'over') || comparison.confirmed) return [];
    const line = comparison.line ?? 1;
    // No fix by key: a level that nobody has confirmed is not put in with one press.
    return [
      {
        field: `lines.${line}.code`,
        message: `Line ${line}: the documents propose ${result.level ?? ''} (${result.carriedBy}), which is ${comparison.should ?? ''} and not ${comparison.assigned ?? ''}; nobody has confirmed it yet.`,
      },
    ];
  },
});

import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const otherCoverageOrder = defineRule<ScrubInput>({
  name: 'other-coverage-order',
  family: 'coordination',
  severity: 'stops',
  title: "Each coverage of the patient has a rank of its own, and those before the claim's are all named.",
  source: '005010X222A1 2000B and 2320 SBR01',
  find: ({ claim }) => {
    const others = claim.otherCoverages ?? [];
    const ranks = [claim.coverage.rank, ...others.map(({ rank }) => rank)];
    const twice = others.findIndex(({ rank }, i) => ranks.indexOf(rank) < i + 1);
    if (twice >= 0)
      return [
        at(`otherCoverages.${twice + 1}.rank`, `Two coverages have the rank ${others[twice]?.rank ?? ''}.`),
      ];
    for (let rank = 1; rank < claim.coverage.rank; rank += 1)
      if (!ranks.includes(rank))
        return [
          at(
            'otherCoverages',
            `The claim goes to the payer of rank ${claim.coverage.rank}; the one of rank ${rank} is not named.`,
          ),
        ];
    return [];
  },
});

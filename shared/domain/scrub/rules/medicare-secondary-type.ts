import { defineRule, type Hit } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { MEDICARE_SECONDARY_TYPES } from '../coordination.ts';
import { at, type ScrubInput } from '../facts.ts';

export const medicareSecondaryType = defineRule<ScrubInput>({
  name: 'medicare-secondary-type',
  family: 'coordination',
  severity: 'stops',
  title: 'Where Medicare is not the first payer, the claim says why; where it is, it does not.',
  source: '005010X222A1 2000B and 2320 SBR05; 42 CFR 411.20 to 411.206',
  find: ({ claim }) => {
    const judge = (field: string, indicator: string, rank: number, type: string): Hit[] => {
      if (indicator !== 'MB') return [];
      if (rank === 1)
        return type === ''
          ? []
          : [{ ...at(field, 'Medicare pays first; leave out why it would not.'), severity: 'warns' }];
      if (type === '')
        return [
          at(field, 'Medicare does not pay first here; say why (12, 13, 14, 15, 16, 41, 42, 43 or 47).'),
        ];
      return MEDICARE_SECONDARY_TYPES.has(type)
        ? []
        : [at(field, `"${type}" is no reason why Medicare is not first.`)];
    };
    return [
      ...judge(
        'coverage.insuranceType',
        claim.payer.filingIndicator,
        claim.coverage.rank,
        claim.coverage.insuranceType ?? '',
      ),
      ...numbered(claim.otherCoverages ?? []).flatMap(({ item, position }) =>
        judge(
          `otherCoverages.${position}.insuranceType`,
          item.filingIndicator,
          item.rank,
          item.insuranceType,
        ),
      ),
    ];
  },
});

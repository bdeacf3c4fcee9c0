import { defineRule, type Hit } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import type { Adjustment } from '../../claim-parts/adjudication.ts';
import { casCount, MOST_CAS } from '../../claim-parts/adjustment-groups.ts';
import { at, type ScrubInput } from '../facts.ts';

function judge(field: string, adjustments: readonly Adjustment[]): Hit[] {
  const needed = casCount(adjustments);
  return needed <= MOST_CAS
    ? []
    : [
        at(
          field,
          `These adjustments need ${needed} CAS segments, and the guide has room for ${MOST_CAS}, of six reasons each.`,
        ),
      ];
}

export const cobTooManyAdjustments = defineRule<ScrubInput>({
  name: 'cob-too-many-adjustments',
  family: 'coordination',
  severity: 'stops',
  title: 'What an earlier payer adjusted fits into five CAS segments, each of one group and six reasons.',
  source: '005010X222A1 2320 and 2430 CAS (repeat 5, six reasons in one)',
  find: ({ claim }) => [
    ...numbered(claim.otherCoverages ?? []).flatMap(({ item, position }) =>
      judge(`otherCoverages.${position}.adjustments`, item.adjustments),
    ),
    ...numbered(claim.lines).flatMap(({ item, position }) =>
      numbered(item.detail?.adjudications ?? []).flatMap(({ item: decision, position: k }) =>
        judge(`lines.${position}.detail.adjudications.${k}.adjustments`, decision.adjustments),
      ),
    ),
  ],
});

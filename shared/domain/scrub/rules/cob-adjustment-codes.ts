import { defineRule, type Hit } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import type { Adjustment } from '../../claim-parts/adjudication.ts';
import { at, type ScrubInput } from '../facts.ts';

const GROUPS: ReadonlySet<string> = new Set(['CO', 'CR', 'OA', 'PI', 'PR']);

function judge(field: string, adjustments: readonly Adjustment[]): Hit[] {
  return numbered(adjustments).flatMap(({ item, position }) => [
    ...(GROUPS.has(item.group)
      ? []
      : [
          at(
            `${field}.${position}.group`,
            `"${item.group}" is no group of an adjustment; CO, CR, OA, PI and PR are.`,
          ),
        ]),
    ...(/^[0-9A-Z]{1,5}$/.test(item.reason)
      ? []
      : [at(`${field}.${position}.reason`, `"${item.reason}" is no reason of an adjustment.`)]),
    ...(item.amountCents === 0
      ? [at(`${field}.${position}.amountCents`, 'An adjustment of zero says nothing; leave it out.')]
      : []),
  ]);
}

export const cobAdjustmentCodes = defineRule<ScrubInput>({
  name: 'cob-adjustment-codes',
  family: 'coordination',
  severity: 'stops',
  title:
    'Adjustments of an earlier payer have a group (CO, CR, OA, PI, PR), a reason, and an amount other than zero.',
  source: '005010X222A1 2320 and 2430 CAS01 to CAS03',
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

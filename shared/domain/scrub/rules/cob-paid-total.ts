import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { claimTotal } from '../../claim.ts';
import { sumCasCents } from '../coordination.ts';
import { at, type ScrubInput } from '../facts.ts';

export const cobPaidTotal = defineRule<ScrubInput>({
  name: 'cob-paid-total',
  family: 'coordination',
  severity: 'stops',
  title:
    'What an earlier payer paid on the claim is the sum of its lines, less what it adjusted on the whole claim.',
  source:
    '005010X222A1 section 1.4.4.1 (balancing of claim adjudication): AMT*D = sum of SVD02 − CAS of 2320',
  find: ({ claim }) =>
    numbered(claim.otherCoverages ?? []).flatMap(({ item: other, position }) => {
      if (other.paidCents === null) return [];
      const decisions = claim.lines.flatMap(
        ({ detail }) =>
          detail?.adjudications?.filter((a) => a.payerIdentifier === other.payer.payerIdentifier) ?? [],
      );
      const before =
        decisions.length > 0
          ? decisions.reduce((sum, { paidCents }) => sum + paidCents, 0)
          : claimTotal(claim);
      const due = before - sumCasCents(other.adjustments);
      return due === other.paidCents
        ? []
        : [
            at(
              `otherCoverages.${position}.paidCents`,
              `The other payer is said to have paid ${formatAmount(other.paidCents)}; its lines and adjustments make ${formatAmount(due)}.`,
            ),
          ];
    }),
});

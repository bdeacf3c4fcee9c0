import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { balanceOfLine } from '../coordination.ts';
import { at, type ScrubInput } from '../facts.ts';

export const cobLineBalance = defineRule<ScrubInput>({
  name: 'cob-line-balance',
  family: 'coordination',
  severity: 'stops',
  title: 'What an earlier payer paid and adjusted on a line makes up the charge of the line.',
  source: '005010X222A1 section 1.4.4.2 (balancing of line adjudication): SV102 = SVD02 + CAS',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }) =>
      numbered(item.detail?.adjudications ?? []).flatMap(({ item: decision, position: k }) => {
        const left = balanceOfLine(item.chargeCents, decision);
        return left === 0
          ? []
          : [
              at(
                `lines.${position}.detail.adjudications.${k}.paidCents`,
                `Line ${position}: paid and adjusted differ from the charge by ${formatAmount(left)}.`,
              ),
            ];
      }),
    ),
});

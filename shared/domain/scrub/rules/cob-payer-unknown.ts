import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const cobPayerUnknown = defineRule<ScrubInput>({
  name: 'cob-payer-unknown',
  family: 'coordination',
  severity: 'stops',
  title: 'A decision on a line is of a payer whom the claim names among the other coverages.',
  source: '005010X222A1 2430 SVD01 (equal to NM109 of 2330B)',
  find: ({ claim }) => {
    const known = new Set((claim.otherCoverages ?? []).map(({ payer }) => payer.payerIdentifier));
    return numbered(claim.lines).flatMap(({ item, position }) =>
      numbered(item.detail?.adjudications ?? [])
        .filter(({ item: decision }) => !known.has(decision.payerIdentifier))
        .map(({ position: k }) =>
          at(
            `lines.${position}.detail.adjudications.${k}.payerIdentifier`,
            `Line ${position}: the payer that decided is not among the other coverages of the claim.`,
          ),
        ),
    );
  },
});

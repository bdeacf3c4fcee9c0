import { defineRule } from '../../coding/rule.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { claimTotal } from '../../claim.ts';
import { at, type ScrubInput } from '../facts.ts';

/** Ten digits with cents: 99,999,999.99. */
const LARGEST = 9_999_999_999;

export const totalCharge = defineRule<ScrubInput>({
  name: 'total-charge',
  family: 'charges',
  severity: 'stops',
  title: 'The total of the claim is the sum of its lines and fits into ten digits.',
  source: '005010X222A1 2300 CLM02 (S9 amounts of at most ten digits); CMS-1500 box 28',
  find: ({ claim }) => {
    const total = claimTotal(claim);
    const wrongLine = claim.lines.findIndex((l) => !Number.isSafeInteger(l.chargeCents));
    if (wrongLine >= 0)
      return [
        at(
          `lines.${wrongLine + 1}.chargeCents`,
          `Line ${wrongLine + 1}: the charge is not a whole number of cents.`,
        ),
      ];
    return total > LARGEST
      ? [at('lines', `The total of ${formatAmount(total)} is larger than a claim can hold.`)]
      : [];
  },
});

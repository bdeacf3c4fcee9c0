import { formatAmount } from '#shared/kernel/money.ts';
import { claimTotal } from '../../claim.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const patientPaid = defineRule<ScrubInput>({
  name: 'patient-paid',
  family: 'charges',
  severity: 'stops',
  title: 'What the patient has paid is not negative and not more than the claim.',
  source: '005010X222A1 2300 AMT*F5; CMS-1500 box 29',
  find: ({ claim }) => {
    const total = claimTotal(claim);
    if (claim.patientPaidCents >= 0 && claim.patientPaidCents <= Math.max(total, 0)) return [];
    return [
      at(
        'patientPaidCents',
        `The patient is said to have paid ${formatAmount(claim.patientPaidCents)} on a claim of ${formatAmount(total)}.`,
      ),
    ];
  },
});

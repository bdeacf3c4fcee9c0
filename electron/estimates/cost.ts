import type { CostEstimate } from '#shared/contract/estimates.ts';
import type { EstimateContent } from '#shared/domain/estimates/estimate.ts';
import { dollars } from '#shared/domain/statements/words.ts';
import { cents } from '#shared/kernel/money.ts';

/** What the payer of the day answered last, as far as money goes; null amounts were not said. */
export type PayerAnswer = {
  readonly payerName: string;
  readonly answeredAt: string | null;
  readonly deductibleLeftCents: number | null;
  readonly copayCents: number | null;
  readonly coinsuranceHundredths: number | null;
};

/**
 * What an insured patient may have to pay, for the practice's own use: deductible first, then copay or coinsurance,
 * taking the whole charge as allowed. It is no good-faith estimate and is never printed as one.
 */
export function costEstimate(
  content: Pick<EstimateContent, 'totalCents'>,
  answer: PayerAnswer,
): CostEstimate {
  const { deductibleLeftCents: left, copayCents: copay, coinsuranceHundredths: part } = answer;
  const known = left !== null || copay !== null || part !== null;
  const deductible = Math.min(left ?? 0, content.totalCents);
  const rest = content.totalCents - deductible;
  const coinsurance = part === null ? 0 : Math.floor((rest * part + 5000) / 10_000);
  const patient = Math.min(content.totalCents, deductible + coinsurance + (rest > 0 ? (copay ?? 0) : 0));
  const words = known
    ? [
        ...(left === null
          ? ['The payer did not say what is left of the deductible.']
          : [`${dollars(deductible)} counts toward the deductible.`]),
        ...(part === null
          ? []
          : [`${dollars(coinsurance)} is coinsurance of ${part / 100} percent on the rest.`]),
        ...(copay === null ? [] : [`${dollars(copay)} is the copay.`]),
        'The insurer will allow less than our charge, so the true amount is likely lower.',
      ]
    : ['The payer has not answered about this coverage. Ask for eligibility first.'];
  return {
    payerName: answer.payerName,
    answeredAt: answer.answeredAt,
    chargesCents: content.totalCents,
    deductibleLeftCents: left === null ? null : cents(left),
    copayCents: copay === null ? null : cents(copay),
    coinsuranceHundredths: part,
    patientCents: known ? cents(patient) : null,
    words,
  };
}

import type { RemitClaim, RemitLine } from '#shared/domain/remittance.ts';
import { sumCents } from '#shared/kernel/money.ts';

/** What one line of a remittance says of the price. */
export type AllowedAnswer = {
  /** Paid + patient's part + sequestration, with its sign: a reversal counts against the answer that it takes back. */
  readonly allowedCents: number;
  readonly paidCents: number;
  readonly patientCents: number;
  /** CO-253: taken off the payment after the price was found (Budget Control Act of 2011), so no part of a cut. */
  readonly sequesteredCents: number;
  /** All other adjustments: `CO-45 20.00`. */
  readonly reasons: readonly { readonly code: string; readonly amountCents: number }[];
  /** Why no price can be read from the line; empty when one can. */
  readonly unclear: string;
};

/** Reasons under which the allowed amount is no price of the service, with the words for it. */
const NO_PRICE: Readonly<Record<string, string>> = {
  '24': 'The service is covered by a capitation.',
  '23': 'An earlier payer settled a part of it.',
  '59': 'The payer reduced it for several procedures together.',
  '97': 'The service is part of another one.',
  '22': 'Another insurer pays first.',
};

/**
 * The allowed amount of a line: what is paid and what is left to the patient, and what sequestration took.
 * Adjustments of the whole claim cannot be told by line; a claim that has any says nothing of prices.
 */
export function allowedAnswer(claim: RemitClaim, line: RemitLine): AllowedAnswer {
  const sum = (keep: (group: string, reason: string) => boolean): number =>
    sumCents(line.adjustments.filter((a) => keep(a.group, a.reason)).map((a) => a.amountCents));
  const patientCents = sum((group) => group === 'PR');
  const sequesteredCents = sum((group, reason) => group === 'CO' && reason === '253');
  const unclear =
    claim.adjustments.length > 0
      ? 'The payer adjusted the claim as a whole.'
      : (line.adjustments.flatMap((a) => NO_PRICE[a.reason] ?? [])[0] ?? '');
  return {
    allowedCents: line.paidCents + patientCents + sequesteredCents,
    paidCents: line.paidCents,
    patientCents,
    sequesteredCents,
    reasons: line.adjustments
      .filter((a) => a.group !== 'PR' && !(a.group === 'CO' && a.reason === '253'))
      .map((a) => ({ code: `${a.group}-${a.reason}`, amountCents: a.amountCents })),
    unclear,
  };
}

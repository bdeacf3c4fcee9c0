import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { OtherCoverage } from '../claim-parts/adjudication.ts';
import { put, when, type BoxEntry } from './entry.ts';
import { isMedicare, plansBefore } from './medicare.ts';
import { printMoney } from './print-text.ts';

/**
 * Boxes 28 and 29 of each form. Each form is added up by itself: 28 is the sum of its own lines (NUCC 02/12, box 28: the
 * charges billed in 24F of that form), and no form repeats another's money.
 *
 * Box 29 is what the patient and the plans before this one paid on the services of the form; for Medicare what the patient
 * paid alone (claims processing manual ch. 26 §10.4, item 29). What another plan paid line by line stands on the form of
 * the line; the rest fills the forms in order, each up to its charges, and any excess stays on the last.
 */
export function moneyByForm(
  claim: ProfessionalClaim,
  forms: readonly (readonly ClaimLine[])[],
): BoxEntry[][] {
  const charges = forms.map((lines) => sum(lines.map((line) => line.chargeCents)));
  const plans = isMedicare(claim) ? [] : plansBefore(claim);
  const placed = forms.map((lines) => sum(plans.map((plan) => paidOnLines(claim, plan, lines) ?? 0)));
  let left = claim.patientPaidCents + sum(plans.map((plan) => notOnLines(claim, plan)));
  return forms.map((_, i) => {
    const [charge = 0, here = 0] = [charges[i], placed[i]];
    const paid = here + (i === forms.length - 1 ? left : Math.min(left, Math.max(0, charge - here)));
    left -= paid - here;
    const total = printMoney(charge);
    const payment = printMoney(paid);
    return [
      put('28.dollars', 'lines', total.dollars),
      put('28.cents', 'lines', total.cents),
      ...when(paid !== 0, () => [
        put('29.dollars', 'patientPaidCents', payment.dollars),
        put('29.cents', 'patientPaidCents', payment.cents),
      ]),
    ];
  });
}

/** What a plan paid on these lines; null when it did not say line by line what it paid in all. */
function paidOnLines(
  claim: ProfessionalClaim,
  plan: OtherCoverage,
  lines: readonly ClaimLine[],
): number | null {
  const paid = (some: readonly ClaimLine[]): number =>
    sum(
      some.flatMap((line) =>
        (line.detail?.adjudications ?? [])
          .filter(({ payerIdentifier }) => payerIdentifier === plan.payer.payerIdentifier)
          .map(({ paidCents }) => paidCents),
      ),
    );
  return plan.paidCents !== null && paid(claim.lines) === plan.paidCents ? paid(lines) : null;
}

function notOnLines(claim: ProfessionalClaim, plan: OtherCoverage): number {
  return paidOnLines(claim, plan, claim.lines) === null ? (plan.paidCents ?? 0) : 0;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

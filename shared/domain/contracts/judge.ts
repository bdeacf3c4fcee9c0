import { formatAmount } from '#shared/kernel/money.ts';
import type { Expectation, PricedLine } from './price.ts';
import { forUnits, type SeenAllowed } from './learnt.ts';
import { partOf } from './rates.ts';

/** How far an allowed amount may differ before it is told: cents or hundredths of a percent, whichever is more. */
export type Tolerance = { readonly cents: number; readonly percent: number };
export const USUAL_TOLERANCE: Tolerance = { cents: 100, percent: 0 };

export const JUDGEMENTS = ['as_expected', 'underpaid', 'overpaid', 'cut', 'unknown', 'denied'] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** What a line of a remittance comes to beside what was expected. */
export type Judged = {
  readonly judgement: Judgement;
  /** What was expected, for a cut what was allowed until then; null when nothing is known. */
  readonly expectedCents: number | null;
  /** Allowed less expected; negative when underpaid. */
  readonly differenceCents: number;
  /** The payer allows less than in each of its last answers for this, for the first time. */
  readonly firstCut: boolean;
  /** Where the expectation comes from, one sentence; of an unknown one why there is none. */
  readonly basis: string;
};

/** As many earlier answers must agree before a lower one is called a cut. */
const CUT_AFTER = 2;
const CUT_LOOKS_BACK = 5;

/**
 * Compares what a payer allowed with what it should have.
 * @param allowedCents paid + patient's part + sequestration (CO-253), which is no cut of the price.
 * @param seen earlier answers for the same, newest first.
 */
export function judge(
  line: PricedLine,
  allowedCents: number,
  expectation: Expectation,
  seen: readonly SeenAllowed[],
  tolerance: Tolerance,
): Judged {
  const before = lastBefore(line, seen);
  const cut = before !== null && before - allowedCents > margin(before, tolerance);
  const basis = expectation.known === 'none' ? expectation.why : expectation.basis;
  const expectedCents = expectation.known === 'none' ? null : expectation.amountCents;
  if (allowedCents <= 0)
    return { judgement: 'denied', expectedCents, differenceCents: 0, firstCut: false, basis };
  if (expectedCents !== null) {
    const differenceCents = allowedCents - expectedCents;
    const beyond = Math.abs(differenceCents) > margin(expectedCents, tolerance);
    if (beyond)
      return {
        judgement: differenceCents < 0 ? 'underpaid' : 'overpaid',
        expectedCents,
        differenceCents,
        firstCut: cut,
        basis,
      };
    if (!cut) return { judgement: 'as_expected', expectedCents, differenceCents, firstCut: false, basis };
  }
  if (cut)
    return {
      judgement: 'cut',
      expectedCents: before,
      differenceCents: allowedCents - before,
      firstCut: true,
      basis: `Until now this payer allowed at least ${formatAmount(before)} here. ${basis}`,
    };
  return { judgement: 'unknown', expectedCents: null, differenceCents: 0, firstCut: false, basis };
}

/** The least of the last answers when there are enough of them, for the units of the line. */
function lastBefore(line: PricedLine, seen: readonly SeenAllowed[]): number | null {
  const amounts = seen.slice(0, CUT_LOOKS_BACK).flatMap((s) => forUnits(s, line.units) ?? []);
  return amounts.length < CUT_AFTER ? null : Math.min(...amounts);
}

function margin(amountCents: number, { cents, percent }: Tolerance): number {
  return Math.max(cents, partOf(amountCents, percent));
}

import type { Adjustment } from '#shared/domain/remittance.ts';
import type { MatchedClaim, MatchedLine } from './match.ts';
import { reasonAction, reasonWords } from './reason-rules.ts';
import type { ReasonAction } from './reason-rules.ts';

/** One adjustment with what becomes of it. */
export type Settled = {
  /** Null for an adjustment of the claim as a whole. */
  readonly line: MatchedLine | null;
  /** Group and reason, `CO-45`. */
  readonly code: string;
  readonly amountCents: number;
  readonly action: ReasonAction;
  /** Why, in our own words. */
  readonly why: string;
  /** The same as a sentence of the ledger. */
  readonly memo: string;
};

/** Says of every adjustment of a claim and its lines what becomes of it, by the rules of reason-rules.ts. */
export function settleAdjustments(match: MatchedClaim): Settled[] {
  const { remit } = match;
  return [
    ...settle(remit.adjustments, remit, null, remit.statusCode),
    ...match.lines.flatMap((line) => settle(line.remit.adjustments, line.remit, line, remit.statusCode)),
  ];
}

/** CLP02: the claim was denied as a whole. */
const DENIED = '4';

type Amounts = { readonly chargeCents: number; readonly paidCents: number };

function settle(
  adjustments: readonly Adjustment[],
  amounts: Amounts,
  line: MatchedLine | null,
  statusCode: string,
): Settled[] {
  const unpaid = amounts.paidCents === 0;
  const whole = writesOffEverything(adjustments, amounts);
  return adjustments.map((a) => {
    const words = reasonWords(a.group, a.reason);
    const by = reasonAction(a.group, a.reason);
    let action = by;
    let why = words;
    if (by === 'contractual' && whole) {
      action = 'hold';
      why = `${words}, but it would write off the whole charge`;
    } else if (by === 'denial' && !unpaid) {
      // The line was paid, so this part is a cut and not a refusal: a person decides.
      action = 'hold';
    } else if (by === 'hold' && unpaid && statusCode === DENIED) action = 'denial';
    return {
      line,
      code: `${a.group}-${a.reason}`,
      amountCents: a.amountCents,
      action,
      why,
      memo: words.charAt(0).toUpperCase() + words.slice(1),
    };
  });
}

/**
 * A contractual adjustment of the whole charge, nothing paid and nothing left to the patient, is a denial
 * in disguise: no contract sets a price of nothing. It is held and never written off silently.
 */
function writesOffEverything(adjustments: readonly Adjustment[], amounts: Amounts): boolean {
  if (amounts.paidCents !== 0 || amounts.chargeCents === 0) return false;
  let contractual = 0;
  for (const a of adjustments)
    if (reasonAction(a.group, a.reason) === 'contractual') contractual += a.amountCents;
  return contractual === amounts.chargeCents;
}

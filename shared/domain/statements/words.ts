import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Tender } from '../journal.ts';
import { REASON_WORDS } from '../posting/reason-rules.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `March 3, 2026`, as people in the United States write it. */
export function dayWords(day: IsoDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${MONTHS[Number(month) - 1] ?? month} ${Number(date)}, ${year}`;
}

/** An amount within a sentence or as the one figure that counts: `$13.42`. Tables show no sign. */
export function dollars(cents: number): string {
  return cents < 0 ? `\u2212$${formatAmount(-cents)}` : `$${formatAmount(cents)}`;
}

export const TENDER_WORDS: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  check: 'Check',
  card: 'Card',
  eft: 'Bank transfer',
  money_order: 'Money order',
};

/** `a`, `a and b`, `a, b and c`. */
export function listWords(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/**
 * Why a part of a charge is the patient's, in one sentence that a patient understands.
 * @param reason group and reason code of the payer, `PR-1`; `self` when no insurer was asked.
 * Source: 005010X221A1 2110 CAS, group PR; 1 deductible, 2 coinsurance, 3 copay.
 */
export function shareSentence(reason: string, cents: number): string {
  const amount = dollars(cents);
  switch (reason) {
    case 'PR-1':
      return `Your insurer counted ${amount} toward your yearly deductible, so this part is yours to pay.`;
    case 'PR-2':
      return `Your plan pays a percentage of this service and leaves ${amount} to you, your coinsurance.`;
    case 'PR-3':
      return `${amount} is your copay, the fixed amount that your plan asks of you for a visit.`;
    case 'self':
      return `No insurer was billed for this, so ${amount} is yours to pay.`;
    default:
      return otherShare(reason, amount);
  }
}

/** Other reasons: our short word for the payer's code, which stands beside it for questions to the insurer. */
function otherShare(reason: string, amount: string): string {
  const code = /^PR-(.+)$/.exec(reason)?.[1];
  if (code === undefined) return `Your insurer leaves ${amount} to you.`;
  const words = REASON_WORDS[code];
  return words === undefined
    ? `Your insurer leaves ${amount} to you; its reason code is ${reason}.`
    : `Your insurer leaves ${amount} to you: ${words} (its reason code is ${reason}).`;
}

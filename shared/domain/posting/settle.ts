import type { PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { Account } from '#shared/domain/journal.ts';
import type { Adjustment } from '#shared/domain/remittance.ts';
import type { MatchedClaim, MatchedLine } from './match.ts';
import { reasonWords } from './reason-rules.ts';
import { DELIVERED_BOOK, isDelivered } from './remit-rules.ts';
import type { RemitAction, RemitRule, RuleBook } from './remit-rules.ts';

/** One adjustment with what becomes of it. */
export type Settled = {
  /** Null for an adjustment of the claim as a whole. */
  readonly line: MatchedLine | null;
  /** Group and reason, `CO-45`. */
  readonly code: string;
  readonly amountCents: number;
  readonly action: RemitAction;
  /** The rule that decided it; empty when none spoke. */
  readonly ruleId: string;
  /** Why, in our own words. */
  readonly why: string;
  /** The same as a sentence of the ledger. */
  readonly memo: string;
};

/** Says of every adjustment of a claim and its lines what becomes of it, by the rules of `remit-rules.ts`. */
export function settleAdjustments(
  match: MatchedClaim,
  rules: RuleBook = DELIVERED_BOOK,
  payerId: PayerId | null = match.own?.payerId ?? null,
): Settled[] {
  const { remit } = match;
  const found: Settled[] = [];
  const at = { rules, payerId, statusCode: remit.statusCode };
  settle(found, remit.adjustments, remit, null, remit.remarks, at);
  for (const line of match.lines) {
    const { remarks } = line.remit;
    const all = remit.remarks.length === 0 ? remarks : [...remarks, ...remit.remarks];
    settle(found, line.remit.adjustments, line.remit, line, all, at);
  }
  return found;
}

/** CLP02: the claim was denied as a whole. */
const DENIED = '4';

type Amounts = { readonly chargeCents: number; readonly paidCents: number };
type Where = {
  readonly rules: RuleBook;
  readonly payerId: PayerId | null;
  readonly statusCode: string;
};

function settle(
  found: Settled[],
  adjustments: readonly Adjustment[],
  amounts: Amounts,
  line: MatchedLine | null,
  remarks: readonly string[],
  { rules, payerId, statusCode }: Where,
): void {
  if (adjustments.length === 0) return;
  const unpaid = amounts.paidCents === 0;
  const ruled = adjustments.map((a) => rules.ruleFor({ group: a.group, reason: a.reason, payerId, remarks }));
  const whole = writesOffEverything(adjustments, ruled, amounts);
  for (const [i, a] of adjustments.entries()) {
    const rule = ruled[i] ?? null;
    const given = !rule || isDelivered(rule);
    const words = reasonWords(a.group, a.reason);
    let action: RemitAction = rule?.action ?? 'hold';
    let why = words;
    if (action === 'write_off' && given && whole) {
      action = 'hold';
      why = `${words}, but it would write off the whole charge`;
    } else if (action === 'deny' && given && !unpaid) {
      // The line was paid, so this part is a cut and not a refusal: a person decides.
      action = 'hold';
    } else if (action === 'hold' && given && unpaid && statusCode === DENIED) action = 'deny';
    const code = `${a.group}-${a.reason}`;
    const { amountCents } = a;
    found.push({ line, code, amountCents, action, ruleId: rule?.id ?? '', why, memo: sentence(words) });
  }
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A contractual adjustment of the whole charge, nothing paid and nothing left to the patient, is a denial
 * in disguise: no contract sets a price of nothing. It is held and never written off silently.
 */
function writesOffEverything(
  adjustments: readonly Adjustment[],
  ruled: readonly (RemitRule | null)[],
  amounts: Amounts,
): boolean {
  if (amounts.paidCents !== 0 || amounts.chargeCents === 0) return false;
  let contractual = 0;
  for (const [i, a] of adjustments.entries())
    if (ruled[i]?.action === 'write_off') contractual += a.amountCents;
  return contractual === amounts.chargeCents;
}

/** What stands posted for a claim: sums of its entries by line, account and reason. */
export type PostedSum = {
  readonly serviceLineId: ServiceLineId | null;
  readonly account: Account;
  readonly reason: string;
  readonly amountCents: number;
};

/** Where each action posts to. */
export const ACTION_ACCOUNT = {
  write_off: 'contractual_adjustment',
  patient: 'ar_patient',
  apply: 'payer_interest',
} as const satisfies Partial<Record<RemitAction, Account>>;

/**
 * The adjustments of an answer that is taken back (CLP02 22). Whatever the rules say today, exactly that comes back
 * which was posted for the same line and reason; what was denied or held had moved nothing, so nothing moves.
 */
export function settleTakeBack(match: MatchedClaim, posted: readonly PostedSum[]): Settled[] {
  const left = new Map<string, number>();
  for (const p of posted) {
    const key = keyOf(p.serviceLineId, p.account, p.reason);
    left.set(key, (left.get(key) ?? 0) + p.amountCents);
  }
  const found: Settled[] = [];
  const take = (adjustments: readonly Adjustment[], line: MatchedLine | null): void => {
    for (const a of adjustments) found.push(...takeOne(left, a, line));
  };
  take(match.remit.adjustments, null);
  for (const line of match.lines) take(line.remit.adjustments, line);
  return found;
}

function takeOne(left: Map<string, number>, a: Adjustment, line: MatchedLine | null): Settled[] {
  const code = `${a.group}-${a.reason}`;
  const words = reasonWords(a.group, a.reason);
  const parts: Settled[] = [];
  let rest: number = a.amountCents;
  const places = [line?.own?.serviceLineId ?? null, ...(line?.own ? [null] : [])];
  for (const [action, account] of Object.entries(ACTION_ACCOUNT) as [keyof typeof ACTION_ACCOUNT, Account][])
    for (const place of places) {
      const key = keyOf(place, account, code);
      const stands = left.get(key) ?? 0;
      // Only the opposite sign takes something back, and never more than stands.
      if (stands === 0 || rest === 0 || Math.sign(stands) === Math.sign(rest)) continue;
      const amountCents = Math.sign(rest) * Math.min(Math.abs(rest), Math.abs(stands));
      left.set(key, stands + amountCents);
      rest -= amountCents;
      parts.push({ line, code, amountCents, action, ruleId: '', why: words, memo: sentence(words) });
    }
  if (rest !== 0 || parts.length === 0) {
    const why = `${words}, which had moved nothing`;
    parts.push({ line, code, amountCents: rest, action: 'track', ruleId: '', why, memo: sentence(words) });
  }
  return parts;
}

function keyOf(line: ServiceLineId | null, account: string, reason: string): string {
  return `${line ?? ''}|${account}|${reason}`;
}

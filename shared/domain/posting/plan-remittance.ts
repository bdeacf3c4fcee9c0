import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { ClaimStatus } from '#shared/domain/claim.ts';
import type { JournalDraft, JournalEntry } from '#shared/domain/journal.ts';
import type {
  PlannedClaim,
  PlannedProviderAdjustment,
  Proof,
  RemitClaim,
  RemitPayment,
} from '#shared/domain/remittance.ts';
import { applyUnapplied } from './apply-unapplied.ts';
import type { NewlyOwed, UnappliedMoney } from './apply-unapplied.ts';
import { ClaimLedger } from './claim-ledger.ts';
import { balancedDraft, entry } from './entries.ts';
import { matchChosen, matchClaim, unmatched } from './match.ts';
import type { FindClaim, MatchedClaim, OwnClaim } from './match.ts';
import { planClaim, planLeftOut, REVERSAL } from './plan-claim.ts';
import type { PatientShare } from './plan-claim.ts';
import { repeatedKeys } from './payment-key.ts';
import { allBalanced, provePayment, signedAmount } from './prove.ts';
import { planProviderAdjustment, providerEntry } from './provider-adjustments.ts';
import { DELIVERED_BOOK } from './remit-rules.ts';
import type { RuleBook } from './remit-rules.ts';
import type { PostedSum } from './settle.ts';

/** Everything that planning a remittance file needs to know. */
export type RemittanceInput = {
  readonly payments: readonly RemitPayment[];
  readonly find: FindClaim;
  /** What a person has chosen for a claim of the file: one of ours, or that it is none (null). */
  readonly chosen?: (position: number) => OwnClaim | null | undefined;
  /** Our record of the payer of a payment, or null. */
  readonly payerOf: (payment: RemitPayment) => PayerId | null;
  /** Unapplied money of a patient, oldest first. */
  readonly unapplied: (patientId: PatientId) => readonly UnappliedMoney[];
  /** Balance of `ar_patient` of a claim before this file; zero when left out. */
  readonly patientOwes?: (claimId: ClaimId) => number;
  /** What stands posted for a claim, by line, account and reason; asked for claims that are taken back. */
  readonly postedSums?: (claimId: ClaimId) => readonly PostedSum[];
  /** The posting rules; the delivered ones when left out. */
  readonly rules?: RuleBook;
  /** Why a payment may not be posted whatever its sums say (posted before, another payee); empty when it may. */
  readonly leftOut?: (payment: RemitPayment, index: number) => string;
  readonly postedOn: IsoDate;
  /** The remittance's id; with `sourceType` `remittance` it makes the posting unique. */
  readonly sourceId: string;
};

export type PlannedPayment = {
  readonly payment: RemitPayment;
  readonly payerId: PayerId | null;
  readonly proofs: readonly Proof[];
  readonly balanced: boolean;
  /** Why it is left out, one sentence; empty when it posts with the file. */
  readonly leftOut: string;
  readonly provider: readonly PlannedProviderAdjustment[];
  readonly planned: readonly PlannedClaim[];
};

export type RemittancePlan = {
  readonly payments: readonly PlannedPayment[];
  /** Whether every equation holds that must. */
  readonly balanced: boolean;
  /** Why nothing of the file may be posted, one sentence; empty when it may. */
  readonly refusal: string;
  /** One journal for the whole file; null when refused, or when no amount moves (all denied). */
  readonly draft: JournalDraft | null;
  /** Statuses that our claims take on posting, each claim once, only those that change. */
  readonly statuses: readonly { readonly claimId: ClaimId; readonly status: ClaimStatus }[];
};

/**
 * Plans a remittance file as one journal: proves every sum, matches every claim, and posts by the rules of
 * remit-rules.ts. Paid: debit the bank or the checks received, credit the insurer's receivable. As delivered CO-45
 * and CO-253 are contractual and PR-1 to PR-3 go to the patient, for whom unapplied money is then used. Denied and
 * unclear amounts stay with the insurer. Claims that are not ours go to `payer_suspense`, provider adjustments
 * (PLB) to the payer's account, so that the journal equals the deposit and nothing is lost.
 *
 * A payment is posted whole or left out whole: one whose sums do not agree, that was posted before or that is paid to
 * somebody else takes nothing into the journal, and the others of the file are posted without it.
 * @throws RangeError never for user data: only if our own entries did not balance.
 */
export function planRemittance(input: RemittanceInput): RemittancePlan {
  const proved = input.payments.map((payment) => ({ payment, proofs: provePayment(payment) }));
  const keys = repeatedKeys(input.payments);
  const judged = proved.map(({ payment, proofs }, i) => ({
    payment,
    proofs,
    balanced: allBalanced(proofs),
    payerId: input.payerOf(payment),
    leftOut: whyLeftOut(payment, proofs, keys[i] ?? false) || (input.leftOut?.(payment, i) ?? ''),
  }));
  const refusal = whyRefused(judged);
  const work = new Work(input);
  const claims = work.plan(judged);
  return {
    payments: judged.map((j, i) => ({
      ...j,
      provider: j.payment.providerAdjustments.map(planProviderAdjustment),
      planned: claims[i] ?? [],
    })),
    balanced: judged.every((j) => j.balanced),
    refusal,
    draft: refusal === '' ? work.draft() : null,
    statuses: refusal === '' ? work.statuses() : [],
  };
}

type Judged = Pick<PlannedPayment, 'payment' | 'payerId' | 'proofs' | 'leftOut'>;

function whyLeftOut(payment: RemitPayment, proofs: readonly Proof[], again: boolean): string {
  const blind = proofs.find((p) => p.equation === 'readable');
  if (blind) {
    const subject = blind.subject === '' ? '' : ` ${blind.subject}`;
    return blind.level === 'claim'
      ? `The claim${subject} cannot be read whole: ${blind.sentence}`
      : `The payment${subject} is not whole: ${blind.sentence}`;
  }
  const broken = proofs.find((p) => !p.holds && p.equation !== 'patient_responsibility');
  if (broken)
    return `The sums do not agree, see segment ${broken.segment}${broken.subject === '' ? '' : ` (${broken.subject})`}: ${broken.sentence}`;
  // BPR04 NON says that no money moves, so an amount contradicts it (005010X221A1 header BPR).
  if (payment.method === 'NON' && payment.amountCents !== 0)
    return `The file says that no money is sent (NON), but names ${formatAmount(payment.amountCents)} in segment ${payment.segment}.`;
  // BPR01 P: a test of the transfer before the first real one.
  if (payment.handling === 'P')
    return `The payment in segment ${payment.segment} is a test of the bank transfer (prenotification) and no money.`;
  return again
    ? `The payment ${payment.traceNumber} stands in this file more than once, again in segment ${payment.segment}.`
    : '';
}

function whyRefused(judged: readonly Judged[]): string {
  const [first] = judged;
  if (!first || judged.some((j) => j.leftOut === '')) return '';
  const more = judged.length > 1 ? ` None of the ${judged.length} payments of this file can be posted.` : '';
  return `${first.leftOut}${more} Nothing was posted.`;
}

type Waiting = {
  readonly match: MatchedClaim;
  readonly payment: number;
  readonly position: number;
  plan: PlannedClaim | null;
};

/** Gathers one file's entries, following each claim through the file. */
class Work {
  readonly #input: RemittanceInput;
  readonly #rules: RuleBook;
  readonly #entries: JournalEntry[] = [];
  readonly #ledger: ClaimLedger;
  readonly #shares = new Map<ClaimId, { own: OwnClaim; shares: PatientShare[] }>();
  #included: readonly RemitPayment[] = [];
  #payers: readonly (PayerId | null)[] = [];

  constructor(input: RemittanceInput) {
    this.#input = input;
    this.#rules = input.rules ?? DELIVERED_BOOK;
    this.#ledger = new ClaimLedger(input.postedSums);
  }

  /** The claims of each payment in their order. */
  plan(judged: readonly Judged[]): PlannedClaim[][] {
    this.#included = judged.filter((j) => j.leftOut === '').map((j) => j.payment);
    this.#payers = judged.map((j) => j.payerId);
    const found: PlannedClaim[][] = judged.map(() => []);
    const waiting: Waiting[] = [];
    let position = 0;
    for (const [payment, j] of judged.entries()) {
      if (j.leftOut === '') this.#deposit(j);
      for (const remit of j.payment.claims) {
        const match = this.#match(remit, position, j.payerId);
        waiting.push({ match, payment, position, plan: null });
        position += 1;
      }
    }
    const byClaim = reversalsOf(waiting, (w) => judged[w.payment]?.leftOut === '');
    for (const w of waiting) {
      if (w.plan) continue;
      const j = judged[w.payment];
      if (j && j.leftOut !== '') {
        const why = reasonFor(w.match, j.proofs) ?? 'Left out with its payment.';
        w.plan = planLeftOut(w.match, why, { rules: this.#rules }).planned;
        continue;
      }
      this.#reversalFirst(w, byClaim);
      this.#claim(w);
    }
    for (const w of waiting) if (w.plan) found[w.payment]?.push({ ...w.plan, position: w.position });
    return found;
  }

  draft(): JournalDraft | null {
    const { postedOn, sourceId } = this.#input;
    const payments = this.#included;
    const entries = [...this.#entries, ...this.#applications()];
    if (entries.length === 0) return null;
    const days = payments.map((p) => p.paidOn).filter((d) => d !== null);
    const traces = payments.map((p) => p.traceNumber).filter((t) => t !== '');
    const more = traces.length > 3 ? ` and ${traces.length - 3} more` : '';
    return balancedDraft({
      kind: 'remittance',
      postedOn,
      depositOn: days.sort().at(-1) ?? null,
      memo: `Remittance ${traces.slice(0, 3).join(', ')}${more} of ${payments[0]?.payerName || 'a payer'}`,
      sourceType: 'remittance',
      sourceId,
      entries,
    });
  }

  statuses(): { claimId: ClaimId; status: ClaimStatus }[] {
    return this.#ledger.statuses();
  }

  #match(remit: RemitClaim, position: number, payerId: PayerId | null): MatchedClaim {
    const chosen = this.#input.chosen?.(position);
    if (chosen) return matchChosen(remit, chosen);
    if (chosen === null) return unmatched(remit, 'You said that this claim is none of ours.');
    return matchClaim(remit, this.#input.find, payerId);
  }

  /** A correction may stand before the reversal of what it corrects: the reversal is then posted first. */
  #reversalFirst(w: Waiting, reversals: ReadonlyMap<ClaimId, Waiting[]>): void {
    const { own, remit } = w.match;
    if (!own || remit.statusCode === REVERSAL) return;
    const later = reversals.get(own.claimId)?.find((r) => r.plan === null);
    if (later && this.#ledger.answers(own) > 0) this.#claim(later);
  }

  #claim(w: Waiting): void {
    const { own } = w.match;
    const payerId = this.#payers[w.payment] ?? null;
    const plan = planClaim(w.match, own && this.#ledger.standing(own), { rules: this.#rules, payerId });
    for (const e of plan.entries) this.#entries.push(e);
    w.plan = plan.planned;
    if (!own) return;
    this.#ledger.take(own, plan, w.match.remit.statusCode === REVERSAL);
    if (plan.shares.length > 0) {
      const known = this.#shares.get(own.claimId) ?? { own, shares: [] };
      known.shares.push(...plan.shares);
      this.#shares.set(own.claimId, known);
    }
  }

  /** The money itself, and what the payer did to it beside the claims (PLB). */
  #deposit({ payment, payerId }: Judged): void {
    const amount = signedAmount(payment);
    const account = payment.method === 'CHK' ? 'check' : 'eft';
    const memo = `Payment ${payment.traceNumber} of ${payment.payerName || 'a payer'}`;
    if (amount !== 0) this.#entries.push(entry(account, amount, memo, { payerId }));
    for (const a of payment.providerAdjustments) {
      const one = providerEntry(a, payerId);
      if (one) this.#entries.push(one);
    }
  }

  #applications(): JournalEntry[] {
    const owed = [...this.#shares.values()].map(({ own, shares }): NewlyOwed => ({
      patientId: own.patientId,
      claimId: own.claimId,
      payerId: own.payerId,
      shares,
      owedBeforeCents: this.#input.patientOwes?.(own.claimId) ?? 0,
    }));
    return applyUnapplied(owed, this.#input.unapplied);
  }
}

function reversalsOf(
  waiting: readonly Waiting[],
  included: (w: Waiting) => boolean,
): Map<ClaimId, Waiting[]> {
  const found = new Map<ClaimId, Waiting[]>();
  for (const w of waiting) {
    const { own, remit } = w.match;
    if (!own || remit.statusCode !== REVERSAL || !included(w)) continue;
    const known = found.get(own.claimId);
    if (known) known.push(w);
    else found.set(own.claimId, [w]);
  }
  return found;
}

/** The sentence for one claim of a payment that does not add up: its own equation, if that is the broken one. */
function reasonFor(match: MatchedClaim, proofs: readonly Proof[]): string | null {
  const { segment, lines, unreadable: blind } = match.remit;
  if (blind?.[0]) return blind[0].sentence;
  const broken = proofs.filter((p) => !p.holds && p.equation !== 'patient_responsibility');
  if (broken.length === 0) return null;
  const places = new Set([segment, ...lines.map((l) => l.segment)]);
  const own = broken.find((p) => p.level !== 'payment' && places.has(p.segment));
  if (own) return own.sentence;
  return broken.some((p) => p.equation === 'readable')
    ? 'Waits, because this payment cannot be read whole.'
    : 'Waits, because the sums of this payment do not agree.';
}

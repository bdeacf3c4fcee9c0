import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { ClaimStatus } from '#shared/domain/claim.ts';
import type { JournalDraft, JournalEntry } from '#shared/domain/journal.ts';
import type { PlannedClaim, Proof, RemitPayment } from '#shared/domain/remittance.ts';
import { applyUnapplied } from './apply-unapplied.ts';
import type { NewlyOwed, UnappliedMoney } from './apply-unapplied.ts';
import { balancedDraft, entry } from './entries.ts';
import { matchPayment } from './match.ts';
import type { FindClaim, MatchedClaim, OwnClaim } from './match.ts';
import { planClaim, planUnbalanced } from './plan-claim.ts';
import type { PatientShare } from './plan-claim.ts';
import { remaindersAfter } from './plan-later-payer.ts';
import { allBalanced, provePayment, signedAmount } from './prove.ts';
import { PROVIDER_REASON_WORDS } from './reason-rules.ts';

/** Everything that planning a remittance file needs to know. */
export type RemittanceInput = {
  readonly payments: readonly RemitPayment[];
  readonly find: FindClaim;
  /** Our record of the payer of a payment, or null. */
  readonly payerOf: (payment: RemitPayment) => PayerId | null;
  /** Unapplied money of a patient, oldest first. */
  readonly unapplied: (patientId: PatientId) => readonly UnappliedMoney[];
  /** Balance of `ar_patient` of a claim before this file; zero when left out. */
  readonly patientOwes?: (claimId: ClaimId) => number;
  readonly postedOn: IsoDate;
  /** The remittance's id; with `sourceType` `remittance` it makes the posting unique. */
  readonly sourceId: string;
};

export type PlannedPayment = {
  readonly payment: RemitPayment;
  readonly payerId: PayerId | null;
  readonly proofs: readonly Proof[];
  readonly planned: readonly PlannedClaim[];
};

export type RemittancePlan = {
  readonly payments: readonly PlannedPayment[];
  /** Whether every equation holds that must. */
  readonly balanced: boolean;
  /** Why nothing may be posted, one sentence; empty when it may. */
  readonly refusal: string;
  /** One journal for the whole file; null when refused, or when no amount moves (all denied). */
  readonly draft: JournalDraft | null;
  /** Statuses that our claims take on posting, each claim once, only those that change. */
  readonly statuses: readonly { readonly claimId: ClaimId; readonly status: ClaimStatus }[];
};

/**
 * Plans a remittance file as one journal: proves every sum, matches every claim, and posts by the rules of
 * reason-rules.ts. Paid: debit the bank or the checks received, credit the insurer's receivable. CO-45 and
 * CO-253: contractual. PR: to the patient, then unapplied money of the patient is used. Denied and unclear
 * amounts stay with the insurer. Claims that are not ours and provider adjustments (PLB) go to
 * `payer_suspense`, so that the journal equals the deposit and nothing is lost.
 * @throws RangeError never for user data: only if our own entries did not balance.
 */
export function planRemittance(input: RemittanceInput): RemittancePlan {
  const proved = input.payments.map((payment) => ({ payment, proofs: provePayment(payment) }));
  const refusal = whyRefused(proved);
  const work = new Work(input, refusal);
  const payments = proved.map(({ payment, proofs }) => ({
    payment,
    payerId: input.payerOf(payment),
    proofs,
    planned: work.plan(payment, proofs),
  }));
  return {
    payments,
    balanced: proved.every(({ proofs }) => allBalanced(proofs)),
    refusal,
    draft: refusal === '' ? work.draft() : null,
    statuses: refusal === '' ? work.statuses() : [],
  };
}

/**
 * What makes a payment the same payment in another file: payer, trace number, amount, date. The service
 * refuses a second one.
 */
export function paymentKey(p: RemitPayment): string {
  const payer = p.originatorId || p.payerIdentifier || p.payerName;
  return JSON.stringify([payer, p.traceNumber, p.amountCents, p.creditDebit, p.method, p.paidOn]);
}

function whyRefused(
  proved: readonly { readonly payment: RemitPayment; readonly proofs: readonly Proof[] }[],
): string {
  for (const { payment, proofs } of proved) {
    const broken = proofs.find((p) => !p.holds && p.equation !== 'patient_responsibility');
    if (broken)
      return `The sums do not agree, see segment ${broken.segment}${broken.subject === '' ? '' : ` (${broken.subject})`}: ${broken.sentence} Nothing was posted.`;
    // BPR04 NON says that no money moves, so an amount contradicts it (005010X221A1 header BPR).
    if (payment.method === 'NON' && payment.amountCents !== 0)
      return `The file says that no money is sent (NON), but names ${formatAmount(payment.amountCents)} in segment ${payment.segment}. Nothing was posted.`;
  }
  const keys = proved.map(({ payment }) => paymentKey(payment));
  const twice = proved.find(({ payment }, i) => payment.amountCents !== 0 && keys.indexOf(keys[i] ?? '') < i);
  if (twice)
    return `The payment ${twice.payment.traceNumber} stands in this file more than once, again in segment ${twice.payment.segment}. Nothing was posted.`;
  return '';
}

/** Gathers one file's entries, following each claim's status through the file. */
class Work {
  readonly #input: RemittanceInput;
  readonly #refusal: string;
  readonly #entries: JournalEntry[] = [];
  readonly #status = new Map<ClaimId, { before: ClaimStatus; now: ClaimStatus }>();
  readonly #shares = new Map<ClaimId, { own: OwnClaim; shares: PatientShare[] }>();

  constructor(input: RemittanceInput, refusal: string) {
    this.#input = input;
    this.#refusal = refusal;
  }

  plan(payment: RemitPayment, proofs: readonly Proof[]): PlannedClaim[] {
    const matches = matchPayment(payment, this.#input.find, this.#input.payerOf(payment));
    if (!allBalanced(proofs)) return matches.map((m) => planUnbalanced(m, reasonFor(m, proofs)).planned);
    this.#deposit(payment);
    return matches.map((match) => this.#claim(match));
  }

  draft(): JournalDraft | null {
    const { postedOn, sourceId, payments } = this.#input;
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
    return [...this.#status]
      .filter(([, status]) => status.now !== status.before)
      .map(([claimId, status]) => ({ claimId, status: status.now }));
  }

  #claim(match: MatchedClaim): PlannedClaim {
    const { own } = match;
    const remainders = own?.remainders && remaindersAfter(own.remainders, this.#entries, own.claimId);
    const status = own ? (this.#status.get(own.claimId)?.now ?? own.status) : null;
    const plan = planClaim(match, status, remainders);
    this.#entries.push(...plan.entries);
    if (own && plan.status !== null) {
      const before = this.#status.get(own.claimId)?.before ?? own.status;
      this.#status.set(own.claimId, { before, now: plan.status });
    }
    if (own && plan.shares.length > 0) {
      const known = this.#shares.get(own.claimId) ?? { own, shares: [] };
      known.shares.push(...plan.shares);
      this.#shares.set(own.claimId, known);
    }
    if (this.#refusal === '') return plan.planned;
    return {
      ...plan.planned,
      sentence: `Would be posted, but this file is refused. ${plan.planned.sentence}`,
    };
  }

  /** The money itself, and what the payer did to it beside the claims (PLB). */
  #deposit(payment: RemitPayment): void {
    const payerId = this.#input.payerOf(payment);
    const amount = signedAmount(payment);
    const account = payment.method === 'CHK' ? 'check' : 'eft';
    const memo = `Payment ${payment.traceNumber} of ${payment.payerName || 'a payer'}`;
    if (amount !== 0) this.#entries.push(entry(account, amount, memo, { payerId }));
    for (const a of payment.providerAdjustments) {
      if (a.amountCents === 0) continue;
      const words = PROVIDER_REASON_WORDS[a.reason] ?? `reason ${a.reason}`;
      const reference = a.reference === '' ? '' : `, reference ${a.reference}`;
      this.#entries.push(
        entry('payer_suspense', a.amountCents, `Provider adjustment: ${words}${reference}`, {
          payerId,
          reason: `PLB-${a.reason}`,
        }),
      );
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

/** The sentence for one claim of a payment that does not add up: its own equation, if that is the broken one. */
function reasonFor(match: MatchedClaim, proofs: readonly Proof[]): string {
  const { segment, lines } = match.remit;
  const places = new Set([segment, ...lines.map((l) => l.segment)]);
  const own = proofs.find(
    (p) => !p.holds && p.equation !== 'patient_responsibility' && places.has(p.segment),
  );
  return own ? own.sentence : 'Waits, because the sums of this payment do not agree.';
}

import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { ANSWERED, claimMay, SENT, UNSENT } from '#shared/domain/claim-status.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import type { PlannedClaim, RemitClaim } from '#shared/domain/remittance.ts';
import { entry } from './entries.ts';
import type { EntryFacts } from './entries.ts';
import type { MatchedClaim, OwnClaim, Remainder } from './match.ts';
import { laterEntries, laterShares, laterTakeBack } from './plan-later-payer.ts';
import { plannedClaim, serviceDay, sumOf } from './planned-claim.ts';
import type { ClaimPlan, PatientShare } from './planned-claim.ts';
import { settleAdjustments } from './settle.ts';
import type { Settled } from './settle.ts';

export type { ClaimPlan, PatientShare } from './planned-claim.ts';

/** CLP02: a payment taken back (005010X221A1 2100). */
const REVERSAL = '22';
/** CLP02: what would be paid, without any payment. */
const PREDETERMINATION = '25';
const WITH_ANSWER: readonly ClaimStatus[] = [...ANSWERED, 'closed'];
const SETTLED: readonly ClaimStatus[] = ['paid', 'closed', 'voided'];

/**
 * Plans one claim. Money that arrived is always accounted for: to the claim when it is ours and open,
 * otherwise to `payer_suspense`, so that a file's journal equals its deposit.
 * @param status of our claim now, earlier claims of the same file included.
 * @param remainders of a claim to a later payer, earlier claims of the same file included.
 */
export function planClaim(
  match: MatchedClaim,
  status: ClaimStatus | null,
  remainders?: readonly Remainder[],
): ClaimPlan {
  const { own, remit } = match;
  if (!own || status === null) return setAside(match, 'unmatched', match.reason);
  // A later version is in work: the answer is to the one that was sent.
  const standing = UNSENT.includes(status) ? (own.statusBefore ?? status) : status;
  const obstacle = whyNot(remit, own, standing);
  if (obstacle !== '') return setAside(match, 'held', obstacle);
  const taken = remit.statusCode === REVERSAL;
  const plan =
    own.remainders !== undefined
      ? planLater(match, own, standing, remainders ?? own.remainders)
      : taken
        ? takeBack(match, own, standing)
        : settleClaim(match, own);
  return UNSENT.includes(status) ? { ...plan, status: null } : plan;
}

/** A claim that is planned in no other way because the payment does not add up. */
export function planUnbalanced(match: MatchedClaim, why: string): ClaimPlan {
  const { planned } = setAside(match, 'unbalanced', why);
  return { planned: { ...planned, sentence: why }, entries: [], shares: [], status: null };
}

function whyNot(remit: RemitClaim, own: OwnClaim, status: ClaimStatus): string {
  if (remit.statusCode === PREDETERMINATION) return 'This is an estimate of the payer and no payment.';
  if (UNSENT.includes(status)) return 'This claim was not sent yet.';
  if (remit.statusCode === REVERSAL)
    return WITH_ANSWER.includes(status) || own.answered
      ? ''
      : 'The payer takes back a payment that was never posted here.';
  if (SETTLED.includes(status))
    return status === 'voided'
      ? 'This claim was voided here.'
      : 'This claim is settled already, and the payer did not take the earlier answer back.';
  return '';
}

/** Nothing happens to the claim; its money waits in `payer_suspense`. */
function setAside(match: MatchedClaim, outcome: PlannedClaim['outcome'], why: string): ClaimPlan {
  const { remit, own } = match;
  const settled = settleAdjustments(match);
  const waits =
    remit.paidCents === 0
      ? 'Nothing is posted.'
      : `The ${formatAmount(remit.paidCents)} wait among payer amounts to be settled.`;
  const entries =
    remit.paidCents === 0
      ? []
      : [
          entry(
            'payer_suspense',
            -remit.paidCents,
            `Waiting: claim ${remit.controlNumber} of the remittance`,
            {
              patientId: own?.patientId ?? null,
              claimId: own?.claimId ?? null,
              payerId: own?.payerId ?? null,
              serviceOn: serviceDay(match),
            },
          ),
        ];
  const planned = { ...plannedClaim(match, settled, outcome, `${why} ${waits}`), applied: false };
  return { planned, entries, shares: [], status: null };
}

function settleClaim(match: MatchedClaim, own: OwnClaim): ClaimPlan {
  const settled = settleAdjustments(match);
  const denied = sumOf(settled, 'denial');
  const held = sumOf(settled, 'hold');
  const posted = postedEntries(match, own, settled);
  const any = (what: Settled['action']): boolean => settled.some((s) => s.action === what);
  const outcome = any('denial') ? 'denied' : any('hold') ? 'held' : 'posts';
  const moved = match.remit.paidCents !== 0 || posted.entries.length > 0;
  const nothing = match.remit.paidCents === 0 && sumOf(settled, 'patient') === 0;
  const status: ClaimStatus =
    outcome === 'posts' ? 'paid' : outcome === 'denied' && nothing ? 'denied' : 'partly_paid';
  const words = [moved ? `Posts ${amountWords(match, settled)}.` : ''];
  if (any('denial')) words.push(stays('Denied', denied, settled, 'denial'));
  if (any('hold')) words.push(stays('Held for a decision', held, settled, 'hold'));
  if (!moved && outcome === 'posts') words.push('Nothing moves.');
  if (match.lines.some((l) => !l.own))
    words.push('A line could not be told apart and is posted to the claim as a whole.');
  const planned = plannedClaim(match, settled, outcome, words.filter((w) => w !== '').join(' '));
  return { planned, ...posted, status };
}

function takeBack(match: MatchedClaim, own: OwnClaim, status: ClaimStatus): ClaimPlan {
  const settled = settleAdjustments(match);
  const planned = plannedClaim(
    match,
    settled,
    'posts',
    `The payer takes back its earlier answer: ${amountWords(match, settled)}.`,
  );
  return { planned, ...postedEntries(match, own, settled), status: afterTakeBack(status) };
}

/**
 * The answer of a payer after the first. Payment and patient's part come out of what the payer before left; the
 * rest is written off as far as the answer agrees to it, see `laterShares`.
 */
function planLater(
  match: MatchedClaim,
  own: OwnClaim,
  status: ClaimStatus,
  remainders: readonly Remainder[],
): ClaimPlan {
  const settled = settleAdjustments(match);
  const taken = match.remit.statusCode === REVERSAL;
  const shares = taken ? laterTakeBack(match, settled, remainders) : laterShares(match, settled, remainders);
  if (!shares)
    return setAside(match, 'held', 'The answer comes to more than the earlier payer left on a line.');
  const posted = laterEntries(match, own, shares);
  const written = sumCents(shares.map((s) => s.contractualCents));
  const words = `${formatAmount(match.remit.paidCents)} paid by the insurer, ${formatAmount(written)} contractual, ${formatAmount(sumOf(settled, 'patient'))} to the patient`;
  if (taken) {
    const planned = plannedClaim(
      match,
      settled,
      'posts',
      `The payer takes back its earlier answer: ${words}.`,
    );
    return { planned, ...posted, status: afterTakeBack(status) };
  }
  const left = sumCents(shares.map((s) => s.leftCents));
  const outcome = left === 0 ? 'posts' : settled.some((s) => s.action === 'denial') ? 'denied' : 'held';
  const nothing = match.remit.paidCents === 0 && sumOf(settled, 'patient') === 0;
  const stay = left === 0 ? '' : ` ${formatAmount(left)} stay with the insurer.`;
  return {
    planned: plannedClaim(match, settled, outcome, `Posts ${words}.${stay}`),
    ...posted,
    status: left === 0 ? 'paid' : outcome === 'denied' && nothing ? 'denied' : 'partly_paid',
  };
}

/** A claim whose answer was taken back waits for a new one; a closed one is opened again. */
function afterTakeBack(status: ClaimStatus): ClaimStatus {
  if (SENT.includes(status)) return status;
  return claimMay(status, 'exported', 'remittance') ? 'exported' : 'partly_paid';
}

function amountWords(match: MatchedClaim, settled: readonly Settled[]): string {
  return [
    `${formatAmount(match.remit.paidCents)} paid by the insurer`,
    `${formatAmount(sumOf(settled, 'contractual'))} contractual`,
    `${formatAmount(sumOf(settled, 'patient'))} to the patient`,
  ].join(', ');
}

function stays(lead: string, amount: number, settled: readonly Settled[], action: Settled['action']): string {
  const which = settled
    .filter((s) => s.action === action)
    .map((s) => `${s.line ? `${s.line.remit.code}: ` : ''}${s.code} ${s.why}`);
  return `${lead}: ${formatAmount(amount)} stay with the insurer (${[...new Set(which)].join('; ')}).`;
}

/** Payments and posting adjustments as entries; what is denied or held stays in the receivable. */
function postedEntries(
  match: MatchedClaim,
  own: OwnClaim,
  settled: readonly Settled[],
): { entries: JournalEntry[]; shares: PatientShare[] } {
  const entries: JournalEntry[] = [];
  const shares: PatientShare[] = [];
  const about = (line: Settled['line']): EntryFacts => ({
    patientId: own.patientId,
    claimId: own.claimId,
    serviceLineId: line?.own?.serviceLineId ?? null,
    payerId: own.payerId,
    serviceOn: line?.own?.serviceDate ?? line?.remit.serviceDate ?? own.serviceDate,
  });
  const paid = (amount: number, line: Settled['line']): void => {
    if (amount !== 0) entries.push(entry('ar_insurer', -amount, 'Paid by the insurer', about(line)));
  };
  for (const line of match.lines) paid(line.remit.paidCents, line);
  // CLP04 differs from its lines' payments when adjustments stand at the claim (section 1.10.2.1.2).
  paid(match.remit.paidCents - sumCents(match.lines.map((l) => l.remit.paidCents)), null);
  for (const s of settled) {
    if (s.amountCents === 0 || (s.action !== 'contractual' && s.action !== 'patient')) continue;
    const facts = { ...about(s.line), reason: s.code };
    const account = s.action === 'patient' ? 'ar_patient' : 'contractual_adjustment';
    entries.push(entry(account, s.amountCents, s.memo, facts));
    entries.push(entry('ar_insurer', -s.amountCents, s.memo, facts));
    if (s.action === 'patient')
      shares.push({
        serviceLineId: facts.serviceLineId ?? null,
        serviceOn: facts.serviceOn ?? null,
        reason: s.code,
        amountCents: s.amountCents,
      });
  }
  return { entries, shares };
}

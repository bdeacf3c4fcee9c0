import type { PayerId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { ANSWERED, claimMay, SENT, UNSENT } from '#shared/domain/claim-status.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import type { PlannedClaim } from '#shared/domain/remittance.ts';
import { entry } from './entries.ts';
import type { EntryFacts } from './entries.ts';
import type { MatchedClaim, OpenLine, OwnClaim, Remainder } from './match.ts';
import { laterEntries, laterShares, laterTakeBack } from './plan-later-payer.ts';
import { plannedClaim, serviceDay, sumOf } from './planned-claim.ts';
import type { ClaimPlan, PatientShare } from './planned-claim.ts';
import type { RuleBook } from './remit-rules.ts';
import { ACTION_ACCOUNT, settleAdjustments, settleTakeBack } from './settle.ts';
import type { PostedSum, Settled } from './settle.ts';

export type { ClaimPlan, PatientShare } from './planned-claim.ts';

/** CLP02: a payment taken back (005010X221A1 2100). */
export const REVERSAL = '22';
/** CLP02: what would be paid, without any payment. */
const PREDETERMINATION = '25';
/** CLP02: not a claim of this payer, sent on to another. */
const SENT_ON = '23';
/** CLP02 of 005010X221A1 with which a claim is decided. */
const DECIDED = new Set(['1', '2', '3', '4', '19', '20', '21', REVERSAL]);
const WITH_ANSWER: readonly ClaimStatus[] = [...ANSWERED, 'closed'];
const SETTLED: readonly ClaimStatus[] = ['paid', 'closed', 'voided'];

/** How things stand when a claim's turn comes, earlier claims of the same file included. */
export type Standing = {
  readonly status: ClaimStatus;
  /** Answers that were posted and not taken back. */
  readonly answers: number;
  /** Of a claim to a later payer. */
  readonly remainders?: readonly Remainder[];
  /** What the insurer still owes by line; left out when it is not known. */
  readonly open?: readonly OpenLine[];
  /** What stands posted, for taking exactly that back; left out, the rules decide. */
  readonly posted?: () => readonly PostedSum[];
};

export type PlanBy = {
  readonly rules: RuleBook;
  /** Our record of who pays, for claims that are none of ours. */
  readonly payerId?: PayerId | null;
  /** A person posts it knowingly: an earlier answer that was not taken back is no obstacle. */
  readonly byHand?: boolean;
};

/** How many answers stand when nothing but the claim itself tells it. */
export function answersOf(own: OwnClaim): number {
  return own.standing ?? (WITH_ANSWER.includes(own.status) || own.answered ? 1 : 0);
}

/**
 * Plans one claim. Money that arrived is always accounted for: to the claim when it is ours and open,
 * otherwise to `payer_suspense`, so that a file's journal equals its deposit.
 * @param now null when it is none of ours.
 */
export function planClaim(match: MatchedClaim, now: Standing | null, by: PlanBy): ClaimPlan {
  const { own, remit } = match;
  if (!own || now === null) return setAside(match, 'unmatched', match.reason, by);
  // A later version is in work: the answer is to the one that was sent.
  const inWork = UNSENT.includes(now.status);
  const standing = inWork ? (own.statusBefore ?? now.status) : now.status;
  const obstacle = whyNot(match, own, { ...now, status: standing }, by);
  if (obstacle !== '') return setAside(match, 'held', obstacle, by);
  const taken = remit.statusCode === REVERSAL;
  const plan =
    own.remainders !== undefined
      ? planLater(match, own, standing, now.remainders ?? own.remainders, by)
      : taken
        ? takeBack(match, own, standing, now, by)
        : settleClaim(match, own, now, by);
  return inWork ? { ...plan, status: null } : plan;
}

/** A claim that is planned in no other way because its payment is left out. */
export function planLeftOut(match: MatchedClaim, why: string, by: PlanBy): ClaimPlan {
  const { planned } = setAside(match, 'unbalanced', why, by);
  return { planned: { ...planned, sentence: why }, entries: [], shares: [], status: null };
}

function whyNot(match: MatchedClaim, own: OwnClaim, now: Standing, by: PlanBy): string {
  const { remit } = match;
  const { status } = now;
  if (remit.statusCode === PREDETERMINATION) return 'This is an estimate of the payer and no payment.';
  if (remit.statusCode === SENT_ON)
    return 'The payer says that the claim is not its own and has sent it on to another.';
  if (!DECIDED.has(remit.statusCode))
    return `The payer has not decided this claim (status ${remit.statusCode === '' ? 'missing' : remit.statusCode}).`;
  if (UNSENT.includes(status)) return 'This claim was not sent yet.';
  if (remit.statusCode === REVERSAL)
    return now.answers > 0 ? '' : 'The payer takes back a payment that was never posted here.';
  if (status === 'voided') return 'This claim was voided here.';
  if (by.byHand || own.remainders !== undefined)
    return SETTLED.includes(status) && !by.byHand ? SETTLED_ALREADY : '';
  const open = now.open;
  if (now.answers > 0 && open) return answersAgain(match, own, open) ? SETTLED_ALREADY : '';
  return SETTLED.includes(status) ? SETTLED_ALREADY : '';
}

export const SETTLED_ALREADY =
  'This claim is settled already, and the payer did not take the earlier answer back.';

/** Whether an answer speaks of lines on which something was posted before; a split claim comes line by line. */
function answersAgain(match: MatchedClaim, own: OwnClaim, open: readonly OpenLine[]): boolean {
  const openOf = (id: OpenLine['serviceLineId']): number =>
    sumCents(open.filter((o) => o.serviceLineId === id).map((o) => o.openCents));
  if (openOf(null) !== 0) return true;
  const ids = match.lines.map((l) => l.own?.serviceLineId ?? null);
  const { remit } = match;
  // What stands at the claim, or on lines that are not told apart, needs the whole charge to be open.
  if (ids.length === 0 || ids.includes(null) || remit.adjustments.length > 0)
    return sumCents(open.map((o) => o.openCents)) !== own.chargeCents;
  return own.lines.some((l) => ids.includes(l.serviceLineId) && openOf(l.serviceLineId) !== l.chargeCents);
}

/** Nothing happens to the claim; its money waits in `payer_suspense`. */
function setAside(match: MatchedClaim, outcome: PlannedClaim['outcome'], why: string, by: PlanBy): ClaimPlan {
  const { remit, own } = match;
  const settled = settleAdjustments(match, by.rules);
  const waits =
    remit.paidCents === 0
      ? 'Nothing is posted.'
      : remit.paidCents < 0
        ? `The ${formatAmount(remit.paidCents)} that were taken wait on the payer's account.`
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
              payerId: own?.payerId ?? by.payerId ?? null,
              serviceOn: serviceDay(match),
            },
          ),
        ];
  const planned = { ...plannedClaim(match, settled, outcome, `${why} ${waits}`), applied: false };
  return { planned, entries, shares: [], status: null };
}

function settleClaim(match: MatchedClaim, own: OwnClaim, now: Standing, by: PlanBy): ClaimPlan {
  const settled = settleAdjustments(match, by.rules);
  const left = { deny: sumOf(settled, 'deny'), hold: sumOf(settled, 'hold'), track: sumOf(settled, 'track') };
  const posted = postedEntries(match, own, settled);
  const any = (what: Settled['action']): boolean => settled.some((s) => s.action === what);
  const outcome = any('deny') ? 'denied' : any('hold') ? 'held' : 'posts';
  const moved = match.remit.paidCents !== 0 || posted.entries.length > 0;
  const nothing = match.remit.paidCents === 0 && sumOf(settled, 'patient') === 0;
  const status: ClaimStatus =
    outcome === 'posts' && !any('track') && coversClaim(match, own, now)
      ? 'paid'
      : outcome === 'denied' && nothing && coversClaim(match, own, now)
        ? 'denied'
        : 'partly_paid';
  const words = [
    moved
      ? `Posts ${amountWords(match.remit.paidCents, sumOf(settled, 'write_off'), sumOf(settled, 'patient'))}.`
      : '',
  ];
  if (any('deny')) words.push(stays('Denied', left.deny, settled, 'deny'));
  if (any('hold')) words.push(stays('Held for a decision', left.hold, settled, 'hold'));
  if (any('track')) words.push(stays('Listed', left.track, settled, 'track'));
  if (!moved && outcome === 'posts') words.push('Nothing moves.');
  if (match.lines.some((l) => !l.own))
    words.push('A line could not be told apart and is posted to the claim as a whole.');
  if (!coversClaim(match, own, now)) words.push('The payer has not decided the other lines yet.');
  const planned = plannedClaim(match, settled, outcome, words.filter((w) => w !== '').join(' '));
  return { planned, ...posted, status };
}

/** Whether nothing of the claim remains undecided after this answer. */
function coversClaim({ remit, lines }: MatchedClaim, own: OwnClaim, now: Standing): boolean {
  if (Math.abs(remit.chargeCents) >= own.chargeCents) return true;
  if (!now.open) return false;
  const ids = new Set(lines.map((l) => l.own?.serviceLineId));
  const open = new Map(now.open.map((o) => [o.serviceLineId, o.openCents]));
  return own.lines.every((l) => ids.has(l.serviceLineId) || open.get(l.serviceLineId) !== l.chargeCents);
}

function takeBack(
  match: MatchedClaim,
  own: OwnClaim,
  status: ClaimStatus,
  now: Standing,
  by: PlanBy,
): ClaimPlan {
  const settled = now.posted ? settleTakeBack(match, now.posted()) : settleAdjustments(match, by.rules);
  const planned = plannedClaim(
    match,
    settled,
    'posts',
    `The payer takes back its earlier answer: ${amountWords(match.remit.paidCents, sumOf(settled, 'write_off'), sumOf(settled, 'patient'))}.`,
  );
  const after = now.answers > 1 ? 'partly_paid' : afterTakeBack(status);
  return { planned, ...postedEntries(match, own, settled), status: after };
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
  by: PlanBy,
): ClaimPlan {
  const settled = settleAdjustments(match, by.rules);
  const taken = match.remit.statusCode === REVERSAL;
  const shares = taken ? laterTakeBack(match, settled, remainders) : laterShares(match, settled, remainders);
  if (!shares)
    return setAside(match, 'held', 'The answer comes to more than the earlier payer left on a line.', by);
  const posted = laterEntries(match, own, shares);
  const written = sumCents(shares.map((s) => s.contractualCents));
  const words = amountWords(match.remit.paidCents, written, sumOf(settled, 'patient'));
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
  const outcome = left === 0 ? 'posts' : settled.some((s) => s.action === 'deny') ? 'denied' : 'held';
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

/** What is paid always, the rest where there is something to tell. */
function amountWords(paid: number, written: number, patient: number): string {
  return [
    `${formatAmount(paid)} paid by the insurer`,
    ...(written === 0 ? [] : [`${formatAmount(written)} contractual`]),
    ...(patient === 0 ? [] : [`${formatAmount(patient)} to the patient`]),
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
    if (s.amountCents === 0 || s.action === 'deny' || s.action === 'hold' || s.action === 'track') continue;
    const facts = { ...about(s.line), reason: s.code };
    const account = ACTION_ACCOUNT[s.action];
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

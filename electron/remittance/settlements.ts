import { payerStandings } from '#shared/domain/posting/payer-account.ts';
import { moneySettlementDraft, planSettlement } from '#shared/domain/posting/plan-settlement.ts';
import { REVERSAL, SETTLED_ALREADY } from '#shared/domain/posting/plan-claim.ts';
import { ruleBook } from '#shared/domain/posting/remit-rules.ts';
import type { PlannedClaim, RemitClaim, RemitPayment } from '#shared/domain/remittance.ts';
import type { RemittanceSummary } from '#shared/domain/remittance.ts';
import type { ClaimId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { deleteChoice, putChoice } from './choice-queries.ts';
import { needContent, needRemittance, note, type RemittanceContext } from './context.ts';
import { findOwnClaimById, postedSumsOf } from './own-claims.ts';
import { listMovements, type KeptMovement } from './payer-queries.ts';
import { payerOf } from './proof.ts';
import { findUnapplied, sumPatientOwes } from './queries.ts';
import { readPaymentsOf } from './read-file.ts';
import { findRules } from './rule-queries.ts';
import {
  endSettlement,
  findKeptClaim,
  findSettlement,
  insertSettlement,
  listSettlements,
  listWaiting,
  setKeptClaim,
  type KeptClaim,
  type Settlement,
} from './settlement-queries.ts';
import { moveClaims } from './steps.ts';
import { tellPosted } from './tell.ts';

export type Place = { readonly id: RemittanceId; readonly position: number };

/** A claim of a kept file with the payment that it came with. */
export function remitAt(
  db: ReadDb,
  { id, position }: Place,
): { readonly remit: RemitClaim; readonly payment: RemitPayment } {
  const { source } = needRemittance(db, id);
  let before = 0;
  for (const payment of readPaymentsOf(needContent(db, id), source)) {
    const remit = payment.claims[position - before];
    if (remit) return { remit, payment };
    before += payment.claims.length;
  }
  throw new Refusal('not_found', 'This claim is not in the remittance.');
}

/**
 * Says of a claim of a remittance which of ours it answers. A waiting file is then planned so; of a posted one the
 * money that waits is posted to the claim. @throws Refusal when it cannot be posted to that claim.
 */
export function matchByHand(context: RemittanceContext, db: WriteDb, at: Place, claimId: ClaimId): void {
  const { status } = needRemittance(db, at.id);
  if (status === 'waiting') return choose(context, db, at, claimId);
  settleWithClaim(context, db, at, claimId, { byHand: true, by: null });
}

function choose(context: RemittanceContext, db: WriteDb, at: Place, claimId: ClaimId | null): void {
  const stamp = { at: context.clock.now(), userId: context.user().id };
  putChoice(db, { ...at, claimId, ...stamp });
  const what = claimId === null ? 'none of ours' : `claim ${claimId}`;
  note(context, db, at.id, 'match', `claim ${at.position + 1} of the file: ${what}`);
}

/** Forgets what was chosen for a claim of a waiting file. */
export function forgetChoice(context: RemittanceContext, db: WriteDb, at: Place): void {
  deleteChoice(db, at.id, at.position);
  note(context, db, at.id, 'match', `claim ${at.position + 1} of the file: choice taken back`);
}

/** Says that a claim is none of ours. Its money waits on until it is refunded or booked. */
export function sayNotOurs(context: RemittanceContext, db: WriteDb, at: Place, why: string): void {
  const { status } = needRemittance(db, at.id);
  if (status === 'waiting') return choose(context, db, at, null);
  needOpen(db, at);
  insertSettlement(db, {
    ...newSettlement(context, { remittanceId: at.id, part: 'claim', position: at.position }, 'not_ours', why),
    claimId: null,
    journalId: null,
    byRemittanceId: null,
  });
  note(context, db, at.id, 'not ours', `claim ${at.position + 1} of the file: ${why}`);
}

function needOpen(db: ReadDb, at: Place): KeptClaim {
  const kept = findKeptClaim(db, at.id, at.position);
  if (!kept || kept.applied || kept.outcome === 'unbalanced')
    throw new Refusal('rule_violated', 'This claim of the remittance is not waiting for anybody.');
  const known = findSettlement(db, at.id, 'claim', at.position);
  if (known && known.how !== 'not_ours')
    throw new Refusal(
      'conflict',
      'This claim of the remittance is settled already. Nothing was posted again.',
    );
  return kept;
}

type About = Pick<Settlement, 'remittanceId' | 'part' | 'position'>;

function newSettlement(context: RemittanceContext, about: About, how: Settlement['how'], why: string) {
  const stamp = { at: context.clock.now(), userId: context.user().id };
  return { id: context.newId(), ...about, how, note: why, ...stamp };
}

type Cause = { readonly byHand: boolean; readonly by: RemittanceSummary | null };

function settleWithClaim(
  context: RemittanceContext,
  db: WriteDb,
  at: Place,
  claimId: ClaimId,
  cause: Cause,
): PlannedClaim {
  const remittance = needRemittance(db, at.id);
  if (remittance.status !== 'posted')
    throw new Refusal('rule_violated', 'This remittance is not posted, so none of its money waits.');
  const kept = needOpen(db, at);
  const own = findOwnClaimById(db, claimId);
  if (!own) throw new Refusal('not_found', 'This claim is not in the practice file.');
  const { remit, payment } = remitAt(db, at);
  const about = { remittanceId: at.id, part: 'claim', position: at.position } as const;
  const settlement = newSettlement(context, about, 'matched', own.controlNumber);
  const plan = planSettlement({
    remit,
    waiting: waitingFor(context, db, kept, payment),
    own,
    rules: ruleBook(findRules(db).rules),
    postedSums: (id) => postedSumsOf(db, id),
    unapplied: (id) => findUnapplied(db, id),
    patientOwes: sumPatientOwes(db, claimId),
    byHand: cause.byHand,
    postedOn: context.clock.today(),
    sourceId: settlement.id,
  });
  if (!plan.planned.applied)
    throw new Refusal('rule_violated', `${plan.planned.sentence} Nothing was changed.`);
  supersede(context, db, about);
  const journalId = plan.draft && context.postJournal(db, plan.draft);
  const planned = { ...plan.planned, position: at.position };
  const moved = cause.by ?? remittance;
  const status = plan.status;
  if (status !== null && status !== own.status)
    moveClaims(context, db, moved, [{ claimId, status }], new Map([[claimId, [planned.sentence]]]));
  setKeptClaim(db, at.id, at.position, { ...planned, claimId, sentence: kept.sentence });
  insertSettlement(db, { ...settlement, claimId, journalId, byRemittanceId: cause.by?.id ?? null });
  const told = { traceNumber: payment.traceNumber, paidOn: payment.paidOn, claims: [planned] };
  tellPosted(context, db, { id: moved.id, journalId }, [told]);
  note(context, db, at.id, 'match', `claim ${at.position + 1} of the file: claim ${own.controlNumber}`);
  return planned;
}

/** What was only marked gives way to what is done now. */
function supersede(context: RemittanceContext, db: WriteDb, { remittanceId, part, position }: About): void {
  const known = findSettlement(db, remittanceId, part, position);
  if (known) endSettlement(db, known.id, context.clock.now());
}

/** Whom the entry in `payer_suspense` names, so that the sums of each agree when it is used. */
function waitingFor(context: RemittanceContext, db: ReadDb, kept: KeptClaim, payment: RemitPayment) {
  const own = kept.claimId === null ? null : findOwnClaimById(db, kept.claimId);
  const payerId: PayerId | null = own?.payerId ?? payerOf(payment, context.records.payers(db));
  return { claimId: own?.claimId ?? null, patientId: own?.patientId ?? null, payerId };
}

/** Posts answers that waited for a reversal which this file has brought. */
export function applyWaiting(
  context: RemittanceContext,
  db: WriteDb,
  by: RemittanceSummary,
  planned: readonly PlannedClaim[],
): void {
  const last = new Map<ClaimId, PlannedClaim>();
  for (const claim of planned) if (claim.claimId !== null && claim.applied) last.set(claim.claimId, claim);
  const open = [...last].filter(([, claim]) => claim.statusCode === REVERSAL).map(([id]) => id);
  if (open.length === 0) return;
  for (const { remittanceId, position, claimId } of listWaiting(db, open, by.id, SETTLED_ALREADY)) {
    try {
      settleWithClaim(context, db, { id: remittanceId, position }, claimId, { byHand: false, by });
    } catch (error) {
      // It waits on, as before; a person sees why.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

/** What is open of a movement, after what recovered it. */
function openOf(all: readonly KeptMovement[], movement: KeptMovement): number {
  const same = all.filter((m) => m.payerId === movement.payerId && m.payerName === movement.payerName);
  return payerStandings(same).find((row) => row.movement === movement)?.openCents ?? 0;
}

/** What waits on a payer's account is refunded, or booked as our income or cost. */
export function settleMoney(
  context: RemittanceContext,
  db: WriteDb,
  about: { readonly id: RemittanceId; readonly part: Settlement['part']; readonly position: number },
  how: 'refund' | 'income' | 'cost',
  why: string,
): void {
  const all = listMovements(db);
  const movement = all.find(
    (m) => m.remittanceId === about.id && m.part === about.part && m.position === about.position,
  );
  const open = movement ? openOf(all, movement) : 0;
  if (!movement || movement.account === 'payer_interest' || open === 0)
    throw new Refusal('rule_violated', 'This amount does not wait on the account of a payer.');
  if (how === 'refund' && open > 0)
    throw new Refusal('rule_violated', 'The payer kept this amount, so there is nothing to give back.');
  const place = { remittanceId: about.id, part: about.part, position: about.position };
  const settlement = newSettlement(context, place, how, why);
  const kept = about.part === 'claim' ? needOpen(db, about) : null;
  const waiting = kept
    ? waitingFor(context, db, kept, remitAt(db, about).payment)
    : { claimId: null, patientId: null, payerId: movement.payerId };
  const draft = moneySettlementDraft({
    how,
    account: movement.account,
    amountCents: open,
    waiting,
    reason: movement.reason === '' ? '' : `PLB-${movement.reason}`,
    note: why,
    postedOn: context.clock.today(),
    sourceId: settlement.id,
  });
  supersede(context, db, place);
  const journalId = context.postJournal(db, draft);
  insertSettlement(db, { ...settlement, claimId: null, journalId, byRemittanceId: null });
  note(context, db, about.id, 'settle', `${how}: ${why}`);
}

/** How the sentences of claims begin that were none of ours, see `match.ts`. */
const FOREIGN = /^(No claim of this practice|The control number is ours, but|You said)/;

/** Takes back everything that was settled of a file or because of it, the last first. */
export function undoSettlements(
  context: RemittanceContext,
  db: WriteDb,
  id: RemittanceId,
  reason: string,
): void {
  for (const s of listSettlements(db, id)) {
    if (s.remittanceId === id && s.byRemittanceId !== null && s.byRemittanceId !== id) {
      const by = needRemittance(db, s.byRemittanceId);
      throw new Refusal(
        'rule_violated',
        `An answer of this file was posted by the reversal in ${by.fileName}. Undo that file first; nothing was changed.`,
      );
    }
    if (s.journalId !== null) context.reverseJournal(db, s.journalId, reason);
    endSettlement(db, s.id, context.clock.now());
    const kept = s.part === 'claim' ? findKeptClaim(db, s.remittanceId, s.position) : null;
    if (kept && s.how === 'matched') {
      const held = !FOREIGN.test(kept.sentence);
      setKeptClaim(db, s.remittanceId, s.position, {
        claimId: held ? s.claimId : null,
        outcome: held ? 'held' : 'unmatched',
        applied: false,
        sentence: kept.sentence,
      });
    }
  }
}

import { SENT, UNSENT } from '#shared/domain/claim-status.ts';
import type { ActOutcome } from '#shared/domain/claim-work.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { listName } from '#shared/domain/patient.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { takeBackReceivable } from './charges.ts';
import {
  addEvent,
  advance,
  cannot,
  needClaim,
  note,
  refuseStops,
  scrubAgain,
  type ClaimsContext,
} from './context.ts';
import { findEvents, findLastStep } from './event-queries.ts';
import { oneOfMany } from './making.ts';
import { sumClaimMoney } from './money-queries.ts';
import { findSiblings, moveEncounter, updateFindings, updateHold, type ClaimRecord } from './queries.ts';
import { keepVersion } from './sent-version.ts';

/**
 * Draft → ready; or held, when a rule of the practice wants a person to look at the claim and nobody has let it go.
 * @returns where it stands then. @throws Refusal `rule_violated` while a finding stops it.
 */
export function release(context: ClaimsContext, db: WriteDb, record: ClaimRecord): 'ready' | 'held' {
  const findings = scrubAgain(context, db, record);
  if (record.status !== 'draft') throw cannot(record, 'released');
  refuseStops(record, findings);
  const reason = holdAsked(db, record, findings);
  if (reason !== null) {
    hold(context, db, record, reason);
    return 'held';
  }
  advance(context, db, record, { kind: 'released', to: 'ready', detail: 'Ready to be sent.' });
  return 'ready';
}

/** What rules that hold say of a claim; null when none does, or when a person let it go after they said the same. */
function holdAsked(
  db: WriteDb,
  { id, versionNumber }: ClaimRecord,
  findings: readonly Finding[],
): string | null {
  const asking = findings.filter((finding) => finding.holds === true).map(({ message }) => message);
  if (asking.length === 0) return null;
  const reason = asking.join(' ').slice(0, LONGEST_REASON);
  const steps = findEvents(db, id).filter((event) => event.versionNumber === versionNumber);
  const held = steps.findLastIndex((event) => event.kind === 'held' && event.detail === reason);
  const letGo = held >= 0 && steps.slice(held).some((event) => event.kind === 'unheld');
  return letGo ? null : reason;
}

/** As the desk takes it when a person holds a claim. */
const LONGEST_REASON = 200;

export function returnToDraft(context: ClaimsContext, db: WriteDb, record: ClaimRecord): void {
  if (record.status !== 'ready') throw cannot(record, 'returned to draft');
  advance(context, db, record, { kind: 'returned', to: 'draft', detail: 'Taken back to draft.' });
}

export function hold(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (record.status !== 'draft' && record.status !== 'ready') throw cannot(record, 'held');
  updateHold(db, record.id, reason, false);
  advance(context, db, record, { kind: 'held', to: 'held', detail: reason });
}

/**
 * Held → draft.
 * @param undo the hold is taken back: a claim that was ready and to which nothing was done since is ready again.
 * @returns where it stands then.
 */
export function unhold(
  context: ClaimsContext,
  db: WriteDb,
  record: ClaimRecord,
  undo = false,
): 'draft' | 'ready' {
  if (record.status !== 'held') throw cannot(record, 'taken off hold');
  const to = undo && wasReady(context, db, record) ? 'ready' : 'draft';
  updateHold(db, record.id, '', false);
  const detail = record.waitsForPrior
    ? 'No longer waits for the payer before.'
    : to === 'ready'
      ? 'The hold was taken back: ready to be sent as before.'
      : 'No longer held.';
  advance(context, db, record, { kind: 'unheld', to, detail });
  return to;
}

/** The hold is the last that happened to it, it was ready before, and the rules still let it go. */
function wasReady(context: ClaimsContext, db: WriteDb, record: ClaimRecord): boolean {
  const last = findEvents(db, record.id).at(-1);
  if (last?.kind !== 'held' || last.from !== 'ready') return false;
  const findings = scrubAgain(context, db, record);
  return (
    !findings.some((finding) => finding.severity === 'stops') && holdAsked(db, record, findings) === null
  );
}

/**
 * Ends a claim that was not sent, or to which nothing was posted: its charges are taken back and the visit goes back
 * to the coder. @throws Refusal when a remittance was posted to it or a later claim rests on it.
 */
export function voidClaim(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (record.status === 'voided') throw cannot(record, 'voided again');
  if (sumClaimMoney(db, record.id).postedCents !== 0 || answeredBefore(context, db, record))
    throw new Refusal(
      'rule_violated',
      `A remittance was posted to claim ${record.claim.controlNumber}. Undo the remittance first.`,
    );
  endByVoid(context, db, record, reason);
}

function answeredBefore(context: ClaimsContext, db: WriteDb, record: ClaimRecord): boolean {
  return !SENT.includes(record.status) && context.postedAnswers(db, record.id).length > 0;
}

/**
 * A void that was sent is confirmed: by the payer's takeback, or by the user who was told so.
 * @throws Refusal when no void was sent, or while money stands posted to the claim.
 */
export function confirmVoid(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (record.claim.frequency !== '8' || UNSENT.includes(record.status))
    throw new Refusal(
      'rule_violated',
      `No void of claim ${record.claim.controlNumber} was sent, so there is none to confirm.`,
    );
  const { postedCents } = sumClaimMoney(db, record.id);
  if (postedCents !== 0)
    throw new Refusal(
      'rule_violated',
      `The payer's answer to claim ${record.claim.controlNumber} is posted (${formatAmount(-postedCents)}) and was not taken back. Post the takeback or undo the remittance first.`,
    );
  endByVoid(context, db, record, reason);
}

function endByVoid(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  const siblings = findSiblings(db, record);
  const later = siblings.find((s) => s.coverageRank > record.coverageRank);
  if (later)
    throw new Refusal(
      'rule_violated',
      `Claim ${later.controlNumber} to the next payer rests on claim ${record.claim.controlNumber}. Void that one first.`,
    );
  takeBackReceivable(context, db, record, `Claim ${record.claim.controlNumber} voided: ${reason}`);
  advance(context, db, record, { kind: 'voided', to: 'voided', detail: reason });
  if (siblings.length > 0) return;
  if (!moveEncounter(db, record.encounterId, 'billed', 'coded'))
    throw new Error('The encounter moved meanwhile.');
}

/** @throws Refusal while the insurer owes anything, or owes less than nothing. */
export function closeClaim(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (record.status === 'closed' || record.status === 'voided' || UNSENT.includes(record.status))
    throw cannot(record, 'closed');
  const { insurerBalanceCents } = sumClaimMoney(db, record.id);
  if (insurerBalanceCents !== 0)
    throw new Refusal(
      'rule_violated',
      `By the ledger the insurer's balance of claim ${record.claim.controlNumber} is ${formatAmount(insurerBalanceCents)}. A claim is closed when nothing is open.`,
    );
  advance(context, db, record, { kind: 'closed', to: 'closed', detail: reason });
}

/** A closed claim is again what it was by its last answer. */
export function reopen(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (record.status !== 'closed') throw cannot(record, 'opened again');
  advance(context, db, record, { kind: 'reopened', to: answerStatus(db, record, 'closed'), detail: reason });
}

export function appeal(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (record.status !== 'denied' && record.status !== 'partly_paid' && record.status !== 'paid')
    throw cannot(record, 'appealed');
  advance(context, db, record, { kind: 'appealed', to: 'appealed', detail: reason });
}

export function endAppeal(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (record.status !== 'appealed') throw cannot(record, 'taken out of appeal');
  advance(context, db, record, {
    kind: 'appeal_ended',
    to: answerStatus(db, record, 'appealed'),
    detail: reason,
  });
}

/** What the claim was before the step; an answer, since a claim in these states had one. */
function answerStatus(
  db: WriteDb,
  record: ClaimRecord,
  by: 'closed' | 'appealed',
): 'paid' | 'partly_paid' | 'denied' {
  const from = findLastStep(db, record.id, [by])?.from;
  if (from === 'paid' || from === 'partly_paid' || from === 'denied') return from;
  const { insurerBalanceCents } = sumClaimMoney(db, record.id);
  return insurerBalanceCents === 0 ? 'paid' : 'partly_paid';
}

/** Claims that leave on paper: each is kept as it was and counts as sent. */
export function sendOnPaper(context: ClaimsContext, ids: readonly ClaimId[]): ActOutcome[] {
  return ids.map((id) =>
    oneOfMany(id, () =>
      transaction(context.db(), (db) => {
        const record = needClaim(db, id);
        if (record.status !== 'ready') throw cannot(record, 'sent');
        const [check] = context.check([record.claim]);
        if (!check) throw new Error('A claim was not checked.');
        refuseStops(record, check.findings);
        updateFindings(db, id, check.findings);
        keepVersion(context, db, record, check, null);
        advance(context, db, record, { kind: 'exported', to: 'exported', detail: 'Sent on paper.' });
        return {
          id,
          controlNumber: record.claim.controlNumber,
          patientName: listName(record.claim.patient),
          done: true,
          sentence: 'Sent on paper.',
        };
      }),
    ),
  );
}

/** Writes down that a paper form was printed or saved. */
export function notePrinted(context: ClaimsContext, db: WriteDb, record: ClaimRecord, detail: string): void {
  addEvent(context, db, record, { kind: 'printed', to: record.status, detail });
  note(context, db, record, 'print', detail);
}

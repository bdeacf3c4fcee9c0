import type { ActOutcome } from '#shared/domain/claim-work.ts';
import { toPatientDraft, writeOffDraft } from '#shared/domain/denials/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { DenialId, UserId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import { needDenial, needOpen, note, type DenialsContext } from './context.ts';
import { findRow } from './desk-queries.ts';
import {
  countJournals,
  findOpenOf,
  listAmounts,
  listLiveJournals,
  openLines,
  setClosed,
  setNext,
  setOpen,
  setOwner,
  sumOpen,
  sumRecovered,
  type DenialRecord,
} from './queries.ts';

export type DenialAct =
  | { readonly kind: 'snooze'; readonly on: IsoDate | null }
  | { readonly kind: 'owner'; readonly ownerId: UserId | null }
  | { readonly kind: 'write_off'; readonly reason: string }
  | { readonly kind: 'to_patient'; readonly reason: string }
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'settled'; readonly reason: string };

/**
 * One act on many denials. One that is refused does not hinder the others. A preview does the same work and takes it
 * all back.
 */
export function actOnMany(
  context: DenialsContext,
  act: DenialAct,
  ids: readonly DenialId[],
  preview: boolean,
): ActOutcome[] {
  let outcomes: ActOutcome[] = [];
  try {
    transaction(context.db(), (w) => {
      outcomes = [...new Set(ids)].map((id) => oneOf(context, w, act, id));
      if (preview) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return outcomes;
}

/** Ends a preview. */
class TakenBack extends Error {}

function oneOf(context: DenialsContext, w: WriteDb, act: DenialAct, id: DenialId): ActOutcome {
  const row = findRow(w, id);
  const about = { id, controlNumber: row?.controlNumber ?? '', patientName: row?.patientName ?? '' };
  try {
    const sentence = transaction(context.db(), (db) => actOn(context, db, act, id));
    return { ...about, done: true, sentence };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...about, done: false, sentence: error.message };
  }
}

function actOn(context: DenialsContext, db: WriteDb, act: DenialAct, id: DenialId): string {
  const denial = needOpen(db, id);
  switch (act.kind) {
    case 'snooze':
      setNext(db, id, act.on);
      note(context, db, id, {
        kind: 'snoozed',
        detail: act.on === null ? 'On the desk again.' : `Until ${act.on}.`,
      });
      return act.on === null ? 'On the desk again.' : `Put off until ${act.on}.`;
    case 'owner':
      return giveTo(context, db, id, act.ownerId);
    case 'write_off':
      return writeOff(context, db, denial, act.reason);
    case 'to_patient':
      return toPatient(context, db, denial, act.reason);
    case 'lost':
    case 'settled':
      return closeByHand(context, db, denial, act.kind, act.reason);
  }
}

function giveTo(context: DenialsContext, db: WriteDb, id: DenialId, ownerId: UserId | null): string {
  const name =
    ownerId === null
      ? ''
      : db.get<{ name: string }>(sql`SELECT name FROM user_account WHERE id = ${ownerId} AND disabled = 0`)
          ?.name;
  if (name === undefined)
    throw new Refusal('invalid_input', 'This user is not there any more. Nothing was changed.');
  setOwner(db, id, ownerId);
  const words = name === '' ? 'Nobody owns it.' : `${name} owns it.`;
  note(context, db, id, { kind: 'owner', detail: words });
  return words;
}

/** Nothing leaves the insurer while an appeal runs: first its outcome, then the money. */
function refuseAppealed(denial: DenialRecord): void {
  if (denial.appealsOpen > 0)
    throw new Refusal(
      'rule_violated',
      `An appeal of claim ${denial.controlNumber} is open. Note its outcome first; nothing was posted.`,
    );
}

/** What of the denial may leave the insurer: what was refused, at most what the ledger has open. */
function amountLeaving(db: ReadDb, denial: DenialRecord): number {
  const open = sumOpen(db, denial.claimId);
  const refused = sumCents(listAmounts(db, denial.id, denial.round).map((a) => a.amountCents));
  const amount = Math.min(open, refused);
  if (amount <= 0)
    throw new Refusal(
      'rule_violated',
      `By the ledger the insurer owes nothing on claim ${denial.controlNumber} any more. Close the denial; nothing was posted.`,
    );
  return amount;
}

function leaving(context: DenialsContext, db: WriteDb, denial: DenialRecord, source: string, reason: string) {
  const refused = listAmounts(db, denial.id, denial.round);
  const lineIds = new Set(refused.map((a) => a.serviceLineId));
  const lines = openLines(db, denial.claimId);
  // The refused lines first; what was refused of the claim as a whole comes out of whatever is open.
  const ordered = [
    ...lines.filter((l) => lineIds.has(l.serviceLineId)),
    ...lines.filter((l) => !lineIds.has(l.serviceLineId)),
  ];
  return {
    claimId: denial.claimId,
    controlNumber: denial.controlNumber,
    patientId: denial.patientId,
    payerId: denial.payerId,
    lines: ordered,
    amountCents: amountLeaving(db, denial),
    code: denial.code,
    reason,
    postedOn: context.clock.today(),
    sourceId: `${denial.id}/${countJournals(db, source, denial.id) + 1}`,
  };
}

function writeOff(context: DenialsContext, db: WriteDb, denial: DenialRecord, reason: string): string {
  refuseAppealed(denial);
  const from = leaving(context, db, denial, 'denial_write_off', reason);
  const journalId = context.postJournal(db, writeOffDraft(from));
  closeWith(context, db, denial, 'written_off', journalId);
  const detail = `${formatAmount(from.amountCents)} written off: ${reason}`;
  note(context, db, denial.id, { kind: 'written_off', detail, journalId });
  settleClaim(context, db, denial, `Written off after the denial ${denial.code}: ${reason}`);
  return `${formatAmount(from.amountCents)} written off.`;
}

function toPatient(context: DenialsContext, db: WriteDb, denial: DenialRecord, reason: string): string {
  refuseAppealed(denial);
  const refused = listAmounts(db, denial.id, denial.round);
  const contract = refused.some((a) => a.group !== 'PR');
  if (contract && reason.trim() === '')
    throw new Refusal(
      'rule_violated',
      `The payer does not leave all of claim ${denial.controlNumber} to the patient (${denial.code}). Write why the patient owes it: the contract and the patient’s signed notice have to allow it. Nothing was posted.`,
    );
  const from = leaving(context, db, denial, 'denial_to_patient', reason.trim());
  const journalId = context.postJournal(db, toPatientDraft(from));
  closeWith(context, db, denial, 'to_patient', journalId);
  const why = reason.trim() === '' ? '' : `: ${reason.trim()}`;
  const detail = `${formatAmount(from.amountCents)} to the patient${why}`;
  note(context, db, denial.id, { kind: 'to_patient', detail, journalId });
  settleClaim(context, db, denial, `Left to the patient after the denial ${denial.code}`);
  return `${formatAmount(from.amountCents)} to the patient.`;
}

function closeWith(
  context: DenialsContext,
  db: WriteDb,
  denial: DenialRecord,
  outcome: 'written_off' | 'to_patient' | 'lost' | 'settled',
  journalId: DenialRecord['closedByJournalId'],
): void {
  const closing = { outcome, recoveredCents: 0, remittanceId: null, journalId };
  setClosed(db, denial.id, closing, context.clock.now());
}

/** A claim on which nothing is open any more is closed; one in work or with money open stays where it is. */
function settleClaim(context: DenialsContext, db: WriteDb, denial: DenialRecord, reason: string): void {
  if (sumOpen(db, denial.claimId) !== 0) return;
  try {
    context.claims.close(denial.claimId, reason.slice(0, 200));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function closeByHand(
  context: DenialsContext,
  db: WriteDb,
  denial: DenialRecord,
  kind: 'lost' | 'settled',
  reason: string,
): string {
  refuseAppealed(denial);
  const open = sumOpen(db, denial.claimId);
  if (open > 0)
    throw new Refusal(
      'rule_violated',
      `The insurer still owes ${formatAmount(open)} on claim ${denial.controlNumber}. Write it off or give it to the patient; nothing is closed while money stands open.`,
    );
  closeWith(context, db, denial, kind, null);
  note(context, db, denial.id, { kind: 'closed', detail: reason });
  return 'Closed.';
}

/**
 * Opens a denial that was closed by hand: what it wrote off or gave to the patient goes back by a reversing journal.
 * @throws Refusal when a remittance closed it or the claim has another open one.
 */
export function openAgain(context: DenialsContext, db: WriteDb, id: DenialId, reason: string): void {
  const denial = needDenial(db, id);
  if (denial.state === 'open')
    throw new Refusal('rule_violated', `The denial of claim ${denial.controlNumber} is open already.`);
  if (denial.closedByRemittanceId !== null || denial.outcome === 'undone')
    throw new Refusal(
      'rule_violated',
      `A remittance closed the denial of claim ${denial.controlNumber}. Undo that remittance; nothing was changed.`,
    );
  if (findOpenOf(db, denial.claimId))
    throw new Refusal('rule_violated', `Claim ${denial.controlNumber} has another open denial already.`);
  for (const journal of listLiveJournals(db, id)) context.reverseJournal(db, journal.id, reason);
  setOpen(db, id, sumRecovered(db, id));
  note(context, db, id, { kind: 'reopened', detail: reason });
  if (denial.claimStatus === 'closed') context.claims.reopen(denial.claimId, reason);
}

/**
 * Begins the corrected version of the claim (CLM05-3 7).
 * @returns where the correction begins.
 */
export function correct(
  context: DenialsContext,
  db: WriteDb,
  id: DenialId,
  reason: string,
): { readonly claimId: DenialRecord['claimId']; readonly field: string } {
  const denial = needOpen(db, id);
  context.claims.correct(denial.claimId, reason);
  note(context, db, id, { kind: 'corrected', detail: reason });
  const refused = listAmounts(db, id, denial.round)[0];
  return { claimId: denial.claimId, field: fieldAt(db, denial, refused?.serviceLineId ?? null) };
}

/** A field of the first line becomes that of the refused line. */
function fieldAt(db: ReadDb, denial: DenialRecord, serviceLineId: string | null): string {
  if (!denial.field.startsWith('lines.1.') || serviceLineId === null) return denial.field;
  const row = db.get<{ number: number | null }>(
    sql`SELECT number FROM claim_line WHERE claim_id = ${denial.claimId} AND service_line_id = ${serviceLineId}`,
  );
  return row?.number == null ? denial.field : `lines.${row.number}.${denial.field.slice('lines.1.'.length)}`;
}

import { claimTotal } from '#shared/domain/claim.ts';
import { claimMay, CLAIM_STATUS_WORDS, SENT } from '#shared/domain/claim-status.ts';
import { followUpAfter } from '#shared/domain/claim-clocks.ts';
import { isForwarded } from '#shared/domain/coordination.ts';
import { DEFAULT_FOLLOW_UP_DAYS } from '#shared/domain/practice.ts';
import type { ClaimFileId, ClaimId, PayerId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type {
  ClaimHead,
  ClaimMove,
  ClaimMoved,
  ClaimsForAnswers,
  ClaimsForRemittances,
  PostedToClaim,
} from '#electron/service-context.ts';
import { addEvent, advance, needClaim, note, type ClaimsContext } from './context.ts';
import { tellChanged } from './changed-answers.ts';
import { confirmVoid } from './lifecycle.ts';
import { sumClaimMoney } from './money-queries.ts';
import { findClaim, findFilesOf, updateFollowUp, updatePayerNumber } from './queries.ts';
import { noteForwarded, releaseWaiting } from './secondary.ts';
import {
  findAnswered,
  findPriors,
  findResting,
  findWaiting,
  type AnsweredClaim,
} from './secondary-queries.ts';
import { findLastSent } from './version-queries.ts';

/** What acknowledgements and answers to status inquiries ask of claims. */
export function createClaimsForAnswers(context: ClaimsContext): ClaimsForAnswers {
  return {
    findByControlNumber: (db, controlNumber) => {
      const row = db.get<{ id: ClaimId }>(sql`SELECT id FROM claim WHERE control_number = ${controlNumber}`);
      return row && headOf(db, row.id);
    },
    findByFile: (db, id) => findByFile(db, id),
    markStatus: (db, id, move) => markStatus(context, db, id, move),
    takeBack: (db, id, { from, to, detail, file }) => {
      const record = needClaim(db, id);
      if (record.status !== from || !claimMay(from, to, 'reversed'))
        throw new Refusal(
          'rule_violated',
          `Claim ${record.claim.controlNumber} has moved on since. Undo what was done to it later first; nothing was changed.`,
        );
      advance(context, db, record, { kind: 'reversed', to, detail, file });
    },
    takeBackNumber: (db, id, { from, to }) => {
      if (needClaim(db, id).payerControlNumber === from) updatePayerNumber(db, id, to);
    },
  };
}

function findByFile(db: ReadDb, id: ClaimFileId): ClaimHead[] {
  return db
    .all<{ id: ClaimId }>(
      sql`SELECT c.id FROM claim_file_claim f JOIN claim c ON c.id = f.claim_id
          WHERE f.claim_file_id = ${id} ORDER BY length(c.control_number), c.control_number`,
    )
    .flatMap((row) => headOf(db, row.id) ?? []);
}

function headOf(db: ReadDb, id: ClaimId): ClaimHead | null {
  const record = findClaim(db, id);
  if (!record) return null;
  const { claim } = record;
  return {
    claimId: id,
    controlNumber: claim.controlNumber,
    status: record.status,
    patientId: claim.patient.patientId,
    payerId: claim.payer.payerId,
    coverageRank: record.coverageRank,
    serviceDate: claim.serviceDate,
    chargeCents: claimTotal(claim),
    sentVersion: findLastSent(db, id) ?? 0,
    payerControlNumber: record.payerControlNumber,
    files: findFilesOf(db, id),
  };
}

function markStatus(context: ClaimsContext, db: WriteDb, id: ClaimId, move: ClaimMove): ClaimMoved {
  const record = needClaim(db, id);
  const { status: from } = record;
  const number = move.payerControlNumber ?? '';
  if (number !== '' && number !== record.payerControlNumber) updatePayerNumber(db, id, number);
  if (!claimMay(from, move.to, move.cause)) {
    const stays =
      from === move.to ? move.detail : `${move.detail} The claim stays ${CLAIM_STATUS_WORDS[from]}.`;
    addEvent(context, db, record, { kind: move.cause, to: from, detail: stays, file: move.file });
    note(context, db, record, 'note answer', `${move.to}: stays ${from}`);
    return { moved: false, from, to: from };
  }
  advance(context, db, record, { kind: move.cause, to: move.to, detail: move.detail, file: move.file });
  return { moved: true, from, to: move.to };
}

/** What a posted or undone remittance does to claims beside their money and status. */
export function createClaimsForRemittances(context: ClaimsContext): ClaimsForRemittances {
  return {
    answered: (db, answers) => {
      const plain = findPlain(db, answers);
      const days = new Map<PayerId, number>();
      for (const answer of answers) {
        const known = plain.get(answer.claimId);
        if (known) takePlainAnswer(context, db, answer, { known, days });
        else takeAnswer(context, db, answer);
      }
      // Once all are in: a takeback and the new answer come one after the other.
      const applied = answers.filter((a) => a.applied).map((a) => a.claimId);
      for (const id of findPriors(db, applied)) tellChanged(context, db, id);
    },
    refuseUndo: (db, ids) => {
      for (const id of ids) {
        const resting = findResting(db, id);
        if (resting !== null)
          throw new Refusal(
            'rule_violated',
            `Claim ${resting} to the next payer rests on this answer. Void it first; nothing was changed.`,
          );
      }
    },
    undone: (db, ids) => {
      for (const claim of findAnswered(db, ids, 'all')) setFollowUp(context, db, claim);
    },
  };
}

/**
 * Claims of a file on which an answer changes nothing but the payer's number and the day of following up: answered once,
 * not taken back, not forwarded, beside no other claim. Read in one statement, because most of a large file is so.
 */
function findPlain(db: ReadDb, answers: readonly PostedToClaim[]): Map<ClaimId, AnsweredClaim> {
  const times = new Map<ClaimId, number>();
  for (const { claimId } of answers) times.set(claimId, (times.get(claimId) ?? 0) + 1);
  const ids = answers
    .filter((a) => times.get(a.claimId) === 1 && a.statusCode !== REVERSAL && !isForwarded(a.statusCode))
    .map((a) => a.claimId);
  return new Map(findAnswered(db, ids).map((claim) => [claim.id, claim]));
}

function takePlainAnswer(
  context: ClaimsContext,
  db: WriteDb,
  { claimId, payerControlNumber, applied }: PostedToClaim,
  { known, days }: { readonly known: AnsweredClaim; readonly days: Map<PayerId, number> },
): void {
  if (payerControlNumber !== '' && payerControlNumber !== known.payerControlNumber)
    updatePayerNumber(db, claimId, payerControlNumber);
  if (!applied) return;
  const after = days.get(known.payerId) ?? followUpDaysOf(context, db, known.payerId);
  days.set(known.payerId, after);
  setFollowUp(context, db, known, after);
}

function takeAnswer(context: ClaimsContext, db: WriteDb, answer: PostedToClaim): void {
  const { claimId, statusCode, payerControlNumber, applied } = answer;
  const record = needClaim(db, claimId);
  if (payerControlNumber !== '' && payerControlNumber !== record.payerControlNumber)
    updatePayerNumber(db, claimId, payerControlNumber);
  if (!applied) return;
  setFollowUp(context, db, { ...record, payerId: record.claim.payer.payerId });
  const taken = statusCode === REVERSAL;
  if (taken && record.claim.frequency === '8' && SENT.includes(record.status)) {
    if (sumClaimMoney(db, claimId).postedCents === 0)
      confirmVoid(context, db, record, 'The payer took its answer back, as the void asked.');
    return;
  }
  if (taken) return;
  if (isForwarded(statusCode)) noteForwarded(context, db, record);
  for (const waiting of findWaiting(db, claimId)) releaseWaiting(context, db, record, waiting);
}

/** CLP02: the payer takes an answer back. */
const REVERSAL = '22';

function followUpDaysOf(context: ClaimsContext, db: ReadDb, payerId: PayerId): number {
  return context.records.payer(db, payerId)?.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;
}

function setFollowUp(
  context: ClaimsContext,
  db: WriteDb,
  { id, status: to, followUpOn, payerId }: Pick<AnsweredClaim, 'id' | 'status' | 'followUpOn' | 'payerId'>,
  days = followUpDaysOf(context, db, payerId),
): void {
  const on = followUpAfter({ cause: 'remittance', to }, context.clock.today(), days, followUpOn);
  if (on !== followUpOn) updateFollowUp(db, id, on);
}

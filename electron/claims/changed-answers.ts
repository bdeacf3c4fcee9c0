import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { fileBy } from '#shared/domain/claim-clocks.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import { postTransfer } from './charges.ts';
import { addEvent, countWords, needClaim, scrubAgain, type ClaimsContext } from './context.ts';
import { withAnswers } from './coordinate.ts';
import { findTransferJournal } from './money-queries.ts';
import { updateFrozen, type ClaimRecord } from './queries.ts';
import { startVersion } from './versions.ts';
import { finishTask, insertTask } from './work-queries.ts';

/** What a claim says of the payers before it, apart from everything else. */
function priorsOf(claim: ProfessionalClaim): string {
  const coverages = (claim.otherCoverages ?? []).map((o) => [
    o.rank,
    o.paidCents,
    o.adjudicatedOn,
    o.payerControlNumber ?? '',
    o.adjustments.map((a) => [a.group, a.reason, a.amountCents]),
  ]);
  const lines = claim.lines.map((line) => [
    line.serviceLineId,
    (line.detail?.adjudications ?? []).map((a) => [
      a.payerIdentifier,
      a.paidCents,
      a.code,
      a.adjudicatedOn,
      a.adjustments.map((x) => [x.group, x.reason, x.amountCents]),
    ]),
  ]);
  return JSON.stringify([coverages, lines]);
}

/**
 * Whether the payer before a claim has changed what the claim says of it, as one sentence; null when not. A claim
 * that waits for its first answer, one that the payer forwards itself, and one whose answers were written by hand
 * are left alone.
 */
export function changedAnswer(context: ClaimsContext, db: ReadDb, record: ClaimRecord): string | null {
  const { priorClaimId, claim } = record;
  if (priorClaimId === null || record.waitsForPrior || record.crossover || record.status === 'voided')
    return null;
  if (record.edited.includes('otherCoverages') || record.edited.includes('lines')) return null;
  const now = withAnswers(context, db, priorClaimId, claim);
  if (priorsOf(now) === priorsOf(claim)) return null;
  const prior = needClaim(db, priorClaimId);
  return changedWords(prior, standsNone(now, prior));
}

function standsNone(now: ProfessionalClaim, prior: ClaimRecord): boolean {
  return now.otherCoverages?.find((o) => o.rank === prior.coverageRank)?.paidCents == null;
}

function changedWords(prior: ClaimRecord, none: boolean): string {
  const { payer, controlNumber } = prior.claim;
  return none
    ? `${payer.name} has taken back its answer to claim ${controlNumber}.`
    : `${payer.name} has changed its answer to claim ${controlNumber}.`;
}

/** Tells those claims to later payers that rest on an answer which is another by now; each gets a task for today. */
export function tellChanged(context: ClaimsContext, db: WriteDb, priorId: ClaimId): void {
  const resting = db.all<{ id: ClaimId }>(
    sql`SELECT id FROM claim WHERE prior_claim_id = ${priorId} AND status <> 'voided'`,
  );
  for (const { id } of resting) {
    const record = needClaim(db, id);
    const words = changedAnswer(context, db, record);
    if (words === null) continue;
    const title = titleOf(words, record);
    if (openTasks(db, id).some((task) => task.title === title)) continue;
    finishChanged(context, db, id);
    const task = { id: context.newId(), claimId: id, title, ownerId: null, dueOn: context.clock.today() };
    insertTask(db, task, context.clock.now(), context.user().id);
    addEvent(context, db, record, { kind: 'noted', to: record.status, detail: words });
    context.audit(db, { action: 'create', record: 'claim_task', recordId: task.id, change: `claim ${id}` });
  }
}

const TO_CORRECT = 'Send a corrected claim.';
const TO_TAKE_OVER = 'Take it over.';

function titleOf(words: string, record: ClaimRecord): string {
  const act = UNSENT.includes(record.status) ? TO_TAKE_OVER : TO_CORRECT;
  return `${words.slice(0, 119 - TO_CORRECT.length)} ${act}`;
}

function openTasks(db: ReadDb, id: ClaimId): { id: string; title: string }[] {
  return db.all(sql`SELECT id, title FROM claim_task WHERE claim_id = ${id} AND done_at IS NULL`);
}

function finishChanged(context: ClaimsContext, db: WriteDb, id: ClaimId): void {
  for (const task of openTasks(db, id))
    if (task.title.endsWith(TO_CORRECT) || task.title.endsWith(TO_TAKE_OVER))
      finishTask(db, task.id as Parameters<typeof finishTask>[1], context.clock.now(), context.user().id);
}

/**
 * Takes the changed answer over: a claim that was sent becomes a corrected one (frequency 7), one that was not is
 * changed as it stands. What it took over from the payer before is taken back and taken over anew, so that its
 * receivable is what that payer leaves now.
 * @throws Refusal when nothing has changed, or a corrected version cannot be begun.
 */
export function takeChangedAnswer(context: ClaimsContext, db: WriteDb, record: ClaimRecord): void {
  const words = changedAnswer(context, db, record);
  const { priorClaimId, id } = record;
  if (words === null || priorClaimId === null)
    throw new Refusal(
      'rule_violated',
      `Claim ${record.claim.controlNumber} says what the payer before it has answered. Nothing was changed.`,
    );
  if (!UNSENT.includes(record.status))
    startVersion(context, db, record, { kind: 'corrected', reason: words.slice(0, 200) });
  const begun = needClaim(db, id);
  const claim = withAnswers(context, db, priorClaimId, begun.claim);
  updateFrozen(db, claim, fileBy(claim), begun.edited);
  for (let j = findTransferJournal(db, id); j !== null; j = findTransferJournal(db, id))
    context.reverseJournal(db, j, words);
  postTransfer(context, db, needClaim(db, priorClaimId), claim);
  const findings = scrubAgain(context, db, { ...begun, claim });
  finishChanged(context, db, id);
  addEvent(context, db, begun, {
    kind: 'noted',
    to: begun.status,
    detail: `The new answer was taken over. ${countWords(findings)}`,
  });
}

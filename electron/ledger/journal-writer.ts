import type { JournalDraft, JournalEntry } from '#shared/domain/journal.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { JournalId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { rows, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import { doAll, type Steps } from '#electron/db/steps.ts';
import { nextNumber } from '#electron/counter.ts';

export type JournalStamp = { readonly id: JournalId; readonly postedAt: Instant; readonly userId: string };

/**
 * Writes a journal inside the caller's transaction: its entries first, its own row last, because the
 * database lets a journal in only when the entries that wait for it balance.
 * @throws Refusal `conflict` when its source was posted before: nothing posts twice; `rule_violated` when its day
 * lies in a closed period.
 */
export function writeJournal(db: WriteDb, draft: JournalDraft, stamp: JournalStamp): JournalId {
  return doAll(writeJournalSteps(db, draft, stamp));
}

/** As `writeJournal`, resting between its entries; nothing else may write to the file before it has ended. */
export function* writeJournalSteps(db: WriteDb, draft: JournalDraft, stamp: JournalStamp): Steps<JournalId> {
  const posted = db.get<{ number: number }>(
    sql`SELECT number FROM journal WHERE source_type = ${draft.sourceType} AND source_id = ${draft.sourceId}`,
  );
  if (posted)
    throw new Refusal(
      'conflict',
      `This was posted before as journal ${posted.number}. Nothing was posted again.`,
    );
  refuseClosed(db, draft.postedOn);
  yield* insertEntries(db, stamp.id, draft.entries);
  db.run(sql`INSERT INTO journal (id, number, kind, posted_on, deposit_on, posted_at, memo, source_type, source_id,
      reverses_journal_id, user_id)
    VALUES (${stamp.id}, ${nextNumber(db, 'journal', 1)}, ${draft.kind}, ${draft.postedOn}, ${draft.depositOn},
      ${stamp.postedAt}, ${draft.memo}, ${draft.sourceType}, ${draft.sourceId}, ${draft.reversesJournalId},
      ${stamp.userId})`);
  return stamp.id;
}

/** Entries by one statement: twice as quick as one by one, and few enough shapes to stay prepared. */
const AT_ONCE = 32;

function* insertEntries(db: WriteDb, id: JournalId, entries: readonly JournalEntry[]): Steps<void> {
  const total = entries.length;
  const whole = total - (total % AT_ONCE);
  for (let at = 0; at < whole; at += AT_ONCE) {
    insertRows(db, id, entries.slice(at, at + AT_ONCE));
    yield { done: at + AT_ONCE, total, doing: 'Writing the journal' };
  }
  for (const one of entries.slice(whole)) insertRows(db, id, [one]);
}

function insertRows(db: WriteDb, id: JournalId, entries: readonly JournalEntry[]): void {
  const values = entries.map((e) => [
    id,
    e.account,
    e.amountCents,
    e.patientId,
    e.claimId,
    e.serviceLineId,
    e.payerId,
    e.encounterId,
    e.serviceOn,
    e.reason,
    e.memo,
  ]);
  db.run(sql`INSERT INTO journal_entry (journal_id, account, amount_cents, patient_id, claim_id, service_line_id,
    payer_id, encounter_id, service_on, reason, memo) VALUES ${rows(values)}`);
}

/** The last day that is closed, or null when nothing is. */
export function closedThrough(db: ReadDb): IsoDate | null {
  return (
    db.get<{ day: IsoDate | null }>(sql`SELECT MAX(through_on) AS day FROM period WHERE reopened_at IS NULL`)
      ?.day ?? null
  );
}

/** The database refuses it as well; here it gets a sentence. */
function refuseClosed(db: ReadDb, postedOn: IsoDate): void {
  const closed = closedThrough(db);
  if (closed !== null && postedOn <= closed)
    throw new Refusal(
      'rule_violated',
      `The books are closed through ${closed}, and this would be posted on ${postedOn}. Post it today, saying what it corrects, or let the owner reopen the period. Nothing was posted.`,
    );
}

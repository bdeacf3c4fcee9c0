import type { ClaimSummary } from '#shared/domain/claim.ts';
import { DeskFilter, type ActOutcome, type DeskCounts, type DeskSort } from '#shared/domain/claim-work.ts';
import { listName } from '#shared/domain/patient.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, UserId } from '#shared/kernel/ids.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import { summariesOf } from '#electron/db/read-models/claim-summary.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { addEvent, countWords, needClaim, scrubAgain, type ClaimsContext } from './context.ts';
import { countDesk, countDeskRows, deskPage, searchConditions } from './desk-queries.ts';
import { hold, release, returnToDraft, unhold } from './lifecycle.ts';
import { oneOfMany } from './making.ts';
import type { ClaimRecord } from './queries.ts';
import { insertTask } from './work-queries.ts';

export type DeskQuery = {
  readonly filter: DeskFilter;
  readonly sort: DeskSort;
  readonly limit: number;
  readonly offset: number;
};

/** A page of the desk, filtered and sorted by the database. */
export function readDesk(
  db: ReadDb,
  today: IsoDate,
  query: DeskQuery,
): { rows: ClaimSummary[]; total: number; chargeCents: Cents } {
  const found = searchConditions(db, query.filter.search);
  const { total, chargeCents } = countDeskRows(db, today, query.filter, found);
  return {
    rows: [...summariesOf(db, deskPage(today, query, found))],
    total,
    chargeCents: cents(chargeCents),
  };
}

export type ClaimFilter = Pick<DeskFilter, 'statuses' | 'search'> & { readonly limit: number };

/** Claims by status and words, newest first. */
export function listClaims(db: ReadDb, today: IsoDate, filter: ClaimFilter): ClaimSummary[] {
  const { statuses, search, limit } = filter;
  const page = {
    filter: DeskFilter.parse({ statuses, search }),
    sort: { by: 'service', descending: true },
    limit,
    offset: 0,
  } as const;
  return [...summariesOf(db, deskPage(today, page, searchConditions(db, search)))];
}

/** Days before the last one of filing in which a claim that is not sent counts as near. */
const FILING_NEAR_DAYS = 14;

export function readDeskCounts(db: ReadDb, today: IsoDate): DeskCounts {
  return countDesk(db, today, addDays(today, FILING_NEAR_DAYS));
}

export type BulkAct =
  | { readonly kind: 'scrub' | 'release' | 'return' }
  | { readonly kind: 'unhold'; readonly undo?: boolean }
  | { readonly kind: 'hold'; readonly reason: string }
  | {
      readonly kind: 'task';
      readonly title: string;
      readonly ownerId: UserId | null;
      readonly dueOn: IsoDate | null;
    };

/**
 * One act on many claims. One that is refused does not hinder the others. A preview does the same work and takes it
 * all back, so that it says what will happen and nothing else.
 */
export function bulk(
  context: ClaimsContext,
  act: BulkAct,
  ids: readonly ClaimId[],
  preview: boolean,
): ActOutcome[] {
  let outcomes: ActOutcome[] = [];
  try {
    transaction(context.db(), () => {
      outcomes = [...new Set(ids)].map((id) =>
        oneOfMany(id, () => transaction(context.db(), (db) => actOn(context, db, act, id))),
      );
      if (preview) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return outcomes.map((outcome) => (outcome.controlNumber === '' ? named(context.db(), outcome) : outcome));
}

/** Ends a preview. */
class TakenBack extends Error {}

function actOn(context: ClaimsContext, db: WriteDb, act: BulkAct, id: ClaimId): ActOutcome {
  const record = needClaim(db, id);
  const done = whatBecame(context, db, act, record);
  return {
    id,
    controlNumber: record.claim.controlNumber,
    patientName: listName(record.claim.patient),
    done: true,
    ...done,
  };
}

function whatBecame(
  context: ClaimsContext,
  db: WriteDb,
  act: BulkAct,
  record: ClaimRecord,
): Pick<ActOutcome, 'sentence' | 'held'> {
  switch (act.kind) {
    case 'scrub': {
      const findings = scrubAgain(context, db, record);
      addEvent(context, db, record, { kind: 'scrubbed', to: record.status, detail: countWords(findings) });
      return { sentence: countWords(findings) };
    }
    case 'release':
      return release(context, db, record) === 'ready'
        ? { sentence: 'Ready to be sent.' }
        : { sentence: 'Held: a rule of your own asks that somebody looks at it first.', held: true };
    case 'return':
      returnToDraft(context, db, record);
      return { sentence: 'A draft again.' };
    case 'hold':
      hold(context, db, record, act.reason);
      return { sentence: 'Held.' };
    case 'unhold':
      return unhold(context, db, record, act.undo ?? false) === 'ready'
        ? { sentence: 'Ready again.' }
        : { sentence: 'A draft, no longer held.' };
    case 'task': {
      const { title, ownerId, dueOn } = act;
      const task = { id: context.newId(), claimId: record.id, title, ownerId, dueOn };
      insertTask(db, task, context.clock.now(), context.user().id);
      context.audit(db, {
        action: 'create',
        record: 'claim_task',
        recordId: task.id,
        change: `claim ${record.id}`,
      });
      return { sentence: `Task: ${title}` };
    }
  }
}

/** A refusal names its claim too. */
function named(db: ReadDb, outcome: ActOutcome): ActOutcome {
  const { claim } = needClaim(db, outcome.id as ClaimId);
  return { ...outcome, controlNumber: claim.controlNumber, patientName: listName(claim.patient) };
}

import type { JournalDraft } from '#shared/domain/journal.ts';
import type { CollectionCaseId, PatientId } from '#shared/kernel/ids.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { insertEvent } from './queries.ts';
import type { CollectionsContext } from './context.ts';

export function post(
  context: CollectionsContext,
  db: WriteDb,
  one: { readonly id: CollectionCaseId; readonly patientId: PatientId },
  kind: 'placed' | 'paid' | 'recalled' | 'closed',
  detail: string,
  draft: JournalDraft | null,
): void {
  const journalId = draft && context.postJournal(db, draft);
  event(context, db, one.patientId, one.id, kind, detail, journalId);
  audit(context, db, kind, one.id, detail);
}

export function event(
  context: CollectionsContext,
  db: WriteDb,
  patientId: PatientId,
  caseId: CollectionCaseId | null,
  kind: Parameters<typeof insertEvent>[1]['kind'],
  detail: string,
  journalId: Parameters<typeof insertEvent>[1]['journalId'],
): void {
  const { clock } = context;
  insertEvent(db, {
    patientId,
    caseId,
    at: clock.now(),
    on: clock.today(),
    userId: context.user().id,
    kind,
    detail,
    journalId,
  });
}

export function audit(
  context: CollectionsContext,
  db: WriteDb,
  action: string,
  recordId: string,
  change: string,
): void {
  context.audit(db, { action, record: 'collections', recordId, change });
}

import type { ClaimDetail } from '#shared/contract/claims.ts';
import type {
  ActOutcome,
  ClaimRecurrence,
  ClaimTask,
  ClaimTemplate,
  WorkNote,
} from '#shared/domain/claim-work.ts';
import type { ClaimId, ClaimRecurrenceId, ClaimTaskId, ClaimTemplateId, UserId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { needClaim, type ClaimsContext } from './context.ts';
import { readDetail } from './detail.ts';
import { createFromContent } from './making.ts';
import {
  contentOfTemplate,
  makeRecurring,
  recurrences,
  removeRecurrence,
  removeTemplate,
  saveRecurrence,
  saveTemplate,
  type RecurrenceInput,
} from './recurring.ts';
import {
  finishTask,
  insertNote,
  insertTask,
  listNotes,
  listOwners,
  listTasks,
  listTemplates,
  updateTask,
  type NewTask,
  type TaskFilter,
} from './work-queries.ts';

export type ClaimWork = ReturnType<typeof createClaimWork>;

/** Notes, tasks, templates and recurring claims. */
export function createClaimWork(context: ClaimsContext) {
  const audit = (
    db: Parameters<ClaimsContext['audit']>[0],
    record: string,
    id: string,
    action: string,
    change: string,
  ) => context.audit(db, { action, record, recordId: id, change });
  return {
    notes: (id: ClaimId): WorkNote[] => listNotes(context.db(), id),
    addNote: (id: ClaimId, text: string): WorkNote[] => {
      transaction(context.db(), (db) => {
        needClaim(db, id);
        insertNote(db, id, text, context.clock.now(), context.user().id);
        audit(db, 'claim', id, 'add note', `${text.length} characters`);
      });
      return listNotes(context.db(), id);
    },
    tasks: (filter: TaskFilter): ClaimTask[] => listTasks(context.db(), filter).map(shown),
    /** @throws Refusal when the task is done or of another claim. */
    saveTask: (input: Omit<NewTask, 'id'> & { readonly id: ClaimTaskId | null }): ClaimTask => {
      const id = input.id ?? (context.newId() as ClaimTaskId);
      transaction(context.db(), (db) => {
        needClaim(db, input.claimId);
        if (input.ownerId !== null && !listOwners(db).some((o) => o.id === input.ownerId))
          throw new Refusal('invalid_input', 'This user is not there any more.', {
            ownerId: 'This user is not there any more.',
          });
        if (input.id === null) insertTask(db, { ...input, id }, context.clock.now(), context.user().id);
        else if (!updateTask(db, { ...input, id }))
          throw new Refusal('conflict', 'This task is done or is not there any more. Nothing was changed.');
        audit(db, 'claim_task', id, input.id === null ? 'create' : 'change', `claim ${input.claimId}`);
      });
      return needTask(context.db(), id);
    },
    finishTask: (id: ClaimTaskId): ClaimTask => {
      transaction(context.db(), (db) => {
        if (!finishTask(db, id, context.clock.now(), context.user().id))
          throw new Refusal('conflict', 'This task is done already or is not there any more.');
        audit(db, 'claim_task', id, 'finish', '');
      });
      return needTask(context.db(), id);
    },
    owners: (): { id: UserId; name: string }[] => listOwners(context.db()),

    templates: (): ClaimTemplate[] => listTemplates(context.db()),
    saveTemplate: (input: Parameters<typeof saveTemplate>[2]): ClaimTemplate =>
      transaction(context.db(), (db) => saveTemplate(context, db, input)),
    deleteTemplate: (id: ClaimTemplateId): void =>
      transaction(context.db(), (db) => removeTemplate(context, db, id)),
    createFromTemplate: (wanted: Parameters<typeof contentOfTemplate>[1]): ClaimDetail => {
      const id = transaction(context.db(), (db) =>
        createFromContent(context, db, contentOfTemplate(db, wanted)),
      );
      return readDetail(context, context.db(), id);
    },

    recurrences: (): ClaimRecurrence[] => recurrences(context, context.db()),
    saveRecurrence: (input: RecurrenceInput): ClaimRecurrence[] => {
      transaction(context.db(), (db) => saveRecurrence(context, db, input));
      return recurrences(context, context.db());
    },
    deleteRecurrence: (id: ClaimRecurrenceId): void =>
      transaction(context.db(), (db) => removeRecurrence(context, db, id)),
    makeRecurring: (ids: readonly ClaimRecurrenceId[]): ActOutcome[] => makeRecurring(context, ids),
  };
}

function needTask(db: ReadDb, id: ClaimTaskId): ClaimTask {
  const [task] = listTasks(db, { id, claimId: null, ownerId: null, withDone: true });
  if (!task) throw new Refusal('not_found', 'This task is not there any more.');
  return shown(task);
}

/** A task as the window gets it: who wrote it down is told in the claim's life. */
function shown(kept: ReturnType<typeof listTasks>[number]): ClaimTask {
  const { createdAt: _at, createdBy: _by, ...task } = kept;
  return task;
}

import type { ClaimEvent } from '#shared/domain/claim.ts';
import type { LifeEntry } from '#shared/domain/claim-work.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { needClaim } from './context.ts';
import { findEvents } from './event-queries.ts';
import { listNotes, listTasks, type KeptTask } from './work-queries.ts';

/**
 * The whole life of a claim on one line of time, oldest first: its steps, versions, files, acknowledgements,
 * remittances, papers, notes and tasks. Each names the file behind it, which can be opened.
 */
export function lifeOf(db: ReadDb, id: ClaimId): LifeEntry[] {
  needClaim(db, id);
  const entries = [
    ...findEvents(db, id).map(ofEvent),
    ...listNotes(db, id).map((note): LifeEntry => ({
      ...EMPTY,
      at: note.at,
      kind: 'note',
      title: 'Note',
      detail: note.text,
      userName: note.userName,
    })),
    ...listTasks(db, { claimId: id, ownerId: null, withDone: true }).flatMap(ofTask),
  ];
  return entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

const EMPTY = { status: null, versionNumber: null, file: null } as const;

function ofEvent(event: ClaimEvent): LifeEntry {
  const [kind, title] = KINDS[event.kind];
  return {
    at: event.at,
    kind,
    title,
    detail: event.detail,
    userName: event.userName,
    status: event.from === event.to ? null : event.to,
    versionNumber: event.versionNumber,
    file: event.file,
  };
}

function ofTask(task: KeptTask): LifeEntry[] {
  const due = task.dueOn === null ? '' : `, due ${task.dueOn}`;
  const owner = task.ownerName === '' ? '' : `, ${task.ownerName}`;
  const begun: LifeEntry = {
    ...EMPTY,
    at: task.createdAt,
    kind: 'task',
    title: 'Task',
    detail: `${task.title}${owner}${due}`,
    userName: task.createdBy,
  };
  if (task.doneAt === null) return [begun];
  return [
    begun,
    { ...begun, at: task.doneAt, title: 'Task done', detail: task.title, userName: task.doneBy },
  ];
}

const KINDS: Readonly<Record<ClaimEvent['kind'], readonly [LifeEntry['kind'], string]>> = {
  created: ['event', 'Created'],
  scrubbed: ['event', 'Checked'],
  edited: ['event', 'Changed'],
  released: ['event', 'Released'],
  returned: ['event', 'Back to draft'],
  held: ['event', 'Held'],
  unheld: ['event', 'No longer held'],
  primary_answered: ['event', 'First payer answered'],
  exported: ['file', 'Exported'],
  crossover: ['event', 'Forwarded by the payer'],
  printed: ['file', 'Printed'],
  noted: ['event', 'Noted'],
  acknowledged: ['acknowledgement', 'Acknowledged'],
  answered: ['acknowledgement', 'Payer answered'],
  remittance: ['remittance', 'Remittance posted'],
  reversed: ['remittance', 'Posting reversed'],
  versioned: ['version', 'New version'],
  dropped: ['version', 'Version given up'],
  appealed: ['event', 'Appealed'],
  appeal_ended: ['event', 'Appeal ended'],
  closed: ['event', 'Closed'],
  reopened: ['event', 'Opened again'],
  voided: ['event', 'Voided'],
  brought_in: ['file', 'Brought in'],
};

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OutboxFolder, Receiver } from '#shared/contract/receivers.ts';
import {
  fileNameOf,
  formOf,
  USUAL_PROFILE,
  type ReceiverProfile,
} from '#shared/domain/x12/receiver-profile.ts';
import { KIND_837P } from '#shared/domain/x12/write-837p.ts';
import { writeInterchange } from '#shared/domain/x12/writer.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  dropOutbox,
  dropProfile,
  findOutbox,
  findProfile,
  listNamedReceivers,
  putOutbox,
  putProfile,
} from './queries.ts';

export type ReceiversContext = ServiceContext & {
  /** Name of this computer: its paths mean nothing on another one. */
  readonly machine: string;
  /** ISA15 where the profile leaves it open. */
  readonly usage: () => 'T' | 'P';
};

export type ReceiversService = ReturnType<typeof createReceiversService>;

/** How a receiver wants its claim files; where nothing was set, as we write by ourselves. */
export function profileOf(db: ReadDb, receiverId: string): ReceiverProfile {
  return findProfile(db, receiverId) ?? USUAL_PROFILE;
}

/** Clearinghouses and payers that take our files, and the folder in which the files are laid. */
export function createReceiversService(context: ReceiversContext) {
  const need = (receiverId: string): Receiver => {
    const found = list(context.db()).find((r) => r.receiverId === receiverId);
    if (!found)
      throw new Refusal(
        'not_found',
        'No payer names this receiver. Enter it with the payer first; nothing was saved.',
      );
    return found;
  };
  const note = (db: Parameters<typeof context.audit>[0], action: string, id: string, change: string): void =>
    context.audit(db, { action, record: 'receiver', recordId: id, change });
  const state = (): OutboxFolder | null => {
    const path = findOutbox(context.db(), context.machine);
    return path === null ? null : { name: basename(path), reachable: isFolder(path) };
  };

  return {
    list: (): Receiver[] => list(context.db()),
    /** @throws Refusal when no payer names the receiver. */
    save: (receiverId: string, profile: ReceiverProfile): Receiver => {
      need(receiverId);
      transaction(context.db(), (db) => {
        putProfile(db, receiverId, profile, context.clock.now(), context.user().id);
        note(db, 'save', receiverId, changedFields(profile));
      });
      return need(receiverId);
    },
    reset: (receiverId: string): Receiver => {
      need(receiverId);
      transaction(context.db(), (db) => {
        dropProfile(db, receiverId);
        note(db, 'reset', receiverId, 'as written by ourselves');
      });
      return need(receiverId);
    },
    sample: (receiverId: string, profile: ReceiverProfile): { fileName: string; text: string } =>
      sampleOf(context, receiverId, profile),
    outbox: state,
    /** The outbox as a path, for the export alone; null when each export asks. @throws Refusal when it is gone. */
    outboxPath: (): string | null => {
      const path = findOutbox(context.db(), context.machine);
      if (path !== null && !isFolder(path))
        throw new Refusal(
          'not_found',
          `The outbox folder ${basename(path)} is not there. Connect its drive or choose another folder; no claim was sent.`,
        );
      return path;
    },
    chooseOutbox: (path: string): OutboxFolder => {
      if (!isFolder(path))
        throw new Refusal('not_found', 'This folder is not there. Choose another one; nothing was changed.');
      transaction(context.db(), (db) => {
        putOutbox(db, context.machine, path, context.clock.now());
        note(db, 'choose outbox', context.machine, basename(path));
      });
      return { name: basename(path), reachable: true };
    },
    forgetOutbox: (): void =>
      transaction(context.db(), (db) => {
        dropOutbox(db, context.machine);
        note(db, 'forget outbox', context.machine, '');
      }),
  };
}

function list(db: ReadDb): Receiver[] {
  return listNamedReceivers(db).map((named) => {
    const own = findProfile(db, named.receiverId);
    return { ...named, profile: own ?? USUAL_PROFILE, changed: own !== null };
  });
}

/** The names of what is other than usual; values may be passwords of a clearinghouse. */
function changedFields(profile: ReceiverProfile): string {
  const names = (Object.keys(profile) as (keyof ReceiverProfile)[]).filter(
    (key) => JSON.stringify(profile[key]) !== JSON.stringify(USUAL_PROFILE[key]),
  );
  return names.join(', ') || 'as usual';
}

function sampleOf(
  context: ReceiversContext,
  receiverId: string,
  profile: ReceiverProfile,
): { fileName: string; text: string } {
  const at = context.clock.now();
  const practice = context.records.practice(context.db());
  const usage = profile.usage ?? context.usage();
  const envelope = {
    interchangeControl: 1,
    groupControl: 1,
    transactionControl: 1,
    at,
    usage,
    senderId: profile.senderId || (practice?.submitterId ?? 'SENDER'),
    receiverId: profile.receiverId || receiverId,
  };
  const { text } = writeInterchange(envelope, KIND_837P, [[]], formOf(profile));
  const { senderId } = envelope;
  return {
    fileName: fileNameOf(profile, { control: 1, at, receiverId: envelope.receiverId, senderId, usage }),
    text,
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

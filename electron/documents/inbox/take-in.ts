import { MOST_FILE_BYTES, type TakenIn } from '#shared/contract/documents.ts';
import type { DocumentFormat, IncomingFile, IncomingPatient } from '#shared/domain/incoming.ts';
import { patientDifferences } from '#shared/domain/matching/differences.ts';
import { listName } from '#shared/domain/patient.ts';
import type { EncounterId, IncomingFileId, IncomingItemId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { DocumentsContext } from '#electron/documents/context.ts';
import { mediaTypeOf } from '#electron/documents/media-type.ts';
import { keepOriginal } from '#electron/documents/queries.ts';
import { attachAsked } from './attach-asked.ts';
import type { GivenFile } from './given-file.ts';
import { hash, itemsIn } from './items-in.ts';
import { linkNumbers } from './match-queries.ts';
import { standingOf } from './matching.ts';
import {
  askEncounter,
  decideItem,
  findFileOf,
  findItem,
  findRead,
  insertFile,
  insertItem,
  itemsOfFile,
  reopenItem,
  waitsAlready,
  type Item,
  type NewItem,
} from './queries.ts';

/**
 * Takes one file in: its original is kept, what it holds goes to the inbox, and with an encounter asked for, what
 * surely belongs to it is attached. Everything of one file is kept together, or nothing is.
 * @returns what became of it; a file that cannot be read is told with its reason, not thrown
 * @throws Refusal `locked`; whatever the disk or the database throws, after taking everything back
 */
export async function takeIn(context: DocumentsContext, given: GivenFile): Promise<TakenIn> {
  const { fileName, bytes } = given;
  const open = context.db();
  if (bytes.byteLength === 0) return refused(fileName, 'The file is empty. Nothing was taken in.');
  if (bytes.byteLength > MOST_FILE_BYTES)
    return refused(fileName, 'The file is larger than 60 MB. Split it; nothing was taken in.');
  const sha256 = hash(bytes);
  const known = transaction(open, (db) => knownBefore(context, db, given, sha256));
  if (known) return known;
  let read: IncomingFile;
  try {
    read = await context.read(bytes, fileName);
  } catch (error) {
    if (error instanceof Refusal) return refused(fileName, error.message);
    return refused(fileName, 'The file could not be read. Nothing was taken in.');
  }
  // Locked meanwhile, or another file opened: what was read belongs to the practice that it was given to.
  if (!open.isOpen() || context.db() !== open)
    throw new Refusal(
      'locked',
      'The practice file was locked while the document was read. Nothing was taken in.',
    );
  return transaction(open, (db) => {
    const items = keep(context, db, given, read, sha256);
    if (items.length === 0)
      return refused(
        fileName,
        ['There is nothing in this file that can be taken in.', ...read.passedOver].join(' '),
      );
    return told(context, db, given, items, read.passedOver);
  });
}

function refused(fileName: string, sentence: string): TakenIn {
  return { fileName, outcome: 'refused', sentence, passedOver: [], items: [], documents: [] };
}

/** The same bytes again: what they became is told, what was discarded waits again; null for bytes that are new. */
function knownBefore(
  context: DocumentsContext,
  db: WriteDb,
  given: GivenFile,
  sha256: string,
): TakenIn | null {
  const before = findFileOf(db, sha256);
  const items = before ? itemsOfFile(db, before.id) : [];
  if (!before || items.length === 0) return null;
  const on = before.receivedAt.slice(0, 10);
  const waiting = items.filter((item) => item.status === 'waiting' || item.status === 'kept');
  const discarded = items.filter((item) => item.status === 'discarded');
  // The folder shows its files again and again: only a person who gives a discarded file again wants it back.
  if (discarded.length === items.length && given.way !== 'folder') {
    for (const item of items) reopen(context, db, item);
    const again = told(context, db, given, itemsOfFile(db, before.id), items[0]?.passedOver ?? []);
    return again.outcome === 'waiting'
      ? { ...again, sentence: `This file was taken in on ${on} and discarded. It waits in the inbox again.` }
      : again;
  }
  if (given.encounterId !== null) {
    if (waiting.length > 0) return told(context, db, given, waiting, []);
    const here = items.filter((item) => item.encounterId === given.encounterId && item.documentId !== null);
    // With another encounter only: it is read anew, and the user is asked before it stands twice.
    if (here.length === 0) return null;
    return knownFile(given, items, 'This file is already with this encounter. Nothing was added again.');
  }
  const where =
    waiting.length > 0
      ? `This file waits in the inbox since ${on}. It was not taken in again.`
      : `This file was taken in on ${on} and is decided. It was not taken in again.`;
  return knownFile(given, waiting, where);
}

function knownFile(given: GivenFile, items: readonly Item[], sentence: string): TakenIn {
  const documents = items.flatMap((item) => item.documentId ?? []);
  const ids = items.map((item) => item.id);
  return { fileName: given.fileName, outcome: 'known', sentence, passedOver: [], items: ids, documents };
}

function reopen(context: DocumentsContext, db: WriteDb, item: Item): void {
  reopenItem(db, item.id, findRead(db, item.id));
  context.audit(db, {
    action: 'reopen',
    record: 'incoming item',
    recordId: item.id,
    change: 'taken in again',
  });
}

function keep(
  context: DocumentsContext,
  db: WriteDb,
  given: GivenFile,
  read: IncomingFile,
  sha256: string,
): Item[] {
  const fileId = context.newId() as IncomingFileId;
  const items = itemsIn(context.newId, read, given, fileId, sha256);
  if (items.length === 0) return [];
  const at = context.clock.now();
  const { fileName, bytes, way } = given;
  const put = (hashOf: string, format: DocumentFormat, its: Uint8Array): void =>
    keepOriginal(
      db,
      { sha256: hashOf, format, mediaType: mediaTypeOf(format, its), fileName, bytes: its },
      at,
    );
  put(sha256, read.format, bytes);
  for (const { embedded } of read.documents)
    if (embedded) put(hash(embedded.bytes), embedded.format, embedded.bytes);
  insertFile(db, {
    id: fileId,
    sha256,
    fileName,
    format: read.format,
    way,
    receivedAt: at,
    receivedBy: context.user().id,
    passedOver: read.passedOver,
  });
  for (const item of items) insertItem(db, item);
  context.audit(db, {
    action: 'take in',
    record: 'incoming file',
    recordId: fileId,
    change: `${way}, ${read.format}, ${items.length} items, sha256 ${sha256.slice(0, 16)}`,
  });
  for (const item of items) settleKnown(context, db, item);
  return itemsOfFile(db, fileId);
}

/** What brings nothing new does not wait: it is written down as known, and told. */
function settleKnown(context: DocumentsContext, db: WriteDb, made: NewItem): void {
  const reason = waitsAlready(db, made) ? 'the same waits in the inbox already' : '';
  const item = findItem(db, made.id);
  if (!item) throw new Error('An item that was written is not there.');
  if (reason !== '') return know(context, db, item, null, null, reason);
  if (item.kind === 'document' || item.patient === null) return;
  const standing = standingOf(context, db, item);
  const ours = standing.patientId && context.records.patient(db, standing.patientId);
  if (!ours || patientDifferences(item.patient, ours).length > 0) return;
  if (item.kind === 'visit' && standing.encounterId === null) return;
  link(context, db, item.patient, ours.id, item.id);
  know(context, db, item, ours.id, standing.encounterId, 'nothing new in it');
}

function know(
  context: DocumentsContext,
  db: WriteDb,
  item: Item,
  patientId: Item['patientId'],
  encounterId: EncounterId | null,
  reason: string,
): void {
  const verdict = { status: 'known', patientId, encounterId, documentId: null, reason } as const;
  decideItem(db, item.id, { ...verdict, at: context.clock.now(), by: context.user().id });
  context.audit(db, { action: 'know', record: 'incoming item', recordId: item.id, change: reason });
}

function link(
  context: DocumentsContext,
  db: WriteDb,
  incoming: IncomingPatient,
  patientId: NonNullable<Item['patientId']>,
  itemId: IncomingItemId,
): void {
  linkNumbers(db, incoming, { patientId, itemId, at: context.clock.now() });
}

/** Tells what became of the items of a file; with an encounter asked for, after attaching what surely belongs to it. */
function told(
  context: DocumentsContext,
  db: WriteDb,
  given: GivenFile,
  items: readonly Item[],
  passedOver: readonly string[],
): TakenIn {
  const { fileName, encounterId } = given;
  if (encounterId !== null) {
    askEncounter(
      db,
      items.filter((item) => item.kind === 'document').map((item) => item.id),
      encounterId,
    );
    const answer = attachAsked(context, db, items, encounterId);
    return { fileName, passedOver: [...passedOver], ...answer };
  }
  const waiting = items.filter((item) => item.status === 'waiting' || item.status === 'kept');
  const parts = [waiting.length > 0 ? `${counted(waiting)} in the inbox.` : '', ...knownWords(items)];
  return {
    fileName,
    outcome: waiting.length > 0 ? 'waiting' : 'known',
    sentence: parts.filter(Boolean).join(' '),
    passedOver: [...passedOver],
    items: waiting.map((item) => item.id),
    documents: [],
  };
}

/** What does not wait, by why it does not. */
function knownWords(items: readonly Item[]): string[] {
  const known = items.filter((item) => item.status === 'known');
  return [...new Set(known.map((item) => item.reason))].map((reason) => {
    const n = known.filter((item) => item.reason === reason).length;
    return `${n} known: ${reason}.`;
  });
}

function counted(items: readonly Item[]): string {
  const kinds = ['document', 'visit', 'patient'] as const;
  return kinds
    .map((kind) => ({ kind, n: items.filter((item) => item.kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${n} ${kind}${n === 1 ? '' : 's'}`)
    .join(', ');
}

/** A person's name as a file writes it: for lists, never for a log. */
export function incomingName(patient: Pick<IncomingPatient, 'lastName' | 'firstName'> | null): string {
  if (patient === null || (patient.lastName === '' && patient.firstName === '')) return '';
  return listName(patient);
}

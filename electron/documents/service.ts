import type {
  Decision,
  DocumentFacts,
  InboxItem,
  InboxRow,
  TakenIn,
  documents,
} from '#shared/contract/documents.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { withFieldsOf } from '#shared/domain/matching/differences.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { EncounterId, IncomingItemId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { DocumentsContext } from '#electron/documents/context.ts';
import type { GivenFile } from './inbox/given-file.ts';
import { attach, attachToNew, createPatient, keepWithPatient, needOpen, settle } from './inbox/decide.ts';
import { candidatesFor, sameDocuments, standingOf, type Standing } from './inbox/matching.ts';
import { countItems, findItem, findRead, itemsOfFile, listItems, type Item } from './inbox/queries.ts';
import { takeBack } from './inbox/take-back.ts';
import { incomingName, takeIn } from './inbox/take-in.ts';
import { findFacts, findOriginal, type Original } from './queries.ts';

export type DocumentsService = ReturnType<typeof createDocumentsService>;

type Contract = FeatureHandlers<typeof documents, unknown>;
type Input<M extends keyof Contract> = Parameters<Contract[M]>[0];

const MOST_EXACT = 1000;

/** Documents from outside: taken in, matched with ours, decided by the user, kept with their originals. */
export function createDocumentsService(context: DocumentsContext) {
  return { ...readingOf(context), ...decidingOf(context) };
}

function readingOf(context: DocumentsContext) {
  return {
    takeIn: (file: GivenFile): Promise<TakenIn> => takeIn(context, file),
    counts: (): { waiting: number; kept: number } => countItems(context.db()),
    inbox: (show: 'waiting' | 'kept' | 'decided', limit: number): { rows: InboxRow[]; total: number } => {
      const db = context.db();
      const { items, total } = listItems(db, show, limit);
      return { rows: items.map((item) => toRow(context, db, item)), total };
    },
    item: (id: IncomingItemId, patientId: PatientId | null): InboxItem =>
      readItem(context, context.db(), id, patientId),
    waitingOfFile: (id: IncomingItemId): IncomingItemId[] => {
      const db = context.db();
      const item = needItem(db, id);
      return itemsOfFile(db, item.fileId)
        .filter((one) => one.status === 'waiting')
        .map((one) => one.id);
    },
    facts: (encounterId: EncounterId): DocumentFacts[] => findFacts(context.db(), encounterId),
    /** @throws Refusal `not_found` */
    original: (sha256: string): Original => {
      const original = findOriginal(context.db(), sha256);
      if (!original) throw new Refusal('not_found', 'This original is not in the practice file.');
      return original;
    },
  };
}

function decidingOf(context: DocumentsContext) {
  const decide = <T>(id: IncomingItemId, work: (db: Parameters<typeof attach>[1], item: Item) => T): T =>
    transaction(context.db(), (db) => work(db, needOpen(db, id)));
  return {
    attach: ({ id, encounterId, confirmed }: Input<'attach'>): Decision =>
      decide(id, (db, item) => attach(context, db, item, encounterId, confirmed)),
    /** All whose patient and visit are sure. @returns how many, and how many of them needed a question. */
    attachExact: (): { attached: number; left: number } => {
      let attached = 0;
      const ready = exactOnes(context, context.db());
      for (const { item, encounterId } of ready) if (tryAttach(context, item.id, encounterId)) attached += 1;
      return { attached, left: ready.length - attached };
    },
    keepWithPatient: ({ id, patientId, confirmed }: Input<'keepWithPatient'>): Decision =>
      decide(id, (db, item) => keepWithPatient(context, db, item, patientId, confirmed)),
    newEncounter: ({ id, patientId, visit, confirmed }: Input<'newEncounter'>): Decision =>
      decide(id, (db, item) => attachToNew(context, db, item, { ...visit, patientId }, confirmed)),
    newPatient: ({ id, patient, visit, confirmed }: Input<'newPatient'>): Decision =>
      decide(id, (db, item) => {
        const made = createPatient(context, db, item, patient, confirmed);
        if ('question' in made) return { state: 'question', question: made.question };
        // It is the patient of the file by the user's own word, and nobody new has visits.
        const sure = ['patient', 'visit', 'same'] as const;
        return visit === null
          ? keepWithPatient(context, db, item, made.patient.id, sure)
          : attachToNew(context, db, item, { ...visit, patientId: made.patient.id }, sure);
      }),
    updatePatient: ({ id, patientId, fields }: Input<'updatePatient'>): Patient =>
      decide(id, (db, item) => {
        const ours = context.records.patient(db, patientId);
        if (!ours || item.patient === null)
          throw new Refusal('not_found', 'There is nothing to take over here. Nothing was changed.');
        return context.savePatient(withFieldsOf(ours, item.patient, fields));
      }),
    discard: (ids: readonly IncomingItemId[], reason: string): number =>
      transaction(context.db(), (db) => {
        const verdict = {
          status: 'discarded',
          patientId: null,
          encounterId: null,
          documentId: null,
          reason,
        } as const;
        for (const id of ids) settle(context, db, needOpen(db, id), verdict);
        return ids.length;
      }),
    takeBack: (ids: readonly IncomingItemId[]): number =>
      transaction(context.db(), (db) => {
        for (const id of ids) takeBack(context, db, needItem(db, id));
        return ids.length;
      }),
  };
}

function tryAttach(context: DocumentsContext, id: IncomingItemId, encounterId: EncounterId): boolean {
  try {
    return transaction(context.db(), (db) => {
      const item = needOpen(db, id);
      // One that was attached just before may have changed what is sure.
      if (standingOf(context, db, item).encounterId !== encounterId) return false;
      return attach(context, db, item, encounterId, []).state === 'done';
    });
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function exactOnes(context: DocumentsContext, db: ReadDb): { item: Item; encounterId: EncounterId }[] {
  return listItems(db, 'waiting', MOST_EXACT).items.flatMap((item) => {
    const { encounterId } = standingOf(context, db, item);
    return encounterId === null ? [] : [{ item, encounterId }];
  });
}

function needItem(db: ReadDb, id: IncomingItemId): Item {
  const item = findItem(db, id);
  if (!item) throw new Refusal('not_found', 'This is not in the inbox.');
  return item;
}

function readItem(
  context: DocumentsContext,
  db: ReadDb,
  id: IncomingItemId,
  patientId: PatientId | null,
): InboxItem {
  const item = needItem(db, id);
  const read = findRead(db, id);
  const undecided = item.status === 'waiting' || item.status === 'kept';
  const sha256 = item.originalSha256 ?? item.fileSha256;
  const original = findOriginal(db, sha256);
  const candidates = undecided ? candidatesFor(context, db, item, [patientId, item.patientId]) : [];
  // Once it is sure whose it is, the same words of somebody else mean nothing.
  const sure = candidates.filter((one) => one.kind === 'exact');
  const ours = (sure.length > 0 ? sure : candidates).map((one) => one.patient.id);
  return {
    row: toRow(context, db, item),
    passedOver: [...item.passedOver],
    othersWaiting: itemsOfFile(db, item.fileId).filter((one) => one.status === 'waiting' && one.id !== id)
      .length,
    document: read,
    patient: item.patient,
    encounter: item.visit,
    original: {
      sha256,
      format: original?.format ?? item.format,
      byteCount: original?.bytes.byteLength ?? 0,
    },
    candidates,
    same: undecided && read ? sameDocuments(db, item, read.text, ours) : [],
  };
}

const DECIDED: Standing = {
  patientMatch: 'none',
  encounterMatch: 'none',
  patientId: null,
  encounterId: null,
};

function toRow(context: DocumentsContext, db: ReadDb, item: Item): InboxRow {
  const undecided = item.status === 'waiting' || item.status === 'kept';
  const standing = undecided ? standingOf(context, db, item) : DECIDED;
  const kept = item.patient === null && item.patientId ? context.records.patient(db, item.patientId) : null;
  return {
    id: item.id,
    kind: item.kind,
    title: item.title,
    fileName: item.fileName,
    format: item.format,
    way: item.way,
    receivedAt: item.receivedAt,
    patientName: incomingName(item.patient ?? kept),
    birthDate: item.patient?.birthDate ?? kept?.birthDate ?? null,
    serviceDate: item.visit?.serviceDate ?? item.writtenOn,
    status: item.status,
    patientMatch: standing.patientMatch,
    encounterMatch: standing.encounterMatch,
    reason: item.reason,
    patientId: item.patientId ?? standing.patientId,
    encounterId: item.encounterId ?? standing.encounterId,
  };
}

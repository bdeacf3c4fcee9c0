import { createHash } from 'node:crypto';
import type { Decision, PersonShown, Question } from '#shared/contract/documents.ts';
import type { IncomingPatient } from '#shared/domain/incoming.ts';
import { matchPatients } from '#shared/domain/matching/match-patient.ts';
import { listName, type Patient } from '#shared/domain/patient.ts';
import type { DocumentId, EncounterId, IncomingItemId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { DocumentsContext, NewEncounter } from '#electron/documents/context.ts';
import { insertDocument } from '#electron/documents/queries.ts';
import { encounterFacts, findPool, linkNumbers, linkVisit } from './match-queries.ts';
import { compareWith, encountersFor, sameDocuments, toChoice } from './matching.ts';
import { decideItem, findItem, findRead, type Item, type ReadDocument, type Verdict } from './queries.ts';

/** Questions that the user has answered with yes. */
export type Confirmed = readonly Question['about'][];

const DONE = { state: 'done' } as const;

/** An item that is not decided yet. @throws Refusal when it is gone or decided meanwhile. */
export function needOpen(db: ReadDb, id: IncomingItemId): Item {
  const item = findItem(db, id);
  if (!item) throw new Refusal('not_found', 'This is not in the inbox any more.');
  if (item.status !== 'waiting' && item.status !== 'kept')
    throw new Refusal(
      'conflict',
      'This was decided meanwhile. Nothing was changed; look at it among the decided ones.',
    );
  return item;
}

function needPatient(context: DocumentsContext, db: ReadDb, id: PatientId): Patient {
  const patient = context.records.patient(db, id);
  if (!patient) throw new Refusal('not_found', 'This patient is not there any more. Nothing was changed.');
  return patient;
}

/**
 * Puts an item to an encounter: a document is attached, a visit or a patient's data is noted as that of ours. Asks first
 * when the file does not surely tell of this patient, or when the same document is here already.
 * @throws Refusal when it is decided, or the same document is with this very encounter
 */
export function attach(
  context: DocumentsContext,
  db: WriteDb,
  item: Item,
  encounterId: EncounterId,
  confirmed: Confirmed,
): Decision {
  const encounter = encounterFacts(db, encounterId, '');
  if (!encounter)
    throw new Refusal('not_found', 'This encounter is not in the practice file. Nothing was changed.');
  const ours = needPatient(context, db, encounter.patientId);
  const read = item.kind === 'document' ? findRead(db, item.id) : null;
  const question =
    askPatient(db, item, ours, confirmed) ??
    (read ? askSame(db, item, read, { encounterId, patientId: ours.id }, confirmed) : null);
  if (question) return { state: 'question', question };
  const documentId = read ? addDocument(context, db, item, read, encounterId) : null;
  settle(context, db, item, {
    status: documentId === null ? 'linked' : 'attached',
    patientId: ours.id,
    encounterId,
    documentId,
    reason: '',
  });
  linkOurs(context, db, item, ours);
  if (item.visit) linkVisit(db, item.visit.identifier, encounterId, item.id);
  return { ...DONE, patientId: ours.id, encounterId, documentId };
}

/** Notes whose an item is, without a visit. */
export function keepWithPatient(
  context: DocumentsContext,
  db: WriteDb,
  item: Item,
  patientId: PatientId,
  confirmed: Confirmed,
): Decision {
  const ours = needPatient(context, db, patientId);
  const question = askPatient(db, item, ours, confirmed);
  if (question) return { state: 'question', question };
  // Only a document has something to wait for: the visit that it belongs to.
  const status = item.kind === 'document' ? 'kept' : 'linked';
  settle(context, db, item, { status, patientId, encounterId: null, documentId: null, reason: '' });
  linkOurs(context, db, item, ours);
  return { ...DONE, patientId, encounterId: null, documentId: null };
}

/** A new encounter for a patient of ours, with what came. Asks when there is one on that day already. */
export function attachToNew(
  context: DocumentsContext,
  db: WriteDb,
  item: Item,
  input: NewEncounter,
  confirmed: Confirmed,
): Decision {
  const ours = needPatient(context, db, input.patientId);
  const question =
    askPatient(db, item, ours, confirmed) ??
    askVisit(db, item, input, confirmed) ??
    askCopies(db, item, ours.id, confirmed);
  if (question) return { state: 'question', question };
  const encounterId = context.createEncounter(input);
  // All that could be asked has been asked; what is asked again here was answered.
  return attach(context, db, item, encounterId, ['patient', 'same']);
}

/** A new patient. Asks when somebody of ours may be the same person, or the document is here already. */
export function createPatient(
  context: DocumentsContext,
  db: WriteDb,
  item: Item,
  patient: Omit<Patient, 'id'>,
  confirmed: Confirmed,
): { readonly question: Question } | { readonly patient: Patient } {
  const question = askTwin(context, db, item, patient, confirmed) ?? askCopies(db, item, null, confirmed);
  return question ? { question } : { patient: context.savePatient({ ...patient, id: null }) };
}

function askPatient(db: ReadDb, item: Item, ours: Patient, confirmed: Confirmed): Question | null {
  if (item.patient === null || confirmed.includes('patient')) return null;
  // Decided before: the document waits with this patient.
  if (item.status === 'kept' && item.patientId === ours.id) return null;
  const comparison = compareWith(db, item.patient, ours);
  if (comparison.kind === 'exact') return null;
  return {
    about: 'patient',
    kind: comparison.kind,
    theirs: shownIncoming(item.patient),
    ours: shownPatient(ours),
    agrees: [...comparison.agrees],
    differs: [...comparison.differs],
  };
}

function askSame(
  db: ReadDb,
  item: Item,
  read: ReadDocument,
  to: { readonly encounterId: EncounterId | null; readonly patientId: PatientId | null },
  confirmed: Confirmed,
): Question | null {
  const same = sameDocuments(db, item, read.text, to.patientId === null ? [] : [to.patientId]);
  if (same.some((one) => one.encounterId === to.encounterId))
    throw new Refusal('conflict', 'This document is already with this encounter. It was not added again.');
  return same.length === 0 || confirmed.includes('same') ? null : { about: 'same', same };
}

function askCopies(
  db: ReadDb,
  item: Item,
  patientId: PatientId | null,
  confirmed: Confirmed,
): Question | null {
  const read = item.kind === 'document' ? findRead(db, item.id) : null;
  return read && askSame(db, item, read, { encounterId: null, patientId }, confirmed);
}

function askVisit(db: ReadDb, item: Item, input: NewEncounter, confirmed: Confirmed): Question | null {
  if (confirmed.includes('visit')) return null;
  const visits = encountersFor(db, item, input.patientId).filter(
    (match) => match.encounter.serviceDate === input.serviceDate,
  );
  return visits.length === 0 ? null : { about: 'visit', visits: visits.map(toChoice) };
}

function askTwin(
  context: DocumentsContext,
  db: ReadDb,
  item: Item,
  typed: Omit<Patient, 'id'>,
  confirmed: Confirmed,
): Question | null {
  if (confirmed.includes('twin')) return null;
  // What the user has made of the file's data is compared, with the file's numbers.
  const person: IncomingPatient = {
    identifiers: item.patient?.identifiers ?? [],
    lastName: typed.lastName,
    firstName: typed.firstName,
    middleName: typed.middleName,
    birthDate: typed.birthDate,
    sex: typed.sex,
    address: typed.address,
    phone: typed.phone,
  };
  const pool = findPool(db, person).flatMap((id) => context.records.patient(db, id) ?? []);
  const twins = matchPatients(person, pool, () => ({ linked: false, linkedElsewhere: false }));
  return twins.length === 0
    ? null
    : {
        about: 'twin',
        theirs: shownIncoming(person),
        ours: twins.map(({ patient }) => shownPatient(patient)),
      };
}

function addDocument(
  context: DocumentsContext,
  db: WriteDb,
  item: Item,
  read: ReadDocument,
  encounterId: EncounterId,
): DocumentId {
  const id = context.newId() as DocumentId;
  const sha256 = hash(read.text);
  const originalSha256 = item.originalSha256 ?? item.fileSha256;
  insertDocument(db, {
    id,
    encounterId,
    kind: read.kind,
    title: read.title,
    text: read.text,
    sha256,
    receivedAt: context.clock.now(),
    format: item.format,
    pages: read.pages,
    pagesWithoutText: read.pagesWithoutText,
    author: read.author,
    writtenOn: read.writtenOn,
    originalSha256,
    results: read.results,
    charges: read.charges,
  });
  context.audit(db, {
    action: 'add',
    record: 'document',
    recordId: id,
    change: `${read.kind}, ${item.format}, encounter ${encounterId}, original sha256 ${originalSha256.slice(0, 16)}`,
  });
  return id;
}

/** Writes a decision down, with its audit row. */
export function settle(
  context: DocumentsContext,
  db: WriteDb,
  item: Item,
  verdict: Omit<Verdict, 'at' | 'by'>,
): void {
  decideItem(db, item.id, { ...verdict, at: context.clock.now(), by: context.user().id });
  context.audit(db, {
    action: verdict.status === 'discarded' ? 'discard' : 'decide',
    record: 'incoming item',
    recordId: item.id,
    change: [
      `${item.status} → ${verdict.status}`,
      verdict.patientId ? `patient ${verdict.patientId}` : '',
      verdict.encounterId ? `encounter ${verdict.encounterId}` : '',
      verdict.reason,
    ]
      .filter(Boolean)
      .join('; '),
  });
}

/** From now on the sender's numbers lead to this patient. A file of somebody else that was let through links nothing. */
function linkOurs(context: DocumentsContext, db: WriteDb, item: Item, ours: Patient): void {
  if (item.patient === null || compareWith(db, item.patient, ours).kind === 'different') return;
  linkNumbers(db, item.patient, { patientId: ours.id, itemId: item.id, at: context.clock.now() });
}

function hash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function shownIncoming(p: IncomingPatient): PersonShown {
  const account = p.identifiers[0]?.value ?? '';
  return { name: listName(p), birthDate: p.birthDate, sex: p.sex, account };
}

function shownPatient(p: Patient): PersonShown {
  return { name: listName(p), birthDate: p.birthDate, sex: p.sex, account: p.accountNumber };
}

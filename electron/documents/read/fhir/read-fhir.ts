import type { IncomingDocument, IncomingFile } from '#shared/domain/incoming.ts';
import { refusal } from '#electron/documents/read/faults.ts';
import { LIMITS } from '#electron/documents/read/limits.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { idOf, loadResources, type Resources } from './load.ts';
import { readComposition, readNote, readReport, type NoteRead } from './notes.ts';
import { patientOf, toPatient, toVisit } from './people.ts';
import type { Observation } from './resources.ts';
import { readSummaries } from './summaries.ts';

/**
 * Reads FHIR R4 as JSON or NDJSON: notes, reports with their results, what else is told of visits, and people and
 * visits without any of these. Resources of other kinds are counted and named.
 * @throws Refusal with entry or line when it is cut off or not as R4 has it: then nothing is taken in
 */
export async function readFhir(text: string, reading: Reading): Promise<IncomingFile> {
  const resources = loadResources(text);
  const documents: IncomingDocument[] = [];
  const remarks: string[] = [];
  const used = new Set<Observation>();
  const take = (read: NoteRead): void => {
    documents.push(...read.documents);
    remarks.push(...read.remarks);
  };
  for (const one of resources.all('Composition')) take(readComposition(one, resources));
  for (const one of resources.all('DocumentReference')) {
    reading.stopIfCancelled();
    take(await readNote(one, resources, reading));
  }
  for (const one of resources.all('DiagnosticReport')) {
    reading.stopIfCancelled();
    take(await readReport(one, resources, reading, used));
  }
  documents.push(...readSummaries(resources, used));
  const own = withoutRepeats(documents, remarks);
  const patients = resources.all('Patient').map(toPatient).filter(unlessToldBy(own));
  if (own.length > LIMITS.documents || patients.length > LIMITS.patients)
    throw refusal('The file holds more than 5,000 documents or people: split it.');
  const visits = visitsWithout(resources, own);
  const passedOver = [...new Set(remarks), ...unreadRemark(resources)];
  if (resources.count === 0) throw refusal('This FHIR file holds no resource: export it again.');
  if (own.length === 0 && patients.length === 0 && visits.length === 0)
    passedOver.push(
      'The file tells of no patient by itself: take in the file of the patients or notes as well.',
    );
  return {
    format: 'fhir',
    documents: own,
    patients,
    ...(visits.length > 0 ? { visits } : {}),
    passedOver,
  };
}

/** A note is often sent as DocumentReference and again as DiagnosticReport. */
function withoutRepeats(documents: readonly IncomingDocument[], remarks: string[]): IncomingDocument[] {
  const seen = new Set<string>();
  const own = documents.filter((one) => {
    if (one.text === '') return true;
    const key = JSON.stringify([one.patient, one.encounter?.identifier ?? '', one.text]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const repeats = documents.length - own.length;
  if (repeats === 1) remarks.push('1 document repeats another word for word and was left out.');
  if (repeats > 1) remarks.push(`${repeats} documents repeat others word for word and were left out.`);
  return own;
}

function unlessToldBy(documents: readonly IncomingDocument[]) {
  const told = new Set(documents.map((one) => JSON.stringify(one.patient)));
  return (one: unknown): boolean => !told.has(JSON.stringify(one));
}

function visitsWithout(
  resources: Resources,
  documents: readonly IncomingDocument[],
): NonNullable<IncomingFile['visits']> {
  const key = (patient: unknown, visit: string): string => JSON.stringify([patient, visit]);
  const told = new Set(documents.map((one) => key(one.patient, one.encounter?.identifier ?? '')));
  const visits = resources.all('Encounter').flatMap((one) => {
    const patient = patientOf(resources, one.subject, one);
    const encounter = toVisit(resources, one);
    const dropped = /^(cancelled|entered-in-error)$/.test(one.status ?? '') || idOf(one.subject) === '';
    if (!patient || !encounter || dropped || told.has(key(patient, encounter.identifier))) return [];
    return [{ patient, encounter }];
  });
  if (visits.length > LIMITS.documents) throw refusal('The file holds more than 5,000 visits: split it.');
  return visits;
}

function unreadRemark(resources: Resources): string[] {
  const kinds = [...resources.unread].map(([type, count]) => `${count} ${type}`);
  return kinds.length === 0 ? [] : [`Resources of these kinds are not read: ${kinds.join(', ')}.`];
}

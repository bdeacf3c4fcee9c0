import type { IncomingDocument, IncomingFile, IncomingPatient } from '#shared/domain/incoming.ts';
import { LIMITS } from '#electron/documents/read/limits.ts';
import { refusal } from '#electron/documents/read/faults.ts';
import type { Reading } from '#electron/documents/read/reading.ts';
import { readCharges } from './charges.ts';
import { splitMessages, type Message } from './messages.ts';
import { readNote } from './notes.ts';
import { patientOf, visitOf } from './people.ts';
import { readReport } from './reports.ts';

/** What one message gives. */
export type MessageRead = {
  readonly documents: readonly IncomingDocument[];
  readonly remarks: readonly string[];
};

/** Messages whose content is a document; of all others the patient and the visit are taken. */
const DOCUMENTS: Readonly<
  Record<string, (message: Message, patient: IncomingPatient, reading: Reading) => Promise<MessageRead>>
> = { ORU: readReport, MDM: readNote, DFT: readCharges };
/** Messages about patients that are read whole by reading patient and visit. */
const PATIENT_ONLY = new Set(['ADT']);
/** Messages that tell of no patient: acknowledgements, master files, queries. */
const NOBODY = new Set(['ACK', 'MFN', 'MFK', 'QRY', 'QBP', 'NMD', 'ORR', 'MCF']);

/**
 * Reads HL7 v2 messages of any version: laboratory and imaging reports (ORU), documents (MDM), charges (DFT), patients
 * and visits (ADT and all others).
 * @param text the file's characters, frames included
 * @throws Refusal when any message is cut off or has no patient: then none is taken in
 */
export async function readHl7(text: string, reading: Reading): Promise<IncomingFile> {
  const { messages, remarks } = splitMessages(text);
  const documents: IncomingDocument[] = [];
  const patients = new Map<string, IncomingPatient>();
  const visits: NonNullable<IncomingFile['visits']> = [];
  const passedOver = [...remarks];
  for (const message of messages) {
    reading.stopIfCancelled();
    if (NOBODY.has(message.type)) {
      passedOver.push(`${message.where}: a message of the kind ${message.type} tells of no patient.`);
      continue;
    }
    const patient = patientOrRefusal(message);
    const read = DOCUMENTS[message.type];
    const made = read ? await read(message, patient, reading) : { documents: [], remarks: [] };
    documents.push(...made.documents);
    passedOver.push(...made.remarks);
    if (made.documents.length > 0) continue;
    patients.set(JSON.stringify(patient), patient);
    const visit = visitOf(message);
    if (visit) visits.push({ patient, encounter: visit });
    if (!read && !PATIENT_ONLY.has(message.type))
      passedOver.push(
        `${message.where}: of a message of the kind ${message.type} only the patient and the visit are read.`,
      );
  }
  if (documents.length > LIMITS.documents || patients.size > LIMITS.patients)
    throw refusal('The file holds more than 5,000 messages: split it.');
  return {
    format: 'hl7v2',
    documents,
    patients: [...patients.values()],
    ...(visits.length > 0 ? { visits } : {}),
    passedOver,
  };
}

function patientOrRefusal(message: Message): IncomingPatient {
  const patient = patientOf(message);
  if (!patient)
    throw refusal(
      `${message.where}: The message names no patient (there is no segment PID): have it sent again, whole.`,
    );
  if (patient.lastName === '' && patient.identifiers.length === 0)
    throw refusal(
      `${message.where}: The segment PID has neither a name nor a number: have the message sent again, whole.`,
    );
  return patient;
}

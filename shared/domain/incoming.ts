import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { DocumentKind } from './encounter.ts';

/** How a document came: what its original is and which reader read it. */
export const DocumentFormat = z.enum(['text', 'rtf', 'pdf', 'docx', 'image', 'ccda', 'hl7v2', 'fhir']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

/** A person as a file from outside tells of one; whatever it leaves out is empty or null. */
export const IncomingPatient = z.object({
  /** Numbers that the sender gives, with who gave them (PID-3, patientRole/id, Patient.identifier). */
  identifiers: z.array(z.object({ value: z.string().max(80), assigner: z.string().max(120) })).max(20),
  lastName: z.string().max(60),
  firstName: z.string().max(35),
  middleName: z.string().max(25),
  /** `Jr`, `III`; left out when the file tells none. */
  suffix: z.string().max(10).optional(),
  birthDate: IsoDate.nullable(),
  sex: z.enum(['F', 'M', 'U']).nullable(),
  address: z
    .object({ line1: z.string(), line2: z.string(), city: z.string(), state: z.string(), zip: z.string() })
    .nullable(),
  phone: z.string().max(40),
});
export type IncomingPatient = z.infer<typeof IncomingPatient>;

/** A visit as a file tells of one (PV1, encompassingEncounter, Encounter). */
export const IncomingEncounter = z.object({
  /** The sender's number of the visit; empty when none. */
  identifier: z.string().max(80),
  serviceDate: IsoDate.nullable(),
  providerName: z.string().max(120),
  providerNpi: z.string().max(10),
  reason: z.string().max(120),
});
export type IncomingEncounter = z.infer<typeof IncomingEncounter>;

/** One result of a laboratory report (OBX, Observation). Kept as told: no unit is converted. */
export const IncomingResult = z.object({
  code: z.string().max(40),
  name: z.string().max(200),
  value: z.string().max(2000),
  unit: z.string().max(40),
  range: z.string().max(80),
  /** As told: `H`, `L`, `A`, `N` and their like; empty when none. */
  flag: z.string().max(10),
});
export type IncomingResult = z.infer<typeof IncomingResult>;

/** A charge that another system proposes (DFT FT1). Never assigned by itself. */
export const IncomingCharge = z.object({
  code: z.string().max(10),
  modifiers: z.array(z.string().max(2)).max(4),
  units: z.int().min(1).max(9999),
  diagnoses: z.array(z.string().max(10)).max(12),
  serviceDate: IsoDate.nullable(),
});
export type IncomingCharge = z.infer<typeof IncomingCharge>;

/** One document as it was read; `text` is what is read, marked and searched. */
export const IncomingDocument = z.object({
  kind: DocumentKind,
  title: z.string().max(80),
  /** Empty for pictures and for scanned pages. Sections stand under headings in lines of their own. */
  text: z.string().max(1_000_000),
  writtenOn: IsoDate.nullable(),
  author: z.string().max(120),
  /** Pages of the original; null for what has none. */
  pages: z.int().min(1).nullable(),
  /** Pages without any text, 1-based: they can be looked at, not searched. */
  pagesWithoutText: z.array(z.int().min(1)),
  results: z.array(IncomingResult).max(2000),
  charges: z.array(IncomingCharge).max(200),
  patient: IncomingPatient.nullable(),
  encounter: IncomingEncounter.nullable(),
  /** The document's own original when it came within another file (a PDF in an HL7 message): what its pages show. */
  embedded: z
    .object({ format: DocumentFormat, bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) })
    .optional(),
});
export type IncomingDocument = z.infer<typeof IncomingDocument>;

/**
 * What a reader makes of one file: a file may carry several documents and messages, or a patient alone (ADT).
 * `passedOver` says in one sentence each what was not read and why.
 */
export const IncomingFile = z.object({
  format: DocumentFormat,
  documents: z.array(IncomingDocument).max(5000),
  /** People without a document (ADT, Patient). */
  patients: z.array(IncomingPatient).max(5000),
  /** Visits without a document (ADT, Encounter); left out when there are none. */
  visits: z
    .array(z.object({ patient: IncomingPatient, encounter: IncomingEncounter }))
    .max(5000)
    .optional(),
  passedOver: z.array(z.string()),
});
export type IncomingFile = z.infer<typeof IncomingFile>;

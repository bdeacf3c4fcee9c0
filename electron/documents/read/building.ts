import { IsoDate } from '#shared/kernel/dates.ts';
import type { DocumentKind } from '#shared/domain/encounter.ts';
import type {
  DocumentFormat,
  IncomingCharge,
  IncomingDocument,
  IncomingEncounter,
  IncomingFile,
  IncomingPatient,
  IncomingResult,
} from '#shared/domain/incoming.ts';
import type { Refusal } from '#shared/kernel/result.ts';
import { LIMITS } from './limits.ts';
import { refusal } from './faults.ts';

/** What a reader has found for one document; whatever it leaves out is empty. Long facts are cut to their columns. */
export type DocumentParts = {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly text: string;
  readonly writtenOn?: IsoDate | null | undefined;
  readonly author?: string | undefined;
  readonly pages?: number | null | undefined;
  readonly pagesWithoutText?: readonly number[] | undefined;
  readonly results?: readonly IncomingResult[] | undefined;
  readonly charges?: readonly IncomingCharge[] | undefined;
  readonly patient?: IncomingPatient | null | undefined;
  readonly encounter?: IncomingEncounter | null | undefined;
  readonly embedded?: IncomingDocument['embedded'];
};

/** The text is longer than the practice file holds. */
export function tooLong(length: number): Refusal {
  return refusal(
    `The text has ${length.toLocaleString('en-US')} characters, and one document holds ${LIMITS.textChars.toLocaleString('en-US')} at most: split the file.`,
  );
}

/**
 * One document in the seam's shape.
 * @throws Refusal when its text is longer than the practice file holds
 */
export function document(parts: DocumentParts): IncomingDocument {
  if (parts.text.length > LIMITS.textChars) throw tooLong(parts.text.length);
  return {
    kind: parts.kind,
    title: clip(parts.title, 80) || 'Document',
    text: parts.text,
    writtenOn: parts.writtenOn ?? null,
    author: clip(parts.author ?? '', 120),
    pages: parts.pages ?? null,
    pagesWithoutText: [...(parts.pagesWithoutText ?? [])],
    results: (parts.results ?? []).slice(0, 2000),
    charges: (parts.charges ?? []).slice(0, 200),
    patient: parts.patient ?? null,
    encounter: parts.encounter ?? null,
    ...(parts.embedded ? { embedded: parts.embedded } : {}),
  };
}

/** A file that is one document. */
export function oneDocument(
  format: DocumentFormat,
  parts: DocumentParts,
  passedOver: readonly string[] = [],
): IncomingFile {
  return { format, documents: [document(parts)], patients: [], passedOver: [...passedOver] };
}

export type PatientParts = {
  readonly identifiers: readonly { readonly value: string; readonly assigner: string }[];
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly suffix?: string | undefined;
  readonly birthDate: IsoDate | null;
  readonly sex: IncomingPatient['sex'];
  readonly address: IncomingPatient['address'];
  readonly phone: string;
};

export function patient(parts: PatientParts): IncomingPatient {
  const suffix = clip(parts.suffix ?? '', 10);
  return {
    identifiers: parts.identifiers
      .filter((one) => one.value.trim() !== '')
      .slice(0, 20)
      .map((one) => ({ value: clip(one.value, 80), assigner: clip(one.assigner, 120) })),
    lastName: clip(parts.lastName, 60),
    firstName: clip(parts.firstName, 35),
    middleName: clip(parts.middleName, 25),
    ...(suffix ? { suffix } : {}),
    birthDate: parts.birthDate,
    sex: parts.sex,
    address: parts.address,
    phone: clip(parts.phone, 40),
  };
}

/** The visit, or null when nothing at all is told of it. */
export function encounter(parts: Partial<IncomingEncounter>): IncomingEncounter | null {
  const made = {
    identifier: clip(parts.identifier ?? '', 80),
    serviceDate: parts.serviceDate ?? null,
    providerName: clip(parts.providerName ?? '', 120),
    providerNpi: clip(parts.providerNpi ?? '', 10),
    reason: clip(parts.reason ?? '', 120),
  };
  return Object.values(made).some((value) => value !== '' && value !== null) ? made : null;
}

/** A result as told, or null when there is no value. */
export function result(parts: IncomingResult): IncomingResult | null {
  if (parts.value.trim() === '') return null;
  return {
    code: clip(parts.code, 40),
    name: clip(parts.name, 200),
    value: clip(parts.value, 2000),
    unit: clip(parts.unit, 40),
    range: clip(parts.range, 80),
    flag: clip(parts.flag, 10),
  };
}

/** `Glucose: 182 mg/dL (70-105) H` — a result as it is read. */
export function resultLine(one: IncomingResult): string {
  const unit = one.unit === '' ? '' : ` ${one.unit}`;
  const range = one.range === '' ? '' : ` (${one.range})`;
  const flag = one.flag === '' || one.flag === 'N' ? '' : ` ${one.flag}`;
  return `${one.name || one.code}: ${one.value}${unit}${range}${flag}`;
}

/** A person's name in reading order from its parts. */
export function fullName(...parts: readonly (string | undefined)[]): string {
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(' ');
}

/** The first `max` UTF-16 units of a fact on one line, never half a character. */
export function clip(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut.trimEnd();
}

/** `YYYYMMDD…` (HL7 TS, C-CDA) or `YYYY-MM-DD…` (FHIR) → its day as written, without turning zones; null when less. */
export function dayOf(stamp: string): IsoDate | null {
  const found = /^\s*(\d{4})-?(\d{2})-?(\d{2})/.exec(stamp);
  if (!found) return null;
  const parsed = IsoDate.safeParse(`${found[1]}-${found[2]}-${found[3]}`);
  return parsed.success ? parsed.data : null;
}

/** Blocks of text with an empty line between, empty ones left out. */
export function blocks(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

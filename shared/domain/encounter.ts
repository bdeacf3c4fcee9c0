import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import {
  DocumentId,
  EncounterId,
  FacilityId,
  PatientId,
  ProviderId,
  ServiceLineId,
  UserId,
} from '#shared/kernel/ids.ts';

/**
 * Life of an encounter: open → coding → coded → billed; held and queried come back to coding.
 * `billed` is set when a claim is made; voiding the claim returns it to `coded`.
 */
export const EncounterStatus = z.enum(['open', 'coding', 'held', 'coded', 'billed']);
export type EncounterStatus = z.infer<typeof EncounterStatus>;

const TRANSITIONS: Readonly<Record<EncounterStatus, readonly EncounterStatus[]>> = {
  open: ['coding', 'held', 'coded'],
  coding: ['coded', 'held', 'open'],
  held: ['coding'],
  coded: ['coding', 'billed'],
  billed: ['coded'],
};

/** Whether an encounter may go from one status to another. */
export function encounterMay(from: EncounterStatus, to: EncounterStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

export const Encounter = z.object({
  id: EncounterId,
  patientId: PatientId,
  serviceDate: IsoDate,
  renderingProviderId: ProviderId,
  facilityId: FacilityId,
  /** Short reason for the visit as the desk wrote it. */
  reason: z.string().trim().max(120),
  status: EncounterStatus,
  holdReason: z.string().max(200).default(''),
  /** When it was last marked coded, and by whom; both stay when it is opened again. */
  codedAt: Instant.nullable().default(null),
  codedBy: UserId.nullable().default(null),
  /** What an audit asks to be looked at again; empty when nothing is, and from the next "marked coded" on. */
  returnedNote: z.string().max(2000).default(''),
  /** Grows with every saved change; a save on an older version is refused as a conflict. */
  version: z.int().min(1),
});
export type Encounter = z.infer<typeof Encounter>;

export const DOCUMENT_KINDS = [
  'visit_note',
  'lab_report',
  'imaging_report',
  'history_and_physical',
  'consultation',
  'procedure_note',
  'operative_note',
  'discharge_summary',
  'referral',
  'charges',
  'other',
] as const;
export const DocumentKind = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof DocumentKind>;
export const DOCUMENT_KIND_WORDS: Readonly<Record<DocumentKind, string>> = {
  visit_note: 'Visit note',
  lab_report: 'Lab report',
  imaging_report: 'Imaging report',
  history_and_physical: 'History and physical',
  consultation: 'Consultation',
  procedure_note: 'Procedure note',
  operative_note: 'Operative note',
  discharge_summary: 'Discharge summary',
  referral: 'Referral',
  charges: 'Charges',
  other: 'Other',
};

/** A clinical document; `text` is what is read and marked. */
export const ClinicalDocument = z.object({
  id: DocumentId,
  encounterId: EncounterId,
  kind: DocumentKind,
  title: z.string().trim().min(1).max(80),
  text: z.string().max(1_000_000),
  sha256: z.string(),
  receivedAt: Instant,
});
export type ClinicalDocument = z.infer<typeof ClinicalDocument>;

/** ICD-10-CM with or without dot is accepted at entry; stored and shown with the dot. */
export const DiagnosisCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][0-9A-Z]{2}(\.?[0-9A-Z]{1,4})?$/, 'This does not have the form of an ICD-10-CM code.');
export const ProcedureCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^([0-9]{4}[0-9AFTMU]|[A-V][0-9]{4})$/, 'This does not have the form of a CPT or HCPCS code.');
export const Modifier = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z]{2}$/, 'A modifier has two characters.');

/** A service line as the coder keeps it. A claim freezes a copy. */
export const ServiceLine = z.object({
  id: ServiceLineId,
  code: z.string().max(5),
  modifiers: z.array(z.string().max(2)).max(4),
  /** 1-based positions in the list of diagnoses, the first is primary for the line (SV107). */
  pointers: z.array(z.int().min(1).max(12)).max(4),
  units: z.int().min(1).max(9999),
  /** For all units together. */
  chargeCents: Cents,
});
export type ServiceLine = z.infer<typeof ServiceLine>;

/** What the coder has assigned to an encounter: everything the coding checks look at. */
export const Coding = z.object({
  /** With dot, in order of priority; position 1 is A on paper. At most 12 (HI, 2300). */
  diagnoses: z.array(z.string().max(8)).max(12),
  lines: z.array(ServiceLine).max(50),
});
export type Coding = z.infer<typeof Coding>;

/** `E119` → `E11.9`; leaves short and already dotted codes alone. */
export function withDot(code: string): string {
  const plain = code.trim().toUpperCase().replace('.', '');
  return plain.length > 3 ? `${plain.slice(0, 3)}.${plain.slice(3)}` : plain;
}

/** `E11.9` → `E119`, as X12 and the paper form want it. */
export function withoutDot(code: string): string {
  return code.replace('.', '');
}

export const POINTER_LETTERS = 'ABCDEFGHIJKL';
/** 1 → A … 12 → L (CMS-1500 box 24E). */
export function pointerLetter(position: number): string {
  return POINTER_LETTERS[position - 1] ?? '?';
}

import type { CodeHit, EncounterDetail, EncounterRow } from '#shared/contract/coding.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { Coding, EncounterStatus } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { DocumentId, EncounterId, FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

/** A repeatable UUID: the kind of record and its number. */
export const uuid = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const ENCOUNTER = uuid(1, 1) as EncounterId;
export const PATIENT = uuid(2, 1) as PatientId;
const day = (text: string) => text as IsoDate;
const AT = '2026-11-17T15:04:05.000Z' as Instant;

const NOTE = `CHIEF COMPLAINT
Follow-up of diabetes and blood pressure.

HISTORY
58-year-old established patient. Type 2 diabetes for nine years, on metformin. Home glucose 140–180. Denies chest pain, no polyuria. Quit smoking 2019.

EXAMINATION
BP 148/92. Monofilament intact at both feet, pulses present. BMI 33.4.

ASSESSMENT AND PLAN:
1. Type 2 diabetes, A1c 8.1 % today (office). Increase metformin.
2. Hypertension, not at goal. Add lisinopril 10 mg.
Blood drawn and hemoglobin A1c run in office. Return in 6 weeks.`;

const LAB = `TEST: Hemoglobin A1c
Specimen:
venous blood, drawn in the office
RESULT: 8.1 %`;

export const EMPTY: Coding = { diagnoses: [], lines: [] };

/** The scenario's visit, before it is coded. */
export function encounterDetail(
  change: Partial<EncounterDetail['encounter']> = {},
  coding: Coding = EMPTY,
): EncounterDetail {
  const document = (n: number, kind: 'visit_note' | 'lab_report', title: string, text: string) => ({
    id: uuid(3, n) as DocumentId,
    encounterId: ENCOUNTER,
    kind,
    title,
    text,
    sha256: 'a'.repeat(64),
    receivedAt: AT,
  });
  return {
    encounter: {
      id: ENCOUNTER,
      patientId: PATIENT,
      serviceDate: day('2026-11-17'),
      renderingProviderId: uuid(4, 1) as ProviderId,
      facilityId: uuid(5, 1) as FacilityId,
      reason: 'Follow-up diabetes, blood pressure',
      status: 'open',
      holdReason: '',
      codedAt: null,
      codedBy: null,
      returnedNote: '',
      version: 1,
      ...change,
    },
    patient: {
      id: PATIENT,
      accountNumber: '1001',
      lastName: 'Fictive',
      firstName: 'Ana',
      middleName: '',
      birthDate: day('1968-03-02'),
      sex: 'F',
      address: { line1: '1 Example Way', line2: '', city: 'Sampleton', state: 'OH', zip: '43215' },
      phone: '5550100123',
      deceasedOn: null,
    },
    providerName: 'Invented, Gus',
    facilityName: 'Example Family Practice',
    placeOfService: '11',
    payerName: 'Example Commercial PPO',
    documents: [
      document(1, 'visit_note', 'Visit note', NOTE),
      document(2, 'lab_report', 'Lab report · A1c', LAB),
    ],
    coding,
    titles: {},
    findings: [],
    releases: [
      {
        system: 'icd10cm',
        name: 'ICD-10-CM FY2027 starter set',
        starter: true,
        codes: 600,
        effectiveFrom: day('2026-10-01'),
        effectiveTo: null,
      },
    ],
    claimId: null,
  };
}

const hit = (
  system: CodeSystem,
  code: string,
  title: string,
  why: string,
  change: Partial<CodeHit> = {},
): CodeHit => ({
  system,
  code,
  title,
  why,
  billable: true,
  validFrom: day('2015-10-01'),
  validTo: null,
  validOn: true,
  chargeCents: null,
  ...change,
});

export const HITS: readonly CodeHit[] = [
  hit('icd10cm', 'E11.9', 'Type 2 diabetes mellitus without complications', 'code'),
  hit('icd10cm', 'E11.65', 'Type 2 diabetes mellitus with hyperglycemia', 'words'),
  hit('icd10cm', 'E11.4', 'Type 2 diabetes mellitus with neurological complications', 'words', {
    billable: false,
  }),
  hit('icd10cm', 'E11.99', 'Type 2 diabetes mellitus, withdrawn code', 'words', {
    validOn: false,
    validTo: day('2020-09-30'),
  }),
  hit('icd10cm', 'I10', 'Essential (primary) hypertension', 'abbreviation HTN'),
  hit('cpt', '99213', 'Office visit, established, low', 'code', { chargeCents: cents(14500) }),
  hit('cpt', '36415', 'Blood draw from a vein', 'code', { chargeCents: cents(1500) }),
  hit('cpt', '83036', 'Hemoglobin A1c', 'code', { chargeCents: cents(4000) }),
];

/** A search of the fixtures: codes that begin with the words, or titles that hold them. */
export function searchFixtures(query: string, systems: readonly CodeSystem[]): CodeHit[] {
  const q = query.toUpperCase();
  return HITS.filter(
    (h) => systems.includes(h.system) && (h.code.startsWith(q) || h.title.toUpperCase().includes(q)),
  );
}

/** The findings that the scenario meets, as the check of the real rules words them. */
export function checkFixture(coding: Coding): Finding[] {
  const found: Finding[] = [];
  coding.lines.forEach((line, i) => {
    const n = i + 1;
    if (line.pointers.length === 0)
      found.push({
        rule: 'line-without-pointer',
        severity: 'stops',
        field: `lines.${n}.pointers`,
        message: `Line ${n}: ${line.code} points to no diagnosis.`,
        source: '005010X222A1 2400 SV107',
        fix: { kind: 'set_pointers', line: n, pointers: [1] },
        fixLabel: 'points to A',
      });
    if (line.code === '83036' && !line.modifiers.includes('QW'))
      found.push({
        rule: 'waived-test-modifier',
        severity: 'stops',
        field: `lines.${n}.modifiers`,
        message: `Line ${n}: waived test in the office needs modifier QW.`,
        source: '42 CFR 493; CMS claims manual ch. 16 §70',
        fix: { kind: 'add_modifier', line: n, modifier: 'QW' },
        fixLabel: 'adds QW',
      });
  });
  return found;
}

export function encounterRow(n: number, status: EncounterStatus, name: string): EncounterRow {
  return {
    id: uuid(1, n) as EncounterId,
    patientId: uuid(2, n) as PatientId,
    patientName: name,
    serviceDate: day('2026-11-17'),
    reason: 'Follow-up diabetes, blood pressure',
    providerName: 'Invented, Gus',
    payerName: 'Example Commercial PPO',
    status,
    holdReason: '',
    queryOpen: false,
    returned: false,
    codedAt: null,
    ageDays: 6,
    documents: 2,
    chargeCents: cents(20000),
    claimId: null,
  };
}

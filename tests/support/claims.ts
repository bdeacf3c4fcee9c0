import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimId, CoverageId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { OwnClaim } from '#shared/domain/posting/match.ts';
import type { Envelope } from '#shared/domain/x12/writer.ts';

/** A UUID whose last digits tell the record, so that golden files can be read. */
export function testId(kind: number, n: number): string {
  return `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`;
}

export const PATIENT_ID = testId(1, 1) as PatientId;
export const CLAIM_ID = testId(2, 1) as ClaimId;
export const PAYER_ID = testId(3, 1) as PayerId;

export const TEST_ENVELOPE: Envelope = {
  interchangeControl: 41,
  groupControl: 41,
  transactionControl: 1,
  at: '2026-03-04T15:30:00.000Z' as Instant,
  usage: 'T',
  senderId: 'FICTIVECLINIC',
  receiverId: 'SAMPLECLEAR',
};

function line(number: number, code: string, chargeCents: number, more: Partial<ClaimLine>): ClaimLine {
  return {
    serviceLineId: testId(5, number) as ServiceLineId,
    number,
    serviceDate: isoDate('2026-03-03'),
    placeOfService: '11',
    code,
    description: '',
    modifiers: [],
    pointers: [1],
    units: 1,
    chargeCents: cents(chargeCents),
    ...more,
  };
}

const HOME = { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '441131234' };

/** The claim of the scenario: E11.9, I10; 99213 for 145.00, 36415 for 15.00, 83036-QW for 40.00. */
export function scenarioClaim(): ProfessionalClaim {
  return {
    claimId: CLAIM_ID,
    controlNumber: '10461',
    frequency: '1',
    serviceDate: isoDate('2026-03-03'),
    placeOfService: '11',
    submitter: {
      id: 'FICTIVECLINIC',
      name: 'Fictive Family Practice',
      contactName: 'Bill Sample',
      phone: '2165550100',
    },
    receiver: { id: 'SAMPLECLEAR', name: 'Sample Clearinghouse' },
    billingProvider: {
      name: 'Fictive Family Practice',
      npi: '1234567893',
      taxId: '123456789',
      taxIdKind: 'EI',
      taxonomy: '261QP2300X',
      address: { line1: '100 Example Street', line2: '', city: 'Cleveland', state: 'OH', zip: '441135678' },
      phone: '2165550100',
    },
    renderingProvider: {
      lastName: 'Example',
      firstName: 'Dora',
      middleName: '',
      credentials: 'MD',
      npi: '1000000004',
      taxonomy: '207Q00000X',
    },
    serviceFacility: null,
    clia: '99D9999999',
    payer: {
      payerId: PAYER_ID,
      name: 'Invented Health Plan',
      payerIdentifier: 'INV01',
      filingIndicator: 'CI',
      address: { line1: '1 Sample Plaza', line2: '', city: 'Columbus', state: 'OH', zip: '43215' },
      timelyFilingDays: 180,
    },
    coverage: {
      coverageId: testId(4, 1) as CoverageId,
      rank: 1,
      memberId: 'INV000111222',
      groupNumber: 'G-7700',
      planName: 'Invented Choice',
      relationship: '18',
      activeFrom: isoDate('2025-01-01'),
      activeTo: null,
    },
    subscriber: {
      lastName: 'Fictive',
      firstName: 'Ana',
      middleName: 'B',
      birthDate: isoDate('1968-05-17'),
      sex: 'F',
      address: HOME,
    },
    patient: {
      patientId: PATIENT_ID,
      accountNumber: 'P-0001',
      lastName: 'Fictive',
      firstName: 'Ana',
      middleName: 'B',
      birthDate: isoDate('1968-05-17'),
      sex: 'F',
      address: HOME,
      phone: '2165550111',
    },
    diagnoses: ['E11.9', 'I10'],
    lines: [
      line(1, '99213', 14500, { pointers: [1, 2], description: 'Office visit' }),
      line(2, '36415', 1500, { description: 'Blood draw' }),
      line(3, '83036', 4000, { modifiers: ['QW'], description: 'Haemoglobin A1c' }),
    ],
    patientPaidCents: cents(2500),
    acceptsAssignment: true,
    benefitsAssigned: true,
    releaseOnFile: true,
    signatureOnFile: true,
  };
}

/** The scenario's claim with some fields replaced. */
export function claimWith(overrides: Partial<ProfessionalClaim>): ProfessionalClaim {
  return { ...scenarioClaim(), ...overrides };
}

/** A Medicare claim, subscriber is the patient, service given at another place, nothing paid at the desk. */
export function medicareClaim(): ProfessionalClaim {
  const base = scenarioClaim();
  const person = {
    lastName: 'Sample',
    firstName: 'Otto',
    middleName: '',
    birthDate: isoDate('1948-11-02'),
    sex: 'M' as const,
    address: { line1: '9 Sample Road', line2: 'Apt 4', city: 'Parma', state: 'OH', zip: '44129' },
  };
  return {
    ...base,
    claimId: testId(2, 2) as ClaimId,
    controlNumber: '10462',
    placeOfService: '12',
    serviceFacility: {
      name: 'Example Senior Residence',
      npi: '',
      address: { line1: '44 Residence Way', line2: '', city: 'Parma', state: 'OH', zip: '441290001' },
    },
    clia: '',
    payer: {
      ...base.payer,
      payerId: testId(3, 2) as PayerId,
      name: 'Invented Medicare Contractor',
      payerIdentifier: '99001',
      filingIndicator: 'MB',
      address: { line1: '', line2: '', city: '', state: '', zip: '' },
    },
    coverage: { ...base.coverage, memberId: '1EG4TE5MK72', groupNumber: '', planName: '' },
    subscriber: person,
    patient: {
      ...person,
      patientId: testId(1, 2) as PatientId,
      accountNumber: 'P-0002',
      phone: '',
    },
    diagnoses: ['I10'],
    lines: [
      line(11, '99348', 11850, { number: 1, placeOfService: '12', modifiers: ['25'] }),
      line(12, '93000', 2075, { number: 2, placeOfService: '11', units: 1 }),
    ],
    patientPaidCents: cents(0),
    signatureOnFile: true,
    benefitsAssigned: false,
  };
}

/** A claim for a child insured through a parent. */
export function dependentClaim(): ProfessionalClaim {
  const base = scenarioClaim();
  return {
    ...base,
    claimId: testId(2, 3) as ClaimId,
    controlNumber: '10463',
    billingProvider: { ...base.billingProvider, phone: '2165550199' },
    clia: '',
    coverage: { ...base.coverage, relationship: '19', groupNumber: '', planName: 'Invented Choice' },
    patient: {
      ...base.patient,
      patientId: testId(1, 3) as PatientId,
      accountNumber: 'P-0003',
      firstName: 'Timo',
      middleName: '',
      birthDate: isoDate('2015-08-09'),
      sex: 'M',
    },
    diagnoses: ['J06.9'],
    lines: [line(21, '99212', 9550, { number: 1 })],
    patientPaidCents: cents(0),
    acceptsAssignment: false,
    releaseOnFile: false,
  };
}

/** One of our claims as the posting rules see it. */
export function ownClaim(claim: ProfessionalClaim, status: OwnClaim['status'] = 'exported'): OwnClaim {
  return {
    claimId: claim.claimId,
    controlNumber: claim.controlNumber,
    patientId: claim.patient.patientId,
    payerId: claim.payer.payerId,
    chargeCents: cents(claim.lines.reduce((sum, l) => sum + l.chargeCents, 0)),
    status,
    serviceDate: claim.serviceDate,
    lines: claim.lines,
  };
}

import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimEvent, ClaimStatus, ClaimSummary, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimFileId,
  ClaimId,
  CoverageId,
  EncounterId,
  PatientId,
  PayerId,
  ServiceLineId,
} from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Fakes } from '#tests/support/fake-client.ts';

const uuid = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const day = (text: string) => text as IsoDate;

export const claimId = (n: number) => uuid(7, n) as ClaimId;
export const FILE = uuid(8, 1) as ClaimFileId;

export function claimSummary(
  n: number,
  status: ClaimStatus,
  change: Partial<ClaimSummary> = {},
): ClaimSummary {
  return {
    id: claimId(n),
    controlNumber: String(10460 + n),
    encounterId: uuid(1, n) as EncounterId,
    patientId: uuid(2, n) as PatientId,
    patientName: 'Fictive, Ana',
    payerId: uuid(3, 1) as PayerId,
    payerName: 'Example Commercial PPO',
    coverageRank: 1,
    serviceDate: day('2026-11-17'),
    status,
    holdReason: '',
    version: 1,
    versionNumber: 1,
    frequency: '1',
    payerControlNumber: '',
    chargeCents: cents(20000),
    insurerPaidCents: cents(0),
    insurerBalanceCents: cents(20000),
    stops: 0,
    warns: 0,
    fileBy: day('2027-02-15'),
    followUpOn: null,
    dueOn: day('2027-02-15'),
    openTasks: 0,
    ...change,
  };
}

const ADDRESS = { line1: '1 Example Way', line2: '', city: 'Sampleton', state: 'OH', zip: '432150001' };

function claim(n: number): ProfessionalClaim {
  const line = (
    number: number,
    code: string,
    description: string,
    modifiers: string[],
    pointers: number[],
    charge: number,
  ) => ({
    serviceLineId: uuid(6, number) as ServiceLineId,
    number,
    serviceDate: day('2026-11-17'),
    placeOfService: '11',
    code,
    description,
    modifiers,
    pointers,
    units: 1,
    chargeCents: cents(charge),
  });
  const person = { lastName: 'Fictive', firstName: 'Ana', middleName: '' };
  return {
    claimId: claimId(n),
    controlNumber: String(10460 + n),
    frequency: '1',
    serviceDate: day('2026-11-17'),
    placeOfService: '11',
    submitter: {
      id: 'EXAMPLE',
      name: 'Example Family Practice',
      contactName: 'Bea Sample',
      phone: '5550100100',
    },
    receiver: { id: 'CLEAR1', name: 'Example Clearinghouse' },
    billingProvider: {
      name: 'Example Family Practice',
      npi: '1234567893',
      taxId: '123456789',
      taxIdKind: 'EI',
      taxonomy: '207Q00000X',
      address: ADDRESS,
      phone: '5550100100',
    },
    renderingProvider: {
      lastName: 'Invented',
      firstName: 'Gus',
      middleName: '',
      credentials: 'MD',
      npi: '1245319599',
      taxonomy: '207Q00000X',
    },
    serviceFacility: null,
    clia: '36D0000001',
    payer: {
      payerId: uuid(9, 1) as PayerId,
      name: 'Example Commercial PPO',
      payerIdentifier: 'EX001',
      filingIndicator: 'CI',
      address: ADDRESS,
      timelyFilingDays: 90,
    },
    coverage: {
      coverageId: uuid(10, 1) as CoverageId,
      rank: 1,
      memberId: 'EXM123456',
      groupNumber: 'G1',
      planName: 'PPO',
      relationship: '18',
      activeFrom: day('2026-01-01'),
      activeTo: null,
    },
    subscriber: { ...person, birthDate: day('1968-03-02'), sex: 'F', address: ADDRESS },
    patient: {
      ...person,
      patientId: uuid(2, n) as PatientId,
      accountNumber: '1001',
      birthDate: day('1968-03-02'),
      sex: 'F',
      address: ADDRESS,
      phone: '',
    },
    diagnoses: ['E11.9', 'I10'],
    lines: [
      line(1, '99213', 'Office visit, established', [], [1, 2], 14500),
      line(2, '36415', 'Blood draw', [], [1], 1500),
      line(3, '83036', 'Hemoglobin A1c', ['QW'], [1], 4000),
    ],
    patientPaidCents: cents(2500),
    acceptsAssignment: true,
    benefitsAssigned: true,
    releaseOnFile: true,
    signatureOnFile: true,
  };
}

const event = (
  id: number,
  kind: ClaimEvent['kind'],
  to: ClaimStatus,
  detail: string,
  file: ClaimFileId | null = null,
): ClaimEvent => ({
  id,
  at: `2026-11-17T16:0${id}:00.000Z` as Instant,
  kind,
  from: id === 1 ? null : 'draft',
  to,
  detail,
  userName: 'Olive Owner',
  claimFileId: file,
  remittanceId: null,
  file: file === null ? null : { kind: 'claim_file', id: file },
  versionNumber: 1,
});

export const STOP: Finding = {
  rule: 'billing-npi',
  severity: 'stops',
  field: 'billingProvider.npi',
  message: 'The NPI of the billing provider has a wrong check digit.',
  source: '005010X222A1 2010AA NM109; 45 CFR 162.406',
};

export function claimDetail(
  n: number,
  status: ClaimStatus,
  change: { readonly findings?: readonly Finding[]; readonly differences?: readonly string[] } = {},
): ClaimDetail {
  const findings = [...(change.findings ?? [])];
  const money = (charge: number) => ({
    insurerPaidCents: cents(0),
    contractualCents: cents(0),
    patientCents: cents(0),
    insurerBalanceCents: cents(charge),
  });
  return {
    summary: claimSummary(n, status, { stops: findings.filter((f) => f.severity === 'stops').length }),
    claim: claim(n),
    findings,
    differences: [...(change.differences ?? [])],
    fieldDifferences: [],
    changedAnswer: null,
    events: [
      event(1, 'created', 'draft', 'Made from the encounter of 2026-11-17, charges 200.00.'),
      ...(status === 'exported'
        ? [event(2, 'exported', 'exported', 'Written into claims-000118.837.', FILE)]
        : []),
    ],
    titles: {
      'E11.9': 'Type 2 diabetes mellitus without complications',
      I10: 'Essential (primary) hypertension',
    },
    lineMoney: [money(14500), money(1500), money(4000)],
  };
}

const ISA =
  'ISA*00*          *00*          *ZZ*EXAMPLE        *ZZ*CLEAR1         *261117*1604*^*00501*000000118*0*T*:~';

/** A short 837P: envelope, receiver, one claim. */
export const TEXT_837 = `${ISA}GS*HC*EXAMPLE*CLEAR1*20261117*1604*118*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*118*20261117*1604*CH~NM1*41*2*EXAMPLE FAMILY PRACTICE*****46*EXAMPLE~NM1*40*2*EXAMPLE CLEARINGHOUSE*****46*CLEAR1~CLM*10461*200***11:B:1*Y*A*Y*Y~SE*6*0001~GE*1*118~IEA*1*000000118~`;

export const claimFile = {
  id: FILE,
  kind: '837P' as const,
  fileName: 'claims-000118.837',
  sha256: 'b'.repeat(64),
  interchangeControl: '000000118',
  receiverName: 'Example Clearinghouse',
  createdAt: '2026-11-17T16:04:00.000Z' as Instant,
  placedAt: '2026-11-17T16:04:01.000Z' as Instant | null,
  claims: 1,
  chargeCents: cents(20000),
};

const NONE = { count: 0, chargeCents: cents(0) };
export const NO_COUNTS = {
  states: [],
  due: NONE,
  filingNear: NONE,
  payers: [],
  tasksDue: 0,
  secondaryDue: 0,
  recurringDue: 0,
};

/** Answers of main to what the desk and a claim always ask. */
export function claimFakes(claims: Fakes['claims'], more: Fakes = {}): Fakes {
  return {
    claims: {
      preview: () => ({ text: TEXT_837 }),
      files: () => [],
      notes: () => [],
      tasks: () => [],
      taskOwners: () => [],
      batch: () => [],
      deskCounts: () => NO_COUNTS,
      desk: () => deskOf([]),
      ...claims,
    },
    practice: { payers: () => [] },
    ...more,
  };
}

/** A page of the desk that holds all of it. */
export function deskOf(rows: readonly ClaimSummary[]) {
  return {
    rows: [...rows],
    total: rows.length,
    chargeCents: cents(rows.reduce((sum, row) => sum + row.chargeCents, 0)),
  };
}

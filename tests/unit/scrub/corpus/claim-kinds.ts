import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { LineAdjudication, OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import type { ClaimProvider } from '#shared/domain/claim-parts/parties.ts';
import type { Ambulance } from '#shared/domain/claim-parts/situation.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { claimWith, dependentClaim, medicareClaim, scenarioClaim, testId } from '#tests/support/claims.ts';

/** A service line: one unit in the office on the day of the visit, pointing to A. */
export function service(
  number: number,
  code: string,
  dollars: number,
  more: Partial<ClaimLine> = {},
): ClaimLine {
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
    chargeCents: cents(Math.round(dollars * 100)),
    ...more,
  };
}

/** A named provider, a person with a sound NPI. */
export function named(role: ClaimProvider['role'], more: Partial<ClaimProvider> = {}): ClaimProvider {
  return {
    role,
    entity: '1',
    lastName: 'Invented',
    firstName: 'Rita',
    middleName: '',
    npi: '1234567893',
    ...more,
  };
}

const base = scenarioClaim();
const STREET = { line1: '44 Residence Way', line2: '', city: 'Parma', state: 'OH', zip: '441290001' };
const HOSPITAL = { name: 'Example Hospital', npi: '1234567893', address: STREET };

/** The claim at another place than the office: hospital, nursing facility, ambulance. */
export function at(
  place: string,
  lines: readonly ClaimLine[],
  more: Partial<ProfessionalClaim>,
): ProfessionalClaim {
  return claimWith({
    placeOfService: place,
    clia: '',
    serviceFacility: HOSPITAL,
    lines: lines.map((one) => ({ ...one, placeOfService: place })),
    patientPaidCents: cents(0),
    ...more,
  });
}

export const plain = (
  lines: readonly ClaimLine[],
  more: Partial<ProfessionalClaim> = {},
): ProfessionalClaim => claimWith({ clia: '', patientPaidCents: cents(0), lines: [...lines], ...more });

/** Medicare, in the office, patient is the insured. */
export function medicareOffice(
  lines: readonly ClaimLine[],
  more: Partial<ProfessionalClaim> = {},
): ProfessionalClaim {
  return { ...medicareClaim(), placeOfService: '11', serviceFacility: null, lines: [...lines], ...more };
}

export const AMBULANCE: Ambulance = {
  patientWeight: '165',
  reason: 'A',
  miles: '12',
  certifications: [{ applies: true, conditions: ['01', '05'] }],
  pickUp: { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '44113' },
  dropOff: { name: 'Example Hospital', address: STREET },
};

/** What the first payer decided on a line: allowed, paid, and the rest explained. */
export function decision(
  charge: number,
  paid: number,
  contractual: number,
  patient: number,
  code: string,
): LineAdjudication {
  return {
    payerIdentifier: 'INV01',
    paidCents: cents(paid),
    codeQualifier: 'HC',
    code,
    modifiers: [],
    units: '1',
    adjustments: [
      ...(contractual === 0 ? [] : [{ group: 'CO', reason: '45', amountCents: cents(contractual) }]),
      ...(patient === 0 ? [] : [{ group: 'PR', reason: '2', amountCents: cents(patient) }]),
      ...(charge - paid - contractual - patient === 0
        ? []
        : [{ group: 'OA', reason: '94', amountCents: cents(charge - paid - contractual - patient) }]),
    ],
    adjudicatedOn: isoDate('2026-03-12'),
  };
}

/** The patient's first coverage as a later claim names it, with its answer. */
export function firstCoverage(more: Partial<OtherCoverage> = {}): OtherCoverage {
  return {
    rank: 1,
    relationship: '18',
    groupNumber: 'G-7700',
    planName: '',
    insuranceType: '',
    filingIndicator: 'CI',
    memberId: 'INV000111222',
    insured: { entity: '1', lastName: 'Fictive', firstName: 'Ana', middleName: 'B', address: null },
    payer: { name: 'Invented Health Plan', payerIdentifier: 'INV01', address: null },
    benefitsAssigned: true,
    releaseOnFile: true,
    paidCents: cents(11000),
    adjustments: [],
    adjudicatedOn: isoDate('2026-03-12'),
    ...more,
  };
}

const SECOND_PAYER = {
  ...base.payer,
  name: 'Sample Mutual',
  payerIdentifier: 'SMP02',
  filingIndicator: 'CI' as const,
};

/** A claim to the second payer, with the first one's answer by line. */
export function secondaryClaim(): ProfessionalClaim {
  return claimWith({
    clia: '',
    payer: SECOND_PAYER,
    coverage: { ...base.coverage, rank: 2, memberId: 'SMP555666' },
    patientPaidCents: cents(0),
    lines: [
      service(1, '99213', 145, {
        pointers: [1, 2],
        detail: { adjudications: [decision(14500, 10000, 2000, 2500, '99213')] },
      }),
      service(2, '36415', 15, { detail: { adjudications: [decision(1500, 1000, 500, 0, '36415')] } }),
    ],
    otherCoverages: [firstCoverage()],
  });
}

/** Medicare after an employer's plan. */
export function medicareSecondary(): ProfessionalClaim {
  const claim = medicareOffice(
    [service(1, '99213', 145, { detail: { adjudications: [decision(14500, 11000, 2000, 1500, '99213')] } })],
    { otherCoverages: [firstCoverage()] },
  );
  return { ...claim, coverage: { ...claim.coverage, rank: 2, insuranceType: '12' } };
}

/** Anaesthesia in minutes. */
export function anesthesiaClaim(): ProfessionalClaim {
  return at('24', [service(1, '00400', 900, { modifiers: ['AA'], units: 75, detail: { unit: 'MJ' } })], {
    diagnoses: ['L72.0'],
  });
}

/** A drug with its NDC, and its injection. */
export function drugClaim(): ProfessionalClaim {
  return plain(
    [
      service(1, 'J1885', 40, {
        units: 2,
        detail: { drug: { ndc: '00409379501', quantity: '1', unit: 'ML', prescriptionNumber: 'RX-55' } },
      }),
      service(2, '96372', 35),
    ],
    { diagnoses: ['M54.50'] },
  );
}

export function ambulanceClaim(): ProfessionalClaim {
  return at(
    '41',
    [
      service(1, 'A0429', 600, { modifiers: ['RH'] }),
      service(2, 'A0425', 180, { modifiers: ['RH'], units: 12 }),
    ],
    {
      diagnoses: ['R07.9'],
      serviceFacility: null,
      renderingProvider: {
        lastName: '',
        firstName: '',
        middleName: '',
        credentials: '',
        npi: '',
        taxonomy: '',
      },
      situation: { ambulance: AMBULANCE },
    },
  );
}

export function accidentClaim(): ProfessionalClaim {
  return plain([service(1, '99213', 145)], {
    diagnoses: ['S93.401A'],
    situation: {
      autoAccident: true,
      accidentState: 'OH',
      dates: { accident: isoDate('2026-03-01'), onset: isoDate('2026-03-01') },
    },
  });
}

export function inpatientClaim(): ProfessionalClaim {
  return at(
    '21',
    [service(1, '99232', 180, { units: 3, detail: { serviceDateTo: isoDate('2026-03-05') } })],
    {
      diagnoses: ['J18.9'],
      situation: { dates: { admission: isoDate('2026-03-02'), discharge: isoDate('2026-03-06') } },
    },
  );
}

export function screeningClaim(): ProfessionalClaim {
  const claim = medicareOffice([service(1, '77067', 210)], {
    diagnoses: ['Z12.31'],
    providers: [named('referring')],
    situation: { mammographyCertification: '123456' },
  });
  return { ...claim, patient: { ...claim.patient, sex: 'F' }, subscriber: { ...claim.subscriber, sex: 'F' } };
}

export function equipmentClaim(): ProfessionalClaim {
  return plain(
    [
      service(1, 'E0114', 65, {
        modifiers: ['NU'],
        detail: { providers: [named('ordering', { address: STREET })] },
      }),
    ],
    {
      diagnoses: ['S93.401A'],
      situation: { otherAccident: true, dates: { accident: isoDate('2026-03-02') } },
    },
  );
}

/** A claim that says nearly everything that may be said. */
export function fullClaim(): ProfessionalClaim {
  return claimWith({
    payToAddress: { line1: 'PO Box 77', line2: '', city: 'Cleveland', state: 'OH', zip: '441131234' },
    providers: [
      named('referring', { otherIds: [{ qualifier: 'G2', value: 'ABC77' }] }),
      named('supervising'),
    ],
    situation: {
      dates: { onset: isoDate('2026-02-20'), lastSeen: isoDate('2026-02-25') },
      disability: { from: isoDate('2026-02-21'), to: isoDate('2026-03-10') },
      priorAuthorization: 'AUTH-778',
      referralNumber: 'REF-12',
      medicalRecordNumber: 'MR-1',
      note: { kind: 'ADD', text: 'Seen after a fall at home' },
      paperwork: [{ reportType: 'OZ', transmission: 'FX', controlNumber: 'ATT-1' }],
      conditionCodes: ['W2'],
      delayReason: '4',
      patientWeight: '154',
    },
  });
}

const JOB = { employment: true, casualtyClaimNumber: 'WC-2026-11' };

export function spouse(): ProfessionalClaim {
  const claim = dependentClaim();
  return {
    ...claim,
    coverage: { ...claim.coverage, relationship: '01' },
    subscriber: {
      ...claim.subscriber,
      birthDate: null,
      address: { line1: '', line2: '', city: '', state: '', zip: '' },
    },
  };
}

export function secondaryByClaim(): ProfessionalClaim {
  const claim = secondaryClaim();
  return {
    ...claim,
    lines: claim.lines.map(({ detail: _detail, ...line }) => line),
    otherCoverages: [
      firstCoverage({
        paidCents: cents(11000),
        adjustments: [
          { group: 'CO', reason: '45', amountCents: cents(2500) },
          { group: 'PR', reason: '2', amountCents: cents(2500) },
        ],
      }),
    ],
  };
}

export function tertiary(): ProfessionalClaim {
  const claim = secondaryClaim();
  const second = { payerIdentifier: 'SMP02', codeQualifier: 'HC', modifiers: [], units: '1' };
  return {
    ...claim,
    payer: { ...claim.payer, name: 'Example Aid', payerIdentifier: 'EXA03' },
    coverage: { ...claim.coverage, rank: 3 },
    lines: claim.lines.map((line) => ({
      ...line,
      detail: {
        adjudications: [
          ...(line.detail?.adjudications ?? []),
          {
            ...second,
            code: line.code,
            paidCents: cents(0),
            adjustments: [{ group: 'OA', reason: '23', amountCents: line.chargeCents }],
            adjudicatedOn: isoDate('2026-03-15'),
          },
        ],
      },
    })),
    otherCoverages: [
      firstCoverage(),
      firstCoverage({
        rank: 2,
        memberId: 'SMP555666',
        paidCents: cents(0),
        payer: { name: 'Sample Mutual', payerIdentifier: 'SMP02', address: null },
      }),
    ],
  };
}

export function workClaim(): ProfessionalClaim {
  return plain([service(1, '99213', 145)], {
    diagnoses: ['S93.401A'],
    payer: { ...base.payer, filingIndicator: 'WC' },
    situation: { ...JOB, dates: { accident: isoDate('2026-03-02'), lastWorked: isoDate('2026-03-02') } },
  });
}

export function labForMedicare(): ProfessionalClaim {
  return medicareOffice([service(1, '80061', 40), service(2, '83036', 40, { modifiers: ['QW'] })], {
    clia: '99D9999999',
    diagnoses: ['E11.9'],
    providers: [named('referring')],
  });
}

export function outsideTest(): ProfessionalClaim {
  return claimWith({
    patientPaidCents: cents(0),
    lines: [service(1, '84443', 45, { modifiers: ['90'], detail: { referringClia: '11D1111111' } })],
  });
}

export function preventiveVisit(): ProfessionalClaim {
  return { ...dependentClaim(), diagnoses: ['Z00.129'], lines: [service(1, '99393', 150)] };
}

export function solo(): ProfessionalClaim {
  return claimWith({
    billingProvider: {
      ...base.billingProvider,
      name: 'Example',
      person: { firstName: 'Dora', middleName: '', suffix: '' },
    },
    renderingProvider: { ...base.renderingProvider, lastName: '', firstName: '', npi: '', taxonomy: '' },
  });
}

export function elsewhere(): ProfessionalClaim {
  return plain([
    service(1, '99213', 145),
    service(2, '93000', 50, {
      placeOfService: '22',
      detail: {
        serviceFacility: HOSPITAL,
        providers: [named('rendering', { lastName: 'Sample', npi: '1000000012' })],
      },
    }),
  ]);
}

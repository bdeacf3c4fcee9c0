import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import type { ClaimProvider } from '#shared/domain/claim-parts/parties.ts';
import type { ServiceDetail } from '#shared/domain/claim-parts/service-detail.ts';
import { medicareClaim, scenarioClaim, testId } from './claims.ts';

/** Claims that use the seldom boxes of the paper form. All people and numbers are invented. */

export function paperLine(number: number, detail?: ServiceDetail, more: Partial<ClaimLine> = {}): ClaimLine {
  return {
    serviceLineId: testId(5, 100 + number) as ServiceLineId,
    number,
    serviceDate: isoDate('2026-03-03'),
    placeOfService: '11',
    code: '99213',
    description: '',
    modifiers: [],
    pointers: [1],
    units: 1,
    chargeCents: cents(10_000 + number),
    ...(detail ? { detail } : {}),
    ...more,
  };
}

export function namedProvider(role: ClaimProvider['role'], more: Partial<ClaimProvider> = {}): ClaimProvider {
  return {
    role,
    entity: '1',
    lastName: 'Sample',
    firstName: 'Rita',
    middleName: 'Q',
    npi: '1987654328',
    ...more,
  };
}

export function otherPlan(more: Partial<OtherCoverage> = {}): OtherCoverage {
  return {
    rank: 1,
    relationship: '18',
    groupNumber: 'GRP-100',
    planName: 'Example First Plan',
    insuranceType: '',
    filingIndicator: 'CI',
    memberId: 'FIRST-0042',
    insured: {
      entity: '1',
      lastName: 'Fictive',
      firstName: 'Ana',
      middleName: 'B',
      address: { line1: '12 Invented Lane', line2: '', city: 'Cleveland', state: 'OH', zip: '441131234' },
    },
    payer: { name: 'Example First Payer', payerIdentifier: 'EX001', address: null },
    benefitsAssigned: true,
    releaseOnFile: true,
    paidCents: cents(8000),
    adjustments: [],
    adjudicatedOn: isoDate('2026-04-01'),
    ...more,
  };
}

/** Twelve diagnoses and six drug lines, four modifiers, two at a fraction of a unit. */
export function drugClaim(): ProfessionalClaim {
  const units = ['UN', 'ML', 'GR', 'F2', 'ME', 'UN'];
  const diagnoses = ['E11.42', 'I10', 'M17.11', 'E66.01', 'N18.30', 'J45.909'].concat([
    'K21.9',
    'F41.1',
    'G47.33',
    'Z79.4',
    'Z68.41',
    'H40.1131',
  ]);
  return {
    ...scenarioClaim(),
    controlNumber: '10480',
    diagnoses,
    lines: units.map((unit, i) =>
      paperLine(
        i + 1,
        {
          drug: { ndc: `0000999${String(1234 + i)}`, quantity: i % 2 === 0 ? '10.5' : '2', unit },
          ...(i === 1 ? { note: { kind: 'ADD', text: 'Second vial discarded' } } : {}),
          ...(i === 2 ? { emergency: true } : {}),
          ...(i === 3 ? { epsdt: true } : {}),
        },
        {
          code: `J${String(1030 + i)}`,
          units: i === 4 ? 0.5 : 10 + i,
          modifiers: ['RT', '59', 'XU', 'JZ'].slice(0, i === 5 ? 4 : 1),
          pointers: [i + 1, i + 2, i + 7].concat(i === 5 ? [1] : []),
          chargeCents: cents(12_345 * (i + 1)),
        },
      ),
    ),
    carried: [{ loop: '2300', repeat: 0, segment: ['CRC', 'ZZ', 'Y', 'AV'] }],
    renderingProvider: {
      ...scenarioClaim().renderingProvider,
      otherIds: [{ qualifier: 'G2', value: 'PROV-778899' }],
    },
  };
}

/** Fourteen lines: three forms. */
export function fourteenLineClaim(): ProfessionalClaim {
  return {
    ...scenarioClaim(),
    controlNumber: '10481',
    lines: Array.from({ length: 14 }, (_, i) =>
      paperLine(i + 1, undefined, { serviceDate: isoDate(`2026-03-${String(i + 1).padStart(2, '0')}`) }),
    ),
    patientPaidCents: cents(70_000),
  };
}

/** A claim for a second plan: the first paid 80.00, 60.00 of it on line 1 and 20.00 on line 8. */
export function secondaryClaim(): ProfessionalClaim {
  const paid = (amount: number): ServiceDetail => ({
    adjudications: [
      {
        payerIdentifier: 'EX001',
        paidCents: cents(amount),
        codeQualifier: 'HC',
        code: '99213',
        modifiers: [],
        units: '1',
        adjustments: [],
        adjudicatedOn: isoDate('2026-04-01'),
      },
    ],
  });
  const base = scenarioClaim();
  return {
    ...base,
    controlNumber: '10482',
    coverage: { ...base.coverage, rank: 2 },
    otherCoverages: [otherPlan()],
    lines: Array.from({ length: 8 }, (_, i) =>
      paperLine(i + 1, i === 0 ? paid(6000) : i === 7 ? paid(2000) : undefined),
    ),
    patientPaidCents: cents(1500),
  };
}

/** Medicare after the plan of a spouse's employer. */
export function medicareSecondClaim(): ProfessionalClaim {
  const base = medicareClaim();
  const spouse = otherPlan().insured;
  return {
    ...base,
    controlNumber: '10483',
    coverage: { ...base.coverage, rank: 2, insuranceType: '12' },
    otherCoverages: [
      otherPlan({
        relationship: '01',
        insured: { ...spouse, firstName: 'Wilma', birthDate: isoDate('1950-01-31'), sex: 'F' },
      }),
    ],
    patientPaidCents: cents(500),
  };
}

/** Medicare first, with a Medigap plan behind it. */
export function medigapClaim(): ProfessionalClaim {
  return {
    ...medicareClaim(),
    controlNumber: '10484',
    benefitsAssigned: true,
    otherCoverages: [
      otherPlan({
        rank: 2,
        groupNumber: '',
        memberId: 'MGP-5566',
        paidCents: null,
        payer: { name: 'Example Supplement', payerIdentifier: '55123', address: null },
      }),
    ],
  };
}

/** An ambulance transport for Medicare. */
export function ambulanceClaim(): ProfessionalClaim {
  const base = medicareClaim();
  const place = { line1: '5 Invented Crossing', line2: '', city: 'Lakewood', state: 'OH', zip: '441070001' };
  return {
    ...base,
    controlNumber: '10485',
    placeOfService: '41',
    serviceFacility: null,
    situation: {
      ambulance: {
        patientWeight: '180',
        reason: 'A',
        miles: '9.5',
        certifications: [{ applies: true, conditions: ['01', '09'] }],
        pickUp: place,
        dropOff: { name: 'Example Hospital', address: { ...place, line1: '1 Sample Drive' } },
      },
    },
    lines: [
      paperLine(1, undefined, { code: 'A0429', modifiers: ['RH'], placeOfService: '41' }),
      paperLine(2, undefined, { code: 'A0425', modifiers: ['RH'], placeOfService: '41', units: 9.5 }),
    ],
  };
}

/** Everything about an accident at work on the road, with hospital, attachments, ids of every kind. */
export function accidentClaim(): ProfessionalClaim {
  const base = scenarioClaim();
  return {
    ...base,
    controlNumber: '10486',
    frequency: '7',
    situation: {
      employment: true,
      autoAccident: true,
      accidentState: 'OH',
      dates: {
        onset: isoDate('2026-02-27'),
        accident: isoDate('2026-02-27'),
        admission: isoDate('2026-02-27'),
        discharge: isoDate('2026-03-02'),
        initialTreatment: isoDate('2026-02-28'),
      },
      disability: { from: isoDate('2026-02-28'), to: isoDate('2026-03-15') },
      conditionCodes: ['W2', 'W3'],
      casualtyClaimNumber: 'AUTO-2026-0042',
      payerControlNumber: 'PCN-0042 9',
      priorAuthorization: 'AUTH-7788',
      referralNumber: 'REF-55',
      note: { kind: 'ADD', text: 'Wound closed in layers, 2.5 cm, see report' },
      paperwork: [{ reportType: 'OZ', transmission: 'FX', controlNumber: 'ATT42' }],
      delayReason: '7',
    },
    providers: [
      namedProvider('supervising', { lastName: 'Chief', npi: '1234567893' }),
      namedProvider('referring', {
        lastName: 'Inventedmontgomery',
        firstName: 'Christopher',
        suffix: 'Jr',
        otherIds: [{ qualifier: '1G', value: 'U-12345' }],
      }),
    ],
    billingProvider: {
      ...base.billingProvider,
      otherIds: [{ qualifier: 'G2', value: 'GRP-7781' }],
    },
    payToAddress: { line1: 'PO Box 42', line2: '', city: 'Cleveland', state: 'OH', zip: '441010042' },
    serviceFacility: {
      name: 'Example Surgery Center',
      npi: '1992992996',
      address: { line1: '77 Sample Parkway', line2: 'Suite 4', city: 'Parma', state: 'OH', zip: '441290077' },
      otherIds: [{ qualifier: '0B', value: 'LIC-99' }],
    },
    lines: [
      paperLine(1, { serviceDateTo: isoDate('2026-03-05') }, { units: 3 }),
      paperLine(
        2,
        {
          unit: 'MJ',
          anesthesiaTimes: { begin: '1245', end: '1415' },
          providers: [
            namedProvider('rendering', {
              lastName: 'Sleep',
              npi: '1111111112',
              otherIds: [{ qualifier: '0B', value: 'ANES1' }],
            }),
          ],
        },
        { code: '01400', modifiers: ['AA'], units: 90 },
      ),
      paperLine(3, { procedureDescription: 'Unlisted closure, custom' }, { code: '17999' }),
      paperLine(
        4,
        {
          providers: [
            namedProvider('purchasedService', {
              entity: '2',
              lastName: 'Bought Imaging',
              firstName: '',
              middleName: '',
            }),
          ],
          purchased: { sellerId: 'SELLER1', priceCents: cents(4550) },
        },
        { code: '71046', modifiers: ['TC'] },
      ),
    ],
  };
}

/** Names and streets as long as the boxes take. */
export function longNameClaim(): ProfessionalClaim {
  const base = scenarioClaim();
  const address = {
    line1: '1234 Old Invented Mill Rd',
    line2: '17',
    city: 'San Juan Capistrano Inv',
    state: 'CA',
    zip: '926751234',
  };
  const person = { lastName: 'Fictiveström-Żółt', suffix: 'III', firstName: 'Ema', middleName: 'Á' };
  return {
    ...base,
    controlNumber: '10487ABCDEFGHI',
    patient: { ...base.patient, ...person, address },
    subscriber: { ...base.subscriber, ...person, address },
    coverage: {
      ...base.coverage,
      memberId: 'A'.repeat(29),
      groupNumber: 'B'.repeat(29),
      planName: 'C'.repeat(29),
    },
    billingProvider: {
      ...base.billingProvider,
      name: 'Fictive Family Practice North',
      address: { ...address, city: 'San Juan Capist' },
    },
    situation: {
      note: { kind: 'ADD', text: 'Further information as the plan asks for it, on two lines here' },
    },
    payer: {
      ...base.payer,
      name: 'Invented Health Plan of the Long Names',
      address: {
        ...base.payer.address,
        line1: '1 Sample Plaza at the Invented Crossin',
        line2: 'Claims Department, Floor 12',
      },
    },
  };
}

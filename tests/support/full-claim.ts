import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { scenarioClaim } from './claims.ts';

const day = isoDate;
const place = (line1: string, zip = '441130001') => ({
  line1,
  line2: '',
  city: 'Cleveland',
  state: 'OH',
  zip,
});

/** A claim of an invented patient that says nearly everything that a professional claim can say. */
export function fullClaim(): ProfessionalClaim {
  const base = scenarioClaim();
  const [visit, draw, test] = base.lines;
  if (!visit || !draw || !test) throw new Error('The scenario has three lines.');
  return {
    ...base,
    controlNumber: '10499',
    frequency: '7',
    billingProvider: {
      ...base.billingProvider,
      name: 'Example',
      person: { firstName: 'Dora', middleName: 'Q', suffix: 'II' },
      phone: '2165550133',
      otherIds: [
        { qualifier: '0B', value: 'LIC77' },
        { qualifier: '1G', value: 'U00001' },
      ],
    },
    payToAddress: place('PO Box 7'),
    renderingProvider: {
      ...base.renderingProvider,
      suffix: 'JR',
      otherIds: [{ qualifier: 'G2', value: 'OWN55' }],
    },
    providers: [
      person('referring', 'Invented', '1000000012'),
      person('primaryCare', 'Careful', ''),
      { ...person('supervising', 'Watchful', '1000000020'), otherIds: [{ qualifier: '0B', value: 'LIC9' }] },
    ],
    serviceFacility: {
      name: 'Sample Surgery Centre',
      npi: '1000000038',
      address: place('9 Theatre Way'),
      otherIds: [{ qualifier: 'LU', value: 'LOC1' }],
    },
    payer: {
      ...base.payer,
      otherIds: [
        { qualifier: '2U', value: 'ALT1' },
        { qualifier: 'G2', value: 'US77' },
      ],
    },
    coverage: { ...base.coverage, rank: 2, relationship: '19', insuranceType: '12' },
    subscriber: { ...base.subscriber, suffix: 'SR' },
    patient: { ...base.patient, firstName: 'Timo', suffix: 'JR', birthDate: day('2015-08-09'), sex: 'M' },
    situation: {
      employment: true,
      autoAccident: true,
      accidentState: 'OH',
      dates: {
        onset: day('2026-02-01'),
        initialTreatment: day('2026-02-02'),
        accident: day('2026-01-31'),
        prescription: day('2026-02-03'),
        lastWorked: day('2026-01-30'),
        admission: day('2026-03-02'),
        discharge: day('2026-03-04'),
      },
      disability: { from: day('2026-02-01'), to: day('2026-04-01') },
      priorAuthorization: 'AUTH1',
      referralNumber: 'REFER2',
      payerControlNumber: 'ICN000111',
      mammographyCertification: 'M12345',
      medicalRecordNumber: 'MRN7',
      clearinghouseNumber: 'CH99',
      investigationalDevice: 'G123456',
      authorizationException: '7',
      delayReason: '11',
      specialProgram: '05',
      patientSignatureSource: 'P',
      note: { kind: 'ADD', text: 'SEEN TWICE' },
      paperwork: [{ reportType: 'OZ', transmission: 'EL', controlNumber: 'ATT1' }],
      ambulance: {
        patientWeight: '140',
        reason: 'A',
        miles: '12.5',
        stretcherPurpose: 'CANNOT SIT',
        certifications: [{ applies: true, conditions: ['01', '06'] }],
        pickUp: place('1 Invented Lane'),
        dropOff: { name: 'SAMPLE HOSPITAL', address: place('2 Sample Road') },
      },
      anesthesiaProcedures: ['33510', '33517'],
      conditionCodes: ['W2'],
      patientWeight: '55',
      casualtyClaimNumber: 'PC-9',
    },
    otherCoverages: [
      {
        rank: 1,
        relationship: '19',
        groupNumber: 'G-1',
        planName: '',
        insuranceType: '',
        filingIndicator: 'CI',
        memberId: 'OTHER1',
        insured: {
          entity: '1',
          lastName: 'Fictive',
          firstName: 'Otto',
          middleName: '',
          address: place('12 Invented Lane'),
        },
        payer: { name: 'First Invented Plan', payerIdentifier: 'FIRST1', address: null },
        benefitsAssigned: true,
        patientSignatureSource: 'P',
        releaseOnFile: true,
        paidCents: cents(10000),
        nonCoveredCents: cents(0),
        remainingPatientCents: cents(4500),
        adjustments: [
          { group: 'PR', reason: '1', amountCents: cents(1000) },
          { group: 'PR', reason: '2', amountCents: cents(1500), quantity: '1' },
          { group: 'CO', reason: '45', amountCents: cents(5500) },
        ],
        outpatientAdjudication: ['', '', 'MA01'],
        adjudicatedOn: null,
        payerControlNumber: 'FIRSTICN',
        priorAuthorization: 'FIRSTAUTH',
      },
    ],
    carried: [
      { loop: '2300', repeat: 0, segment: ['K3', 'STATE DATA'] },
      { loop: '2300', repeat: 0, segment: ['HCP', '03', '100'] },
      { loop: '2300', repeat: 0, segment: ['REF', 'P4', 'DEMO1'] },
      { loop: '2010AC', repeat: 0, segment: ['NM1', 'PE', '2', 'PLAN', '', '', '', '', 'PI', 'P1'] },
      { loop: '2010AC', repeat: 0, segment: ['N3', '5 Plan Plaza'] },
      { loop: '2010AC', repeat: 0, segment: ['N4', 'Columbus', 'OH', '43215'] },
      { loop: '2010AC', repeat: 0, segment: ['REF', 'EI', '123456789'] },
      { loop: '2330D', repeat: 0, segment: ['NM1', '82', '1'] },
      { loop: '2330D', repeat: 0, segment: ['REF', 'G2', 'X1'] },
    ],
    lines: [
      {
        ...visit,
        detail: {
          serviceDateTo: day('2026-03-04'),
          unit: 'MJ',
          procedureDescription: 'UNLISTED THING',
          emergency: true,
          epsdt: true,
          familyPlanning: true,
          copayExempt: true,
          note: { kind: 'DCP', text: 'LINE NOTE' },
          dates: { prescription: day('2026-02-03'), lastSeen: day('2026-02-20'), shipped: day('2026-02-21') },
          priorAuthorization: 'LAUTH',
          referralNumber: 'LREF',
          clia: '99D1111111',
          referringClia: '99D2222222',
          mammographyCertification: 'LM1',
          purchased: { sellerId: '1000000053', priceCents: cents(4550) },
          paperwork: [{ reportType: 'CT', transmission: 'AA', controlNumber: '' }],
          providers: [
            { ...person('rendering', 'Liner', '1000000046'), taxonomy: '207Q00000X' },
            { ...person('purchasedService', '', '1000000053'), entity: '2', firstName: '' },
            person('supervising', 'Superline', ''),
            { ...person('ordering', 'Orderly', '1000000061'), address: place('3 Order Street') },
            person('referring', 'Referline', ''),
          ],
          serviceFacility: { name: 'Line Place', npi: '', address: place('4 Line Way') },
          adjudications: [
            {
              payerIdentifier: 'FIRST1',
              paidCents: cents(8000),
              codeQualifier: 'HC',
              code: '99213',
              modifiers: ['25'],
              units: '1',
              bundledInto: '2',
              adjustments: [{ group: 'CO', reason: '45', amountCents: cents(6500) }],
              adjudicatedOn: day('2026-03-20'),
              remainingPatientCents: cents(0),
            },
          ],
          carried: [
            { loop: '2400', repeat: 0, segment: ['QTY', 'PT', '2'] },
            { loop: '2440', repeat: 0, segment: ['LQ', 'UT', '04.03'] },
            { loop: '2440', repeat: 0, segment: ['FRM', '4', 'Y'] },
          ],
        },
      },
      {
        ...draw,
        code: 'J1885',
        controlNumber: 'LINE2',
        detail: { drug: { ndc: '00000000000', quantity: '2.5', unit: 'ML', prescriptionNumber: 'RX1' } },
      },
      { ...test, controlNumber: '' },
    ],
  };
}

function person(
  role: 'referring' | 'primaryCare' | 'supervising' | 'rendering' | 'ordering' | 'purchasedService',
  lastName: string,
  npi: string,
) {
  return { role, entity: '1' as const, lastName, firstName: 'Ann', middleName: '', npi };
}

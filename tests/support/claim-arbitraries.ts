import fc from 'fast-check';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { ClaimId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Adjustment, LineAdjudication, OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import type {
  ClaimProvider,
  LooseAddress,
  OtherId,
  ServiceFacility,
} from '#shared/domain/claim-parts/parties.ts';
import { LINE_DATE_QUALIFIERS } from '#shared/domain/claim-parts/service-detail.ts';
import type { ServiceDetail } from '#shared/domain/claim-parts/service-detail.ts';
import { CLAIM_DATE_QUALIFIERS } from '#shared/domain/claim-parts/situation.ts';
import type { Situation } from '#shared/domain/claim-parts/situation.ts';
import { FILING_INDICATORS } from '#shared/domain/practice.ts';
import { scenarioClaim, testId } from './claims.ts';

const word = fc.stringMatching(/^[A-Z0-9][A-Z0-9 .,'()&-]{0,12}[A-Z0-9]$/);
const maybe = fc.oneof(fc.constant(''), word);
const code = fc.stringMatching(/^[0-9]{5}$/);
const npi = fc.constantFrom('', '1234567893', '1000000004', '1000000012');
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(isoDate('1990-01-01'), n));
const amount = fc.integer({ min: -999_999_99, max: 999_999_99 }).map(cents);
const owed = fc.integer({ min: 0, max: 999_999_99 }).map(cents);
const decimal = fc.integer({ min: 1, max: 99_999 }).map((n) => String(n / 10));
const yes = fc.constant(true);
const paperwork = fc.record({
  reportType: fc.constantFrom('OZ', 'B4', 'CT'),
  transmission: fc.constantFrom('AA', 'EL', 'FX'),
  controlNumber: maybe,
});
const note = fc.record({ kind: fc.constantFrom('ADD', 'DCP', 'TPO'), text: word });
const modifiers = fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { maxLength: 4 });

/** All members may be missing, but not all at once: an empty object says nothing and is not read again. */
function some<T extends object>(members: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc
    .record(members as never, { requiredKeys: [] })
    .filter((value: object) => Object.keys(value).length > 0) as fc.Arbitrary<Partial<T>>;
}

const address: fc.Arbitrary<LooseAddress> = fc.record(
  {
    line1: word,
    line2: maybe,
    city: word,
    state: fc.constantFrom('OH', 'NV', ''),
    zip: fc.stringMatching(/^(\d{5}|\d{9})$/),
    country: fc.constantFrom('CA', 'MX'),
  },
  { requiredKeys: ['line1', 'line2', 'city', 'state', 'zip'] },
);

function otherIds(...qualifiers: [string, ...string[]]): fc.Arbitrary<OtherId[]> {
  return fc.array(fc.record({ qualifier: fc.constantFrom(...qualifiers), value: word }), {
    minLength: 1,
    maxLength: 3,
  });
}

function provider(
  roles: readonly [ClaimProvider['role'], ...ClaimProvider['role'][]],
): fc.Arbitrary<ClaimProvider> {
  const [role] = roles;
  return fc
    .record(
      {
        role: fc.constantFrom(...roles),
        entity: fc.constantFrom('1' as const, '2' as const),
        lastName: word,
        firstName: maybe,
        middleName: maybe,
        suffix: word,
        npi,
        taxonomy: fc.constant('207Q00000X'),
        address,
        otherIds: otherIds('0B', '1G', 'G2'),
      },
      { requiredKeys: ['role', 'entity', 'lastName', 'firstName', 'middleName', 'npi'] },
    )
    .map(({ taxonomy, address: place, ...p }) => ({
      ...p,
      ...(role === 'rendering' && taxonomy ? { taxonomy } : {}),
      ...(role === 'ordering' && place ? { address: place } : {}),
    }));
}

const facility: fc.Arbitrary<ServiceFacility> = fc.record(
  { name: word, npi, address, otherIds: otherIds('0B', 'LU', 'G2') },
  { requiredKeys: ['name', 'npi', 'address'] },
);

/** CAS as it can be told apart again: one list for each group, or six of one before it goes on. */
const adjustments: fc.Arbitrary<Adjustment[]> = fc.array(
  fc.record(
    {
      group: fc.constantFrom('CO', 'PR', 'OA', 'PI', 'CR'),
      reason: fc.constantFrom('1', '2', '3', '45', '97', '253', 'A1'),
      amountCents: amount,
      quantity: decimal,
    },
    { requiredKeys: ['group', 'reason', 'amountCents'] },
  ),
  { maxLength: 9 },
);

const adjudication: fc.Arbitrary<LineAdjudication> = fc.record(
  {
    payerIdentifier: word,
    paidCents: amount,
    codeQualifier: fc.constantFrom('HC', 'ER'),
    code,
    modifiers,
    units: decimal,
    bundledInto: fc.constantFrom('1', '2'),
    adjustments,
    adjudicatedOn: fc.option(day),
    remainingPatientCents: owed,
  },
  {
    requiredKeys: [
      'payerIdentifier',
      'paidCents',
      'codeQualifier',
      'code',
      'modifiers',
      'units',
      'adjustments',
      'adjudicatedOn',
    ],
  },
);

const otherCoverage: fc.Arbitrary<OtherCoverage> = fc
  .record(
    {
      rank: fc.integer({ min: 1, max: 11 }),
      relationship: fc.constantFrom('18' as const, '01' as const, '19' as const, 'G8' as const),
      groupNumber: maybe,
      planName: maybe,
      insuranceType: fc.constantFrom('', '12', '47'),
      filingIndicator: fc.constantFrom('', ...FILING_INDICATORS),
      memberId: maybe,
      insured: fc.record(
        {
          entity: fc.constantFrom('1' as const, '2' as const),
          lastName: word,
          firstName: maybe,
          middleName: maybe,
          suffix: word,
          address: fc.option(address),
        },
        { requiredKeys: ['entity', 'lastName', 'firstName', 'middleName', 'address'] },
      ),
      payer: fc.record(
        {
          name: word,
          payerIdentifier: word,
          address: fc.option(address),
          otherIds: otherIds('2U', 'FY', 'NF'),
        },
        { requiredKeys: ['name', 'payerIdentifier', 'address'] },
      ),
      benefitsAssigned: fc.boolean(),
      patientSignatureSource: fc.constant('P'),
      releaseOnFile: fc.boolean(),
      paidCents: fc.option(amount),
      nonCoveredCents: owed,
      remainingPatientCents: owed,
      adjustments,
      outpatientAdjudication: fc.constantFrom<string[]>(['', '', 'MA01'], ['.5', '12.4', 'MA01', 'MA18']),
      adjudicatedOn: fc.option(day),
      payerControlNumber: word,
      priorAuthorization: word,
      referralNumber: word,
    },
    {
      requiredKeys: [
        'rank',
        'relationship',
        'groupNumber',
        'planName',
        'insuranceType',
        'filingIndicator',
        'memberId',
        'insured',
        'payer',
        'benefitsAssigned',
        'releaseOnFile',
        'paidCents',
        'adjustments',
        'adjudicatedOn',
      ],
    },
  )
  .map((o) => ({ ...o, planName: o.groupNumber === '' ? o.planName : '' }));

function dates<K extends string>(names: Readonly<Record<K, string>>) {
  return some(Object.fromEntries(Object.keys(names).map((name) => [name, day])) as Record<K, typeof day>);
}

const situation = some<Situation>({
  employment: yes,
  autoAccident: yes,
  otherAccident: yes,
  accidentState: fc.constant('OH'),
  accidentCountry: fc.constant('CA'),
  dates: dates(CLAIM_DATE_QUALIFIERS) as never,
  disability: fc
    .record({ from: fc.option(day), to: fc.option(day) })
    .filter(({ from, to }) => from !== null || to !== null),
  priorAuthorization: word,
  referralNumber: word,
  payerControlNumber: word,
  mammographyCertification: word,
  medicalRecordNumber: word,
  clearinghouseNumber: word,
  investigationalDevice: word,
  authorizationException: fc.constantFrom('1', '7'),
  delayReason: fc.constantFrom('1', '11'),
  specialProgram: fc.constantFrom('02', '05'),
  patientSignatureSource: fc.constant('P'),
  note,
  paperwork: fc.array(paperwork, { minLength: 1, maxLength: 10 }),
  ambulance: fc.record(
    {
      patientWeight: fc.option(decimal),
      reason: fc.constantFrom('A', 'D'),
      miles: decimal,
      roundTripPurpose: word,
      stretcherPurpose: word,
      certifications: fc.array(
        fc.record({
          applies: fc.boolean(),
          conditions: fc.array(fc.constantFrom('01', '04', '12'), { minLength: 1, maxLength: 5 }),
        }),
        { maxLength: 3 },
      ),
      pickUp: fc.option(address),
      dropOff: fc.option(fc.record({ name: maybe, address })),
    },
    { requiredKeys: ['patientWeight', 'reason', 'miles', 'certifications', 'pickUp', 'dropOff'] },
  ),
  anesthesiaProcedures: fc.array(code, { minLength: 1, maxLength: 2 }),
  conditionCodes: fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { minLength: 1, maxLength: 24 }),
  patientDeath: day,
  patientWeight: decimal,
  pregnant: yes,
  casualtyClaimNumber: word,
});

const detail: fc.Arbitrary<Partial<ServiceDetail>> = some<ServiceDetail>({
  serviceDateTo: day,
  unit: fc.constant('MJ' as const),
  codeQualifier: fc.constantFrom('ER' as const, 'IV' as const, 'WK' as const),
  procedureDescription: word,
  emergency: yes,
  epsdt: yes,
  familyPlanning: yes,
  copayExempt: yes,
  drug: fc.record(
    {
      ndc: fc.stringMatching(/^\d{11}$/),
      quantity: decimal,
      unit: fc.constantFrom('ML', 'UN'),
      prescriptionNumber: word,
    },
    { requiredKeys: ['ndc', 'quantity', 'unit'] },
  ),
  note,
  dates: dates(LINE_DATE_QUALIFIERS) as never,
  priorAuthorization: word,
  referralNumber: word,
  clia: word,
  referringClia: word,
  mammographyCertification: word,
  purchased: fc.record({ sellerId: word, priceCents: amount }),
  paperwork: fc.array(paperwork, { minLength: 1, maxLength: 3 }),
  providers: fc
    .tuple(
      fc.array(provider(['rendering']), { maxLength: 1 }),
      fc.array(provider(['purchasedService']), { maxLength: 1 }),
      fc.array(provider(['supervising']), { maxLength: 1 }),
      fc.array(provider(['ordering']), { maxLength: 1 }),
      fc.array(provider(['referring', 'primaryCare']), { maxLength: 2 }),
    )
    .map((lists) => lists.flat())
    .filter((list) => list.length > 0),
  serviceFacility: facility,
  adjudications: fc.array(adjudication, { minLength: 1, maxLength: 3 }),
}) as fc.Arbitrary<Partial<ServiceDetail>>;

const line: fc.Arbitrary<ClaimLine> = fc
  .record(
    {
      serviceLineId: fc.uuid({ version: 4 }).map((id) => id as ServiceLineId),
      serviceDate: day,
      placeOfService: fc.constantFrom('11', '22', '12'),
      code,
      modifiers,
      pointers: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
      units: fc.integer({ min: 0, max: 9999 }).map((n) => n / 10),
      chargeCents: owed,
      controlNumber: word,
      detail,
    },
    {
      requiredKeys: [
        'serviceLineId',
        'serviceDate',
        'placeOfService',
        'code',
        'modifiers',
        'pointers',
        'units',
        'chargeCents',
      ],
    },
  )
  .map((l) => ({ ...l, number: 1, description: '' }));

const person = fc.record(
  {
    lastName: word,
    firstName: maybe,
    middleName: maybe,
    suffix: word,
    birthDate: day,
    sex: fc.constantFrom('F' as const, 'M' as const, 'U' as const),
    address,
  },
  { requiredKeys: ['lastName', 'firstName', 'middleName', 'birthDate', 'sex', 'address'] },
);

/** Any claim that the model can say and the guide has room for. */
export const extendedClaim: fc.Arbitrary<ProfessionalClaim> = fc
  .record({
    controlNumber: fc.stringMatching(/^[A-Z0-9]{1,14}$/),
    frequency: fc.constantFrom('1' as const, '7' as const, '8' as const),
    placeOfService: fc.constantFrom('11', '22'),
    billing: fc.record(
      {
        name: word,
        npi,
        taxId: fc.constantFrom('', '123456789'),
        taxIdKind: fc.constantFrom('EI' as const, 'SY' as const),
        taxonomy: fc.constantFrom('', '207Q00000X'),
        address,
        phone: fc.constantFrom('', '2165550199'),
        person: fc.record({ firstName: maybe, middleName: maybe, suffix: maybe }),
        otherIds: otherIds('0B', '1G'),
      },
      { requiredKeys: ['name', 'npi', 'taxId', 'taxIdKind', 'taxonomy', 'address', 'phone'] },
    ),
    payTo: fc.option(address),
    rendering: fc.option(
      fc.record(
        {
          lastName: word,
          firstName: maybe,
          middleName: maybe,
          npi,
          taxonomy: maybe,
          organization: yes,
          suffix: word,
          otherIds: otherIds('0B', 'G2'),
        },
        { requiredKeys: ['lastName', 'firstName', 'middleName', 'npi', 'taxonomy'] },
      ),
    ),
    providers: fc
      .tuple(
        fc.array(provider(['referring', 'primaryCare']), { maxLength: 2 }),
        fc.array(provider(['supervising']), { maxLength: 1 }),
      )
      .map((lists) => lists.flat()),
    facility: fc.option(facility),
    clia: fc.constantFrom('', '99D9999999'),
    filingIndicator: fc.constantFrom(...FILING_INDICATORS),
    payer: fc.record({
      name: word,
      payerIdentifier: maybe,
      address,
      ids: fc.option(otherIds('2U', 'G2', 'FY')),
    }),
    coverage: fc.record({
      rank: fc.integer({ min: 1, max: 12 }),
      memberId: maybe,
      groupNumber: maybe,
      planName: maybe,
      relationship: fc.constantFrom('18' as const, '01' as const, '19' as const, 'G8' as const),
      insuranceType: fc.constantFrom('', '12'),
    }),
    subscriber: person,
    patient: person,
    diagnoses: fc.uniqueArray(fc.constantFrom('E11.9', 'I10', 'J06.9', 'Z79.4', 'S82.101A'), {
      maxLength: 5,
    }),
    icd9: fc.boolean(),
    situation: fc.option(situation),
    others: fc.array(otherCoverage, { maxLength: 3 }),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    patientPaidCents: owed,
    flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
  })
  .map(claimOf);

type Parts = {
  readonly [K in string]: unknown;
} & {
  readonly controlNumber: string;
  readonly billing: ProfessionalClaim['billingProvider'];
  readonly payTo: LooseAddress | null;
  readonly rendering: Omit<ProfessionalClaim['renderingProvider'], 'credentials'> | null;
  readonly providers: ClaimProvider[];
  readonly facility: ServiceFacility | null;
  readonly payer: { name: string; payerIdentifier: string; address: LooseAddress; ids: OtherId[] | null };
  readonly filingIndicator: ProfessionalClaim['payer']['filingIndicator'];
  readonly coverage: Pick<
    ProfessionalClaim['coverage'],
    'rank' | 'memberId' | 'groupNumber' | 'planName' | 'relationship'
  > & { readonly insuranceType: string };
  readonly subscriber: ProfessionalClaim['subscriber'] & Pick<ProfessionalClaim['patient'], 'birthDate'>;
  readonly patient: ProfessionalClaim['subscriber'] & Pick<ProfessionalClaim['patient'], 'birthDate'>;
  readonly diagnoses: string[];
  readonly icd9: boolean;
  readonly situation: Partial<Situation> | null;
  readonly others: OtherCoverage[];
  readonly lines: ClaimLine[];
  readonly flags: readonly [boolean, boolean, boolean, boolean];
} & Pick<ProfessionalClaim, 'frequency' | 'placeOfService' | 'clia' | 'patientPaidCents'>;

function claimOf(p: Parts): ProfessionalClaim {
  const base = scenarioClaim();
  const { insuranceType, ...coverage } = p.coverage;
  const self = coverage.relationship === '18';
  const lines = p.lines.map((l, i) => ({ ...l, number: i + 1 }));
  const days = lines.map((l) => l.serviceDate).sort();
  const [a, b, c, d] = p.flags;
  return {
    claimId: testId(2, 7) as ClaimId,
    controlNumber: p.controlNumber,
    frequency: p.frequency,
    serviceDate: days[0] ?? base.serviceDate,
    placeOfService: p.placeOfService,
    submitter: base.submitter,
    receiver: base.receiver,
    billingProvider: { ...p.billing, taxIdKind: p.billing.taxId === '' ? 'EI' : p.billing.taxIdKind },
    ...(p.payTo ? { payToAddress: p.payTo } : {}),
    renderingProvider: renderingOf(p),
    ...(p.providers.length > 0 ? { providers: p.providers } : {}),
    serviceFacility: p.facility,
    clia: p.clia,
    payer: {
      payerId: base.payer.payerId,
      timelyFilingDays: base.payer.timelyFilingDays,
      name: p.payer.name,
      payerIdentifier: p.payer.payerIdentifier,
      filingIndicator: p.filingIndicator,
      address: p.payer.address,
      ...(p.payer.ids ? { otherIds: p.payer.ids } : {}),
    },
    coverage: {
      ...base.coverage,
      ...coverage,
      // One of both is sent.
      planName: coverage.groupNumber === '' ? coverage.planName : '',
      ...(insuranceType === '' ? {} : { insuranceType }),
    },
    subscriber: self ? p.subscriber : unsaid(p.subscriber),
    patient: {
      ...(self ? p.subscriber : p.patient),
      patientId: base.patient.patientId,
      accountNumber: base.patient.accountNumber,
      phone: base.patient.phone,
    },
    diagnoses: p.diagnoses,
    ...(p.icd9 && p.diagnoses.length > 0 ? { icd9: true } : {}),
    ...(p.situation ? { situation: p.situation } : {}),
    ...(p.others.length > 0 ? { otherCoverages: p.others } : {}),
    lines,
    patientPaidCents: p.patientPaidCents,
    acceptsAssignment: a,
    benefitsAssigned: b,
    releaseOnFile: c,
    signatureOnFile: d,
  };
}

/** Address and birth are not sent of an insured who is not the patient. */
function unsaid(s: ProfessionalClaim['subscriber']): ProfessionalClaim['subscriber'] {
  return {
    ...s,
    birthDate: null,
    sex: 'U',
    address: { line1: '', line2: '', city: '', state: '', zip: '' },
  };
}

function renderingOf(p: Parts): ProfessionalClaim['renderingProvider'] {
  const none = { lastName: '', firstName: '', middleName: '', credentials: '', npi: '', taxonomy: '' };
  if (!p.rendering) return none;
  const { npi: own } = p.rendering;
  const repeats = own !== '' && own === p.billing.npi;
  return { ...p.rendering, credentials: '', ...(repeats ? { repeatsBilling: true } : {}) };
}

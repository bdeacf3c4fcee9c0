import { z } from 'zod';
import { parseAmount } from '#shared/kernel/money.ts';

/** How two things may be compared. */
export const OPERATORS = [
  'is',
  'isNot',
  'beginsWith',
  'beginsNotWith',
  'matches',
  'matchesNot',
  'between',
  'atLeast',
  'atMost',
  'missing',
  'present',
  'yes',
  'no',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a field holds: text (codes too), a number, dollars, or yes and no. */
export type FieldKind = 'text' | 'number' | 'money' | 'flag';

const BY_KIND: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: [
    'is',
    'isNot',
    'beginsWith',
    'beginsNotWith',
    'between',
    'matches',
    'matchesNot',
    'missing',
    'present',
  ],
  number: ['is', 'isNot', 'atLeast', 'atMost', 'between', 'missing', 'present'],
  money: ['is', 'isNot', 'atLeast', 'atMost', 'between'],
  flag: ['yes', 'no'],
};

export function operatorsFor(kind: FieldKind): readonly Operator[] {
  return BY_KIND[kind];
}

/** Operators as a sentence reads them: `modifier is not one of 25, 57`. */
export const OPERATOR_WORDS: Readonly<Record<Operator, string>> = {
  is: 'is one of',
  isNot: 'is none of',
  beginsWith: 'begins with',
  beginsNotWith: 'does not begin with',
  matches: 'has the form',
  matchesNot: 'has not the form',
  between: 'is from … to',
  atLeast: 'is at least',
  atMost: 'is at most',
  missing: 'is missing',
  present: 'is there',
  yes: 'is yes',
  no: 'is no',
};

type FieldText = {
  readonly label: string;
  readonly kind: FieldKind;
  /** Whether it is said of the claim or of each line. */
  readonly of: 'claim' | 'line';
  /** Path in the claim to which a finding leads; `#` stands for the line's position. */
  readonly path: string;
};

const claim = (label: string, kind: FieldKind, path: string): FieldText & { readonly of: 'claim' } => ({
  label,
  kind,
  of: 'claim',
  path,
});
const line = (label: string, kind: FieldKind, path: string): FieldText & { readonly of: 'line' } => ({
  label,
  kind,
  of: 'line',
  path: `lines.#.${path}`,
});

/** Every field that a rule of one's own may look at. */
export const OWN_FIELDS = {
  payerName: claim('Payer', 'text', 'payer.name'),
  payerIdentifier: claim('Payer id', 'text', 'payer.payerIdentifier'),
  filingIndicator: claim('Kind of insurance', 'text', 'payer.filingIndicator'),
  planName: claim('Plan', 'text', 'coverage.planName'),
  groupNumber: claim('Group number', 'text', 'coverage.groupNumber'),
  memberId: claim('Member id', 'text', 'coverage.memberId'),
  relationship: claim('Relationship to the insured', 'text', 'coverage.relationship'),
  coverageRank: claim('Rank of the coverage', 'number', 'coverage.rank'),
  otherCoverages: claim('Number of other coverages', 'number', 'otherCoverages'),
  frequency: claim('Frequency (1, 7, 8)', 'text', 'frequency'),
  placeOfService: claim('Place of service', 'text', 'placeOfService'),
  facilityNpi: claim('Facility NPI', 'text', 'serviceFacility.npi'),
  billingNpi: claim('Billing NPI', 'text', 'billingProvider.npi'),
  renderingNpi: claim('Rendering NPI', 'text', 'renderingProvider.npi'),
  referringNpi: claim('Referring NPI', 'text', 'providers'),
  supervisingNpi: claim('Supervising NPI', 'text', 'providers'),
  patientAge: claim('Age on the date of service', 'number', 'patient.birthDate'),
  patientSex: claim('Sex (F, M, U)', 'text', 'patient.sex'),
  patientState: claim('State of the patient', 'text', 'patient.address.state'),
  diagnosis: claim('Any diagnosis', 'text', 'diagnoses'),
  firstDiagnosis: claim('First diagnosis', 'text', 'diagnoses.1'),
  diagnosisCount: claim('Number of diagnoses', 'number', 'diagnoses'),
  lineCount: claim('Number of lines', 'number', 'lines'),
  totalCharge: claim('Total charge', 'money', 'lines'),
  patientPaid: claim('Paid by the patient', 'money', 'patientPaidCents'),
  daysSinceService: claim('Days since the service', 'number', 'serviceDate'),
  daysToFile: claim('Days left to file', 'number', 'serviceDate'),
  priorAuthorization: claim('Prior authorisation', 'text', 'situation.priorAuthorization'),
  referralNumber: claim('Referral number', 'text', 'situation.referralNumber'),
  payerControlNumber: claim("Payer's claim number", 'text', 'situation.payerControlNumber'),
  clia: claim('CLIA number', 'text', 'clia'),
  claimNote: claim('Note of the claim', 'text', 'situation.note'),
  attachments: claim('Number of attachments', 'number', 'situation.paperwork'),
  accident: claim('Related to an accident', 'flag', 'situation.autoAccident'),
  employment: claim('Related to employment', 'flag', 'situation.employment'),
  assignment: claim('Assignment accepted', 'flag', 'acceptsAssignment'),
  code: line('Procedure', 'text', 'code'),
  modifier: line('Modifier', 'text', 'modifiers'),
  pointedDiagnosis: line('Diagnosis of the line', 'text', 'pointers'),
  firstPointed: line('First diagnosis of the line', 'text', 'pointers'),
  units: line('Units or minutes', 'number', 'units'),
  charge: line('Charge of the line', 'money', 'chargeCents'),
  linePlace: line('Place of service of the line', 'text', 'placeOfService'),
  ndc: line('NDC', 'text', 'detail.drug'),
  lineAuthorization: line('Authorisation of the line', 'text', 'detail.priorAuthorization'),
  lineNote: line('Note of the line', 'text', 'detail.note'),
  orderingNpi: line('Ordering NPI', 'text', 'detail.providers'),
} as const satisfies Readonly<Record<string, FieldText>>;

export type OwnFieldName = keyof typeof OWN_FIELDS;
const NAMES = Object.keys(OWN_FIELDS) as [OwnFieldName, ...OwnFieldName[]];
export const OwnFieldName = z.enum(NAMES, 'There is no such field.');

/** What is wrong with a value of a field, or null. Dollars are written as amounts, numbers with digits. */
export function valueProblem(field: OwnFieldName, value: string): string | null {
  const { kind, label } = OWN_FIELDS[field];
  if (kind === 'money' && parseAmount(value) === null) return `“${value}” is not an amount.`;
  if (kind === 'number' && !/^-?\d{1,9}(\.\d{1,3})?$/.test(value))
    return `“${label}” is compared with a number, not with “${value}”.`;
  return null;
}

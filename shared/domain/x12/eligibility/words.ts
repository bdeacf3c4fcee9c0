type Words = Readonly<Record<string, string>>;

/** EB01 in our words. The codes are those of X12 data element 1390 in 005010X279A1. */
const BENEFITS: Words = {
  '1': 'active coverage',
  '2': 'active, full risk capitation',
  '3': 'active, services under capitation',
  '4': 'active, capitation with the primary care provider',
  '5': 'active, under investigation',
  '6': 'inactive',
  '7': 'inactive, eligibility is being updated',
  '8': 'inactive, under investigation',
  A: 'coinsurance',
  B: 'copay',
  C: 'deductible',
  CB: 'basis of the coverage',
  D: 'description of the benefit',
  E: 'excluded',
  F: 'limit',
  G: 'out-of-pocket limit',
  H: 'unlimited',
  I: 'not covered',
  J: 'cost containment',
  K: 'reserve',
  L: 'primary care provider',
  M: 'pre-existing condition',
  MC: 'managed care coordinator',
  N: 'restricted to this provider',
  O: 'not necessary',
  P: 'disclaimer',
  Q: 'second opinion needed',
  R: 'another payer',
  S: 'history of earlier years',
  T: 'card reported lost or stolen',
  U: 'contact this party',
  V: 'cannot be processed',
  W: 'another source of the data',
  X: 'health care facility',
  Y: 'spend down',
};

/** EB03 in our words, X12 data element 1365; the ones that a clinic meets. */
const SERVICE_TYPES: Words = {
  '1': 'medical care',
  '2': 'surgery',
  '3': 'consultation',
  '4': 'diagnostic X-ray',
  '5': 'laboratory',
  '6': 'radiation therapy',
  '7': 'anaesthesia',
  '8': 'surgical assistance',
  '12': 'equipment, bought',
  '18': 'equipment, rented',
  '30': 'health plan as a whole',
  '33': 'chiropractic',
  '35': 'dental care',
  '42': 'home health care',
  '45': 'hospice',
  '47': 'hospital',
  '48': 'hospital, inpatient',
  '50': 'hospital, outpatient',
  '51': 'emergency, accident',
  '52': 'emergency, medical',
  '53': 'ambulatory surgery',
  '54': 'long-term care',
  '56': 'medical transport',
  '60': 'benefits in general',
  '62': 'MRI or CT',
  '65': 'newborn care',
  '68': 'well-baby care',
  '69': 'maternity',
  '73': 'diagnostic tests',
  '76': 'dialysis',
  '78': 'chemotherapy',
  '80': 'immunisations',
  '81': 'routine physical',
  '82': 'family planning',
  '86': 'emergency services',
  '88': 'pharmacy',
  '93': 'podiatry',
  '98': 'office visit',
  '99': 'inpatient visit',
  A0: 'outpatient visit',
  A3: 'home visit',
  A4: 'psychiatric care',
  A6: 'psychotherapy',
  A7: 'psychiatric, inpatient',
  A8: 'psychiatric, outpatient',
  AD: 'occupational therapy',
  AE: 'physical medicine',
  AF: 'speech therapy',
  AG: 'skilled nursing',
  AI: 'substance abuse',
  AL: 'vision',
  BG: 'cardiac rehabilitation',
  BH: 'paediatric care',
  BY: 'office visit, sick',
  BZ: 'office visit, well',
  CQ: 'case management',
  MH: 'mental health',
  PT: 'physical therapy',
  UC: 'urgent care',
};

/** EB06, X12 data element 615. */
const PERIODS: Words = {
  '6': 'an hour',
  '7': 'a day',
  '13': '24 hours',
  '21': 'years',
  '22': 'service year',
  '23': 'calendar year',
  '24': 'year to date',
  '25': 'contract',
  '26': 'episode',
  '27': 'visit',
  '28': 'outlier',
  '29': 'remaining',
  '30': 'exceeded',
  '31': 'not exceeded',
  '32': 'lifetime',
  '33': 'lifetime, remaining',
  '34': 'month',
  '35': 'week',
  '36': 'admission',
};

/** EB02, X12 data element 1207. */
const LEVELS: Words = {
  CHD: 'children',
  DEP: 'dependents',
  ECH: 'employee and children',
  EMP: 'employee',
  ESP: 'employee and spouse',
  FAM: 'family',
  IND: 'individual',
  SPC: 'spouse and children',
  SPO: 'spouse',
};

/** AAA03, X12 data element 901. */
const REJECTIONS: Words = {
  '04': 'more was asked for than is authorised',
  '15': 'something that is needed to answer is missing',
  '33': 'the question has errors',
  '35': 'out of the network',
  '41': 'there is no right to this information',
  '42': 'the payer cannot answer at the moment',
  '43': 'the number of the provider is missing or not valid',
  '44': 'the name of the provider is missing or not valid',
  '45': 'the specialty of the provider is missing or not valid',
  '46': 'the telephone of the provider is missing or not valid',
  '47': 'the state of the provider is missing or not valid',
  '48': 'the number of the referring provider is missing or not valid',
  '49': 'the provider is not the primary care provider',
  '50': 'the provider may not ask',
  '51': 'the provider is not on file',
  '52': 'the provider was not enrolled on the dates of service',
  '53': 'the benefit does not fit this kind of provider',
  '54': 'the kind of the procedure code is wrong',
  '55': 'the procedure code is wrong',
  '56': 'a date is wrong',
  '57': 'the dates of service are missing or not valid',
  '58': 'the birth date is missing or not valid',
  '60': 'the birth date is after the date of service',
  '61': 'the date of death is before the date of service',
  '62': 'the date of service is outside of what may be asked about',
  '63': 'the date of service is in the future',
  '64': 'the number of the patient is missing or not valid',
  '65': 'the name of the patient is missing or not valid',
  '66': 'the sex of the patient is missing or not valid',
  '67': 'the patient was not found',
  '68': 'the number fits more than one patient',
  '69': 'it does not fit the age of the patient',
  '70': 'it does not fit the sex of the patient',
  '71': 'the birth date is not the one on file there',
  '72': 'the member id is missing or not valid',
  '73': 'the name of the insured person is missing or not valid',
  '74': 'the sex of the insured person is missing or not valid',
  '75': 'the insured person was not found',
  '76': 'the member id fits more than one person',
  '77': 'the insured person was found, the patient was not',
  '78': 'the insured person is not in this group or plan',
  '79': 'the number of the sender or receiver is not valid',
  '80': 'no answer came; the question was ended',
  '97': 'the address of the provider is missing or not valid',
  '98': 'an experimental service',
  T4: 'the name or number of the payer is missing',
};

/** AAA04, X12 data element 889. */
const FOLLOW_UPS: Words = {
  C: 'Correct it and ask again.',
  N: 'Asking again is not allowed.',
  P: 'Ask again with the same question.',
  R: 'It may be asked again.',
  S: 'Do not ask again; a third party was asked.',
  W: 'Wait 30 days and ask again.',
  X: 'Wait 10 days and ask again.',
  Y: 'Do not ask again; the answer follows.',
};

/** DTP01 of 2100C and 2110C. */
const DATES: Words = {
  '096': 'discharge',
  '102': 'card issued',
  '152': 'change takes effect',
  '193': 'period begins',
  '194': 'period ends',
  '198': 'completed',
  '290': 'coordination of benefits',
  '291': 'plan',
  '292': 'benefit',
  '295': 'primary care provider',
  '304': 'latest visit',
  '307': 'eligibility',
  '318': 'added',
  '340': 'COBRA begins',
  '341': 'COBRA ends',
  '342': 'premium paid from',
  '343': 'premium paid to',
  '346': 'plan begins',
  '347': 'plan ends',
  '348': 'benefit begins',
  '349': 'benefit ends',
  '356': 'eligibility begins',
  '357': 'eligibility ends',
  '435': 'admission',
  '472': 'service',
  '539': 'policy in force from',
  '540': 'policy ends',
  '636': 'last update',
  '771': 'status',
};

const NETWORKS: Words = {
  Y: 'in the network',
  N: 'outside of the network',
  W: 'in and outside of the network',
};

export function benefitWords(kind: string): string {
  return BENEFITS[kind] ?? `benefit ${kind}`;
}
export function serviceTypeWords(code: string): string {
  return SERVICE_TYPES[code] ?? `service type ${code}`;
}
export function periodWords(code: string): string {
  return PERIODS[code] ?? '';
}
export function coverageLevelWords(code: string): string {
  return LEVELS[code] ?? '';
}
export function networkWords(code: string): string {
  return NETWORKS[code] ?? '';
}
export function answerDateWords(qualifier: string): string {
  return DATES[qualifier] ?? `date ${qualifier}`;
}
/** AAA03: `the member id is missing or not valid (AAA 72)`. */
export function rejectionWords(code: string): string {
  return `${REJECTIONS[code] ?? 'the question was refused'} (AAA ${code || 'without a reason'})`;
}
/** AAA04 as a sentence; empty when it says nothing. */
export function followUpWords(code: string): string {
  return FOLLOW_UPS[code] ?? '';
}

/** Service types that a question may name, the usual ones of a clinic first. */
export const ASKED_SERVICE_TYPES = ['30', '98', 'UC', '5', '4', '81', '80', 'MH', 'PT', '1'] as const;

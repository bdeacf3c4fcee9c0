import { PLACES_OF_SERVICE } from '#shared/domain/codes/place-of-service.ts';
import { AMOUNT_WORDS, DATE_WORDS, ENTITY_WORDS, REFERENCE_WORDS } from './segment-words.ts';

type Words = Readonly<Record<string, string>>;

const YES_NO: Words = { Y: 'yes', N: 'no' };
const ID_KINDS: Words = {
  XX: 'NPI',
  MI: 'member number',
  II: 'standard health id',
  PI: 'payer id',
  XV: 'national plan id',
  '46': 'id for electronic exchange',
};
const RELATIONSHIPS: Words = {
  '01': 'spouse',
  '18': 'self',
  '19': 'child',
  '20': 'employee',
  '21': 'unknown',
  '39': 'organ donor',
  '40': 'cadaver donor',
  '53': 'life partner',
  G8: 'other',
};
const PAYER_ORDER: Words = {
  P: 'first',
  S: 'second',
  T: 'third',
  A: 'fourth',
  B: 'fifth',
  C: 'sixth',
  D: 'seventh',
  E: 'eighth',
  F: 'ninth',
  G: 'tenth',
  H: 'eleventh',
  U: 'unknown',
};
const PAYER_KINDS: Words = {
  '11': 'other non-federal programme',
  '12': 'PPO',
  '13': 'point of service',
  '14': 'EPO',
  '15': 'indemnity',
  '16': 'Medicare HMO',
  '17': 'dental plan',
  AM: 'car insurance',
  BL: 'Blue Cross or Blue Shield',
  CH: 'TRICARE',
  CI: 'commercial',
  DS: 'disability',
  FI: 'federal employees',
  HM: 'HMO',
  LM: 'liability',
  MA: 'Medicare part A',
  MB: 'Medicare part B',
  MC: 'Medicaid',
  OF: 'other federal programme',
  TV: 'Title V',
  VA: 'veterans affairs',
  WC: "workers' compensation",
  ZZ: 'agreed between the parties',
};
const COMMUNICATION: Words = { TE: 'telephone', FX: 'fax', EM: 'mail', EX: 'extension' };
const CAUSES: Words = { AA: 'auto accident', EM: 'employment', OA: 'other accident' };
const CODE_LISTS: Words = {
  ABK: 'ICD-10-CM, principal',
  ABF: 'ICD-10-CM',
  BK: 'ICD-9-CM, principal',
  BF: 'ICD-9-CM',
  BP: 'anaesthesia procedure, principal',
  BO: 'anaesthesia procedure',
  BG: 'condition',
};
const PROCEDURE_LISTS: Words = { HC: 'CPT or HCPCS', ER: 'jurisdiction', IV: 'home infusion', WK: 'ABC' };
const PLACES: Words = Object.fromEntries([...PLACES_OF_SERVICE].map(([code, { name }]) => [code, name]));

/** Words for coded values, by element or component. */
const VALUE_WORDS: Readonly<Record<string, Words>> = {
  ISA14: { '0': 'no', '1': 'yes' },
  ISA15: { T: 'test', P: 'production' },
  GS01: {
    HC: 'claims',
    HP: 'remittances',
    HS: 'eligibility questions',
    HB: 'eligibility answers',
    HR: 'claim status questions',
    HN: 'claim status answers',
    FA: 'acknowledgements',
  },
  BHT02: { '00': 'original', '18': 'sent again' },
  BHT06: { CH: 'to be paid', RP: 'report of encounters', '31': 'subrogation' },
  NM101: ENTITY_WORDS,
  NM102: { '1': 'person', '2': 'organisation' },
  NM108: ID_KINDS,
  REF01: REFERENCE_WORDS,
  DTP01: DATE_WORDS,
  AMT01: AMOUNT_WORDS,
  DTP02: { D8: 'one day', RD8: 'from and to' },
  HL03: { '20': 'billing provider', '22': 'subscriber', '23': 'patient' },
  HL04: { '0': 'no', '1': 'yes' },
  PRV01: { BI: 'billing', PE: 'performing' },
  PER03: COMMUNICATION,
  PER05: COMMUNICATION,
  PER07: COMMUNICATION,
  SBR01: PAYER_ORDER,
  SBR02: RELATIONSHIPS,
  SBR09: PAYER_KINDS,
  PAT01: RELATIONSHIPS,
  PAT09: YES_NO,
  DMG03: { M: 'male', F: 'female', U: 'unknown' },
  'CLM05-1': PLACES,
  'CLM05-3': {
    '1': 'original',
    '6': 'corrected',
    '7': 'replaces an earlier claim',
    '8': 'voids an earlier claim',
  },
  CLM06: YES_NO,
  CLM07: { A: 'assigned', B: 'assigned for laboratory services', C: 'not assigned' },
  CLM08: { Y: 'yes', N: 'no', W: 'not applicable' },
  CLM09: { Y: 'signed', I: 'allowed by law without signature' },
  'CLM11-1': CAUSES,
  'CLM11-2': CAUSES,
  OI03: { Y: 'yes', N: 'no', W: 'not applicable' },
  OI06: { Y: 'signed', I: 'allowed by law without signature' },
  CAS01: {
    CO: 'contract',
    PR: 'patient',
    OA: 'other',
    PI: 'payer',
    CR: 'correction',
  },
  'SV101-1': PROCEDURE_LISTS,
  'SVD03-1': PROCEDURE_LISTS,
  SV103: { UN: 'units', MJ: 'minutes' },
  SV105: PLACES,
  LIN02: { N4: 'NDC' },
  'CTP05-1': { UN: 'units', ML: 'millilitres', GR: 'grams', ME: 'milligrams', F2: 'international units' },
};

/** What a coded value means; empty for a value that is no code. `name` is `NM101` or `CLM05-1`. */
export function valueWords(name: string, value: string): string {
  if (/^HI\d\d-1$/.test(name)) return CODE_LISTS[value] ?? '';
  return VALUE_WORDS[name]?.[value] ?? '';
}

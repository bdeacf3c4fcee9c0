/** What becomes of an adjustment by itself. */
export type ReasonAction = 'patient' | 'contractual' | 'denial' | 'hold';

export type ReasonRule = {
  /** CAS01: CO contractual, PR patient, OA other, PI payer initiated. */
  readonly group: string;
  /** CAS02, a claim adjustment reason code; `*` for all others of the group. */
  readonly reason: string;
  readonly action: ReasonAction;
  /** Why this is right, and by which source. */
  readonly source: string;
};

/**
 * Which adjustments post by themselves, conservative as delivered: only what is surely agreed is written
 * off, only the payer's own word moves money to the patient, everything else stays with the insurer.
 * More special rows win over `*`.
 */
export const REASON_RULES: readonly ReasonRule[] = [
  {
    group: 'CO',
    reason: '45',
    action: 'contractual',
    source: '005010X221A1 2110 CAS: charge above the agreed or legislated price',
  },
  {
    group: 'CO',
    reason: '253',
    action: 'contractual',
    source: 'Budget Control Act of 2011, sequestration of Medicare payments; CMS claims manual ch. 22',
  },
  {
    group: 'PR',
    reason: '*',
    action: 'patient',
    source: '005010X221A1 2110 CAS01 PR: the payer leaves the amount to the patient',
  },
  {
    group: 'CO',
    reason: '*',
    action: 'denial',
    source: '005010X221A1 2110 CAS: the payer refused; it may be corrected or appealed',
  },
  {
    group: 'OA',
    reason: '*',
    action: 'hold',
    source: '005010X221A1 2110 CAS01 OA: neither contract nor patient, a person decides',
  },
  {
    group: 'PI',
    reason: '*',
    action: 'hold',
    source: '005010X221A1 2110 CAS01 PI: the payer alone says so, a person decides',
  },
];

const BY_KEY = new Map(REASON_RULES.map((rule) => [`${rule.group}-${rule.reason}`, rule]));

/** The action for a group and reason; what no rule knows is held. */
export function reasonAction(group: string, reason: string): ReasonAction {
  return (BY_KEY.get(`${group}-${reason}`) ?? BY_KEY.get(`${group}-*`))?.action ?? 'hold';
}

/**
 * Claim adjustment reason codes in our own short words. The numbers are kept by a committee of payers and
 * providers; their official texts are not part of this program.
 */
export const REASON_WORDS: Readonly<Record<string, string>> = {
  '1': 'deductible',
  '2': 'coinsurance',
  '3': 'copay',
  '4': 'modifier missing or not fitting the procedure',
  '5': 'place of service does not fit the procedure',
  '6': 'age does not fit the service',
  '7': 'sex does not fit the service',
  '8': 'provider type does not fit the service',
  '9': 'age does not fit the diagnosis',
  '10': 'sex does not fit the diagnosis',
  '11': 'diagnosis does not fit the procedure',
  '12': 'diagnosis does not fit the provider',
  '15': 'authorisation number missing or not valid',
  '16': 'information missing or wrong',
  '18': 'exact duplicate',
  '19': 'work injury, another insurer is liable',
  '20': 'injury, a liability insurer is liable',
  '21': 'injury, no-fault insurer is liable',
  '22': 'another insurer pays first',
  '23': 'settled by an earlier payer',
  '24': 'covered by a capitation agreement',
  '26': 'service before coverage began',
  '27': 'service after coverage ended',
  '29': 'filed too late',
  '31': 'patient not recognised as insured',
  '32': 'not an eligible dependent',
  '39': 'authorisation was refused',
  '40': 'not an emergency as the plan requires',
  '44': 'discount for prompt payment',
  '45': 'above the agreed price',
  '49': 'routine or screening service not covered',
  '50': 'not judged medically necessary',
  '51': 'condition existed before coverage',
  '54': 'more than one surgeon not covered',
  '55': 'regarded as experimental',
  '58': 'place of service judged unsuitable',
  '59': 'reduced for several procedures together',
  '66': 'blood deductible',
  '94': 'paid more than charged',
  '95': 'plan procedures not followed',
  '96': 'not covered',
  '97': 'included in another service',
  '100': 'paid to the patient or insured',
  '104': 'withheld by managed care agreement',
  '107': 'related service not found on the claim',
  '109': 'wrong payer for this service',
  '119': 'benefit limit reached',
  '125': 'submission error',
  '129': 'earlier processing information wrong',
  '131': 'negotiated discount',
  '137': 'regulatory surcharge, tax or assessment',
  '140': 'member number and name do not agree',
  '146': 'diagnosis not valid on that date',
  '149': 'lifetime limit reached',
  '150': 'level of service not supported',
  '151': 'number of services not supported',
  '161': 'provider bonus',
  '170': 'not payable to this kind of provider',
  '181': 'procedure code not valid on that date',
  '182': 'modifier not valid on that date',
  '183': 'referring provider not entitled to refer',
  '185': 'rendering provider not entitled to perform',
  '197': 'authorisation missing',
  '198': 'authorisation exceeded',
  '200': 'coverage had lapsed',
  '204': 'not covered by this plan',
  '208': 'NPI does not agree',
  '222': 'more units than agreed',
  '226': 'requested information not received',
  '227': 'information from the patient missing',
  '234': 'not paid separately',
  '236': 'procedure and modifier combination not allowed',
  '242': 'not provided by a network provider',
  '252': 'attachment or documentation needed',
  '253': 'federal sequestration cut',
  '288': 'referral missing',
  A1: 'denied, see remark codes',
  B7: 'provider not certified for this service on that date',
  B9: 'patient is in hospice',
  B13: 'paid before',
  B15: 'needs another service that was not found',
  B16: 'new-patient rule not met',
  B20: 'another provider did part of the service',
};

/** `CO-45` → `above the agreed price`; the bare code when we have no words for it. */
export function reasonWords(group: string, reason: string): string {
  return REASON_WORDS[reason] ?? `reason ${group}-${reason}`;
}

/** Reasons of provider-level adjustments, PLB03-1, in our own short words. */
export const PROVIDER_REASON_WORDS: Readonly<Record<string, string>> = {
  '50': 'late charge',
  '51': 'interest penalty',
  '72': 'authorised return',
  '90': 'early payment allowance',
  AH: 'origination fee',
  AM: 'applied to borrower account',
  AP: 'acceleration of benefits',
  B2: 'rebate',
  B3: 'recovery allowance',
  BD: 'bad debt adjustment',
  BN: 'bonus',
  C5: 'temporary allowance',
  CS: 'adjustment',
  CT: 'capitation payment',
  CV: 'capital pass-through',
  FB: 'balance carried forward',
  FC: 'fund allocation',
  IP: 'incentive payment',
  IR: 'tax withholding',
  J1: 'not reimbursed',
  L3: 'penalty',
  L6: 'interest',
  LE: 'levy',
  LS: 'lump sum',
  WO: 'overpayment recovered',
  WU: 'recovered for another agency',
};

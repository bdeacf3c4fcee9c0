/** Where in a claim something is: the path of the field (`lines.3.modifiers`), and what a person calls it. */
export type ClaimField = { readonly field: string; readonly words: string };

/** What of an 837P segment is meant. */
export type SegmentSpot = {
  /** Loop of the guide, `2010AA`. */
  readonly loop: string;
  readonly id: string;
  /** The elements as they were sent, 01 first. */
  readonly elements: readonly string[];
  /** Element and component, 1-based; 0: the segment as a whole, or the whole element. */
  readonly element: number;
  readonly component: number;
  /** Number of the service line that it belongs to, 1-based; null outside of a line. */
  readonly line: number | null;
};

const field = (path: string, words: string): ClaimField => ({ field: path, words });

/**
 * The field of our claim that a place in its 837P is made of, so that a complaint about the file leads to where
 * it is put right. Source: 005010X222A1, loops 1000A to 2400.
 * @returns null for a place that no field of a claim decides (envelopes, counts, HL numbers).
 */
export function claimFieldAt(spot: SegmentSpot): ClaimField | null {
  const { loop } = spot;
  if (loop === '1000A') return submitterField(spot);
  if (loop === '1000B') return field('receiver.id', 'receiver id');
  if (loop === '2000A' || loop === '2010AA' || loop === '2010AC') return billingField(spot);
  if (loop === '2010AB') return prefixed('payToAddress', 'pay-to', addressPart(spot) ?? ['', 'address']);
  if (loop === '2000B' || loop === '2010BA') return subscriberField(spot);
  if (loop === '2010BB') return payerField(spot);
  if (loop === '2000C' || loop === '2010CA') return patientField(spot);
  if (loop === '2300') return claimField(spot);
  if (loop.startsWith('2310')) return providerField(spot, '');
  if (loop.startsWith('2320') || loop.startsWith('2330'))
    return field('otherCoverages', 'other coverage of the patient');
  if (loop.startsWith('24')) return lineField(spot);
  return null;
}

function submitterField({ id, element }: SegmentSpot): ClaimField {
  if (id === 'PER') return field('submitter.contactName', 'contact of the submitter');
  return element === 3
    ? field('submitter.name', 'name of the submitter')
    : field('submitter.id', 'submitter id');
}

function billingField(spot: SegmentSpot): ClaimField | null {
  const { id, element, elements } = spot;
  if (id === 'HL') return null;
  if (id === 'PRV') return field('billingProvider.taxonomy', 'taxonomy of the billing provider');
  if (id === 'PER') return field('billingProvider.phone', 'telephone of the billing provider');
  if (id === 'REF') {
    const own = elements[0] === 'EI' || elements[0] === 'SY';
    return own
      ? field('billingProvider.taxId', 'tax id of the billing provider')
      : field('billingProvider.otherIds', 'further number of the billing provider');
  }
  const part = addressPart(spot);
  if (part) return prefixed('billingProvider.address', 'billing provider', part);
  return element === 8 || element === 9
    ? field('billingProvider.npi', 'NPI of the billing provider')
    : field('billingProvider.name', 'name of the billing provider');
}

const SUBSCRIBER_SBR: Readonly<Record<number, ClaimField>> = {
  1: field('coverage.rank', 'order of the coverages'),
  2: field('coverage.relationship', 'relationship of the patient to the insured'),
  3: field('coverage.groupNumber', 'group number'),
  4: field('coverage.planName', 'name of the plan'),
  5: field('coverage.insuranceType', 'why Medicare is not first'),
  9: field('payer.filingIndicator', 'kind of payer'),
};

function subscriberField(spot: SegmentSpot): ClaimField | null {
  const { id, element } = spot;
  if (id === 'HL') return null;
  if (id === 'SBR') return SUBSCRIBER_SBR[element] ?? field('coverage', 'coverage');
  if (id === 'REF') return field('coverage.memberId', 'number of the insured person');
  if (id === 'NM1' && (element === 0 || element === 8 || element === 9))
    return field('coverage.memberId', 'member id');
  return personField(spot, 'subscriber', 'insured person');
}

function patientField(spot: SegmentSpot): ClaimField | null {
  if (spot.id === 'HL') return null;
  if (spot.id === 'PAT' && spot.element === 1)
    return field('coverage.relationship', 'relationship of the patient to the insured');
  if (spot.id === 'PAT') return field('situation', 'circumstances of the patient');
  return personField(spot, 'patient', 'patient');
}

/** Name, address, birth date and sex of a person. */
function personField(spot: SegmentSpot, path: string, words: string): ClaimField {
  const { id, element } = spot;
  const part = addressPart(spot);
  if (part) return prefixed(`${path}.address`, words, part);
  if (id === 'DMG')
    return element === 3
      ? field(`${path}.sex`, `sex of the ${words}`)
      : field(`${path}.birthDate`, `birth date of the ${words}`);
  if (id === 'NM1') {
    if (element === 4) return field(`${path}.firstName`, `first name of the ${words}`);
    if (element === 5) return field(`${path}.middleName`, `middle name of the ${words}`);
    return field(`${path}.lastName`, `last name of the ${words}`);
  }
  return field(path, words);
}

function payerField(spot: SegmentSpot): ClaimField {
  const part = addressPart(spot);
  if (part) return prefixed('payer.address', 'payer', part);
  if (spot.id === 'NM1' && spot.element === 3) return field('payer.name', 'name of the payer');
  if (spot.id === 'REF') return field('payer.otherIds', 'further number of the payer');
  return field('payer.payerIdentifier', 'payer id');
}

const CLM: Readonly<Record<number, ClaimField>> = {
  1: field('controlNumber', 'control number of the claim'),
  2: field('lines', 'charge of the claim'),
  6: field('signatureOnFile', 'signature on file'),
  7: field('acceptsAssignment', 'assignment'),
  8: field('benefitsAssigned', 'benefits assigned'),
  9: field('releaseOnFile', 'release of information'),
  10: field('situation.patientSignatureSource', 'who signed for the patient'),
  11: field('situation.accidentState', 'employment or accident'),
  12: field('situation.specialProgram', 'special programme'),
  20: field('situation.delayReason', 'reason of the delay'),
};
const CLAIM_REF: Readonly<Record<string, ClaimField>> = {
  G1: field('situation.priorAuthorization', 'prior authorisation'),
  '9F': field('situation.referralNumber', 'referral number'),
  F8: field('situation.payerControlNumber', 'the payer’s number of the earlier claim'),
  X4: field('clia', 'CLIA number'),
  EW: field('situation.mammographyCertification', 'mammography certification'),
  EA: field('situation.medicalRecordNumber', 'medical record number'),
  D9: field('situation.clearinghouseNumber', 'number of the clearinghouse'),
  LX: field('situation.investigationalDevice', 'number of the investigational device'),
  '4N': field('situation.authorizationException', 'why the service was not authorised'),
};
const CLAIM_DTP: Readonly<Record<string, ClaimField>> = {
  '431': field('situation.dates.onset', 'date of onset'),
  '454': field('situation.dates.initialTreatment', 'date of the first treatment'),
  '304': field('situation.dates.lastSeen', 'date last seen'),
  '453': field('situation.dates.acuteManifestation', 'date of the acute manifestation'),
  '439': field('situation.dates.accident', 'date of the accident'),
  '484': field('situation.dates.lastMenstrualPeriod', 'last menstrual period'),
  '435': field('situation.dates.admission', 'date of admission'),
  '096': field('situation.dates.discharge', 'date of discharge'),
};

function claimField({ id, element, component, elements }: SegmentSpot): ClaimField {
  switch (id) {
    case 'CLM':
      if (element === 5)
        return component === 3
          ? field('frequency', 'frequency of the claim')
          : field('placeOfService', 'place of service');
      return CLM[element] ?? field('', 'claim');
    case 'HI':
      return diagnosisField(element, elements);
    case 'REF':
      return CLAIM_REF[elements[0] ?? ''] ?? field('situation', 'reference number of the claim');
    case 'DTP':
      return CLAIM_DTP[elements[0] ?? ''] ?? field('situation.dates', 'date of the claim');
    case 'AMT':
      return field('patientPaidCents', 'paid by the patient');
    case 'NTE':
      return field('situation.note', 'note of the claim');
    case 'PWK':
      return field('situation.paperwork', 'attachment');
    case 'CR1':
    case 'CRC':
      return field('situation.ambulance', 'ambulance transport');
    default:
      return field('situation', 'circumstances of the claim');
  }
}

/** HI: the first element is the first diagnosis when the segment holds diagnoses (ABK, ABF, BK, BF). */
function diagnosisField(element: number, elements: readonly string[]): ClaimField {
  const first = elements[0] ?? '';
  if (/^BP|^BO/.test(first))
    return field('situation.anesthesiaProcedures', 'surgery that the anaesthesia was for');
  if (first.startsWith('BG')) return field('situation.conditionCodes', 'condition code');
  return element === 0
    ? field('diagnoses.1', 'diagnoses')
    : field(`diagnoses.${element}`, `diagnosis ${element}`);
}

const PROVIDERS: Readonly<Record<string, readonly [path: string, words: string]>> = {
  DN: ['providers', 'referring provider'],
  P3: ['providers', 'primary care provider'],
  '82': ['renderingProvider', 'rendering provider'],
  '77': ['serviceFacility', 'service facility'],
  DQ: ['providers', 'supervising provider'],
  DK: ['providers', 'ordering provider'],
  QB: ['providers', 'provider of the purchased service'],
  PW: ['situation.ambulance.pickUp', 'pick-up place'],
  '45': ['situation.ambulance.dropOff', 'drop-off place'],
};
/** The loops by the letter of 2310 and 2420, for segments that do not say whose they are. */
const BY_LOOP: Readonly<Record<string, string>> = {
  '2310A': 'DN',
  '2310B': '82',
  '2310C': '77',
  '2310D': 'DQ',
  '2310E': 'PW',
  '2310F': '45',
  '2420A': '82',
  '2420B': 'QB',
  '2420C': '77',
  '2420D': 'DQ',
  '2420E': 'DK',
  '2420F': 'DN',
  '2420G': 'PW',
  '2420H': '45',
};

function providerField(spot: SegmentSpot, before: string): ClaimField {
  const who = spot.id === 'NM1' ? (spot.elements[0] ?? '') : (BY_LOOP[spot.loop] ?? '');
  const [path, words] = PROVIDERS[who] ?? ['providers', 'provider'];
  const whole =
    before === '' ? path : `${before}.detail.${path === 'renderingProvider' ? 'providers' : path}`;
  const part = addressPart(spot);
  if (part) return prefixed(`${whole}.address`, words, part);
  // A list of providers has no path of its own for each of them.
  if (path === 'providers' || (before !== '' && path === 'renderingProvider')) return field(whole, words);
  if (path.startsWith('situation')) return field(whole, words);
  if (spot.id === 'PRV') return field(`${whole}.taxonomy`, `taxonomy of the ${words}`);
  if (spot.id === 'REF') return field(`${whole}.otherIds`, `further number of the ${words}`);
  if (spot.element === 8 || spot.element === 9) return field(`${whole}.npi`, `NPI of the ${words}`);
  const name = path === 'serviceFacility' ? 'name' : spot.element === 4 ? 'firstName' : 'lastName';
  return field(`${whole}.${name}`, `name of the ${words}`);
}

function lineField(spot: SegmentSpot): ClaimField {
  const { id, element, component, elements, line } = spot;
  if (line === null) return field('lines', 'service lines');
  const at = `lines.${line}`;
  const of = (path: string, words: string): ClaimField => field(`${at}.${path}`, `${words} of line ${line}`);
  if (spot.loop.startsWith('2420')) return providerField(spot, at);
  if (spot.loop === '2410') return of('detail.drug', 'drug');
  if (spot.loop.startsWith('243')) return of('detail.adjudications', 'what another payer decided');
  switch (id) {
    case 'SV1':
      if (element === 1 && component >= 3 && component <= 6) return of('modifiers', 'modifiers');
      if (element === 1 && component === 7) return of('detail.procedureDescription', 'description');
      if (element === 2) return of('chargeCents', 'charge');
      if (element === 3 || element === 4) return of('units', 'units');
      if (element === 5) return of('placeOfService', 'place of service');
      if (element === 7) return of('pointers', 'diagnosis pointers');
      return of('code', 'procedure code');
    case 'DTP':
      return elements[0] === '472' ? of('serviceDate', 'date of service') : of('detail.dates', 'date');
    case 'REF':
      if (elements[0] === '6R') return of('controlNumber', 'control number');
      if (elements[0] === 'G1') return of('detail.priorAuthorization', 'prior authorisation');
      if (elements[0] === 'X4') return of('detail.clia', 'CLIA number');
      return of('detail', 'reference number');
    case 'NTE':
      return of('detail.note', 'note');
    case 'PWK':
      return of('detail.paperwork', 'attachment');
    default:
      return of('detail', 'further data');
  }
}

/** Which part of an address N3 and N4 mean; null when the segment is no address. */
function addressPart({ id, element }: SegmentSpot): readonly [part: string, words: string] | null {
  if (id === 'N3') return element === 2 ? ['line2', 'second line of the street'] : ['line1', 'street'];
  if (id !== 'N4') return null;
  switch (element) {
    case 2:
      return ['state', 'state'];
    case 3:
      return ['zip', 'ZIP code'];
    case 4:
      return ['country', 'country'];
    default:
      return ['city', 'city'];
  }
}

function prefixed(path: string, whose: string, [part, words]: readonly [string, string]): ClaimField {
  return field(part === '' ? path : `${path}.${part}`, `${words} of the ${whose}`);
}

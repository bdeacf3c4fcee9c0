import type { ClaimField } from '../acks/claim-field.ts';

type Party = readonly [path: string, words: string];

/** The record of a claim behind a party of a status: STC01-3. */
const PARTIES: Readonly<Record<string, Party>> = {
  '85': ['billingProvider', 'billing provider'],
  '1P': ['billingProvider', 'billing provider'],
  '87': ['payToAddress', 'pay-to provider'],
  '82': ['renderingProvider', 'rendering provider'],
  '77': ['serviceFacility', 'service facility'],
  FA: ['serviceFacility', 'service facility'],
  IL: ['subscriber', 'insured person'],
  HK: ['subscriber', 'insured person'],
  QC: ['patient', 'patient'],
  '03': ['patient', 'patient'],
  PR: ['payer', 'payer'],
  DN: ['providers', 'referring provider'],
  DK: ['providers', 'ordering provider'],
  DQ: ['providers', 'supervising provider'],
  '41': ['submitter', 'submitter'],
  '40': ['receiver', 'receiver'],
};

/** Statuses that mean one field, whoever is named. Number of code source 508 → path and words. */
const FIELDS: Readonly<Record<string, Party>> = {
  '27': ['coverage', 'coverage'],
  '29': ['coverage.memberId', 'member id'],
  '30': ['coverage.memberId', 'member id'],
  '31': ['subscriber.lastName', 'name of the insured person'],
  '32': ['coverage.memberId', 'member id'],
  '33': ['coverage.memberId', 'member id'],
  '34': ['subscriber.lastName', 'name of the insured person'],
  '84': ['situation.priorAuthorization', 'prior authorisation'],
  '86': ['diagnoses', 'diagnoses'],
  '88': ['coverage', 'coverage'],
  '90': ['coverage', 'coverage'],
  '91': ['coverage', 'coverage'],
  '97': ['coverage', 'coverage'],
  '116': ['payer.payerIdentifier', 'payer id'],
  '117': ['signatureOnFile', 'signature on file'],
  '156': ['coverage.relationship', 'relationship of the patient to the insured'],
  '163': ['coverage.groupNumber', 'group number'],
  '164': ['coverage.memberId', 'member id'],
  '171': ['otherCoverages', 'other coverage'],
  '182': ['otherCoverages', 'other coverage'],
  '286': ['otherCoverages', 'other coverage'],
  '479': ['otherCoverages', 'other coverage'],
  '516': ['otherCoverages', 'other coverage'],
  '189': ['situation.dates.admission', 'date of admission'],
  '190': ['situation.dates.discharge', 'date of discharge'],
  '191': ['situation.dates.lastMenstrualPeriod', 'last menstrual period'],
  '248': ['situation.accidentState', 'accident'],
  '252': ['situation.priorAuthorization', 'prior authorisation'],
  '254': ['diagnoses.1', 'principal diagnosis'],
  '255': ['diagnoses', 'diagnoses'],
  '488': ['diagnoses', 'diagnoses'],
  '508': ['diagnoses', 'diagnoses'],
  '509': ['diagnoses', 'diagnoses'],
  '700': ['diagnoses', 'diagnoses'],
  '426': ['diagnoses', 'diagnoses'],
  '464': ['situation.payerControlNumber', 'the payer’s number of the earlier claim'],
  '495': ['situation.payerControlNumber', 'the payer’s number of the earlier claim'],
  '468': ['situation.patientSignatureSource', 'who signed for the patient'],
  '480': ['payer.filingIndicator', 'kind of payer'],
  '489': ['situation.paperwork', 'attachment'],
  '535': ['frequency', 'frequency of the claim'],
  '538': ['controlNumber', 'control number'],
  '544': ['clia', 'CLIA number'],
  '588': ['situation.medicalRecordNumber', 'medical record number'],
  '589': ['acceptsAssignment', 'assignment'],
  '701': ['situation.dates.initialTreatment', 'date of the first treatment'],
  '704': ['situation.note', 'note of the claim'],
  '718': ['situation.delayReason', 'reason of the delay'],
  '742': ['coverage.rank', 'order of the coverages'],
  '400': ['lines', 'charges'],
};

/** Statuses that mean a field of a line when they stand at a line, and its like in the claim otherwise. */
const LINE_FIELDS: Readonly<Record<string, readonly [line: string, claim: string, words: string]>> = {
  '178': ['chargeCents', 'lines', 'charge'],
  '583': ['chargeCents', 'lines', 'charge'],
  '187': ['serviceDate', 'serviceDate', 'date of service'],
  '188': ['serviceDate', 'serviceDate', 'date of service'],
  '510': ['serviceDate', 'serviceDate', 'date of service'],
  '218': ['detail.drug', 'lines', 'NDC number'],
  '216': ['detail.drug', 'lines', 'drug'],
  '249': ['placeOfService', 'placeOfService', 'place of service'],
  '251': ['units', 'lines', 'minutes'],
  '258': ['units', 'lines', 'units'],
  '476': ['units', 'lines', 'units'],
  '453': ['modifiers', 'lines', 'modifiers'],
  '454': ['code', 'lines', 'procedure code'],
  '474': ['code', 'lines', 'procedure code'],
  '475': ['code', 'lines', 'procedure code'],
  '507': ['code', 'lines', 'procedure code'],
  '477': ['pointers', 'lines', 'diagnosis pointers'],
  '584': ['controlNumber', 'lines', 'control number'],
  '586': ['detail.note', 'lines', 'note'],
  '306': ['detail.procedureDescription', 'lines', 'description'],
};

/** Statuses that mean a part of the party that is named. */
const PARTS: Readonly<Record<string, string>> = {
  '125': 'name',
  '504': 'name',
  '505': 'firstName',
  '514': 'middleName',
  '126': 'address',
  '503': 'address.line1',
  '502': 'address.city',
  '501': 'address.state',
  '500': 'address.zip',
  '127': 'phone',
  '128': 'taxId',
  '145': 'taxonomy',
  '153': 'number',
  '560': 'number',
  '562': 'npi',
  '157': 'sex',
  '158': 'birthDate',
  '24': 'number',
  '25': 'npi',
  '26': 'number',
  '496': 'number',
  '124': 'name',
};

/**
 * The field of our claim that a status complains of.
 * @param line the service line at which it stands, 1-based; null at the level of the claim.
 * @returns null when the status names no field of a claim.
 */
export function statusField(code: string, entity: string, line: number | null): ClaimField | null {
  const ofLine = LINE_FIELDS[code];
  if (ofLine) {
    const [inLine, inClaim, words] = ofLine;
    return line === null
      ? { field: inClaim, words }
      : { field: `lines.${line}.${inLine}`, words: `${words} of line ${line}` };
  }
  const fixed = FIELDS[code];
  if (fixed) return { field: fixed[0], words: fixed[1] };
  const part = PARTS[code];
  const party = PARTIES[entity];
  if (part && party)
    return { field: partPath(party[0], part), words: `${PART_WORDS[part] ?? part} of the ${party[1]}` };
  return line === null ? null : { field: `lines.${line}`, words: `line ${line}` };
}

const PART_WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  firstName: 'first name',
  middleName: 'middle name',
  address: 'address',
  'address.line1': 'street',
  'address.city': 'city',
  'address.state': 'state',
  'address.zip': 'ZIP code',
  phone: 'telephone',
  taxId: 'tax id',
  taxonomy: 'taxonomy',
  number: 'number',
  npi: 'NPI',
  sex: 'sex',
  birthDate: 'birth date',
};

/** Parties differ in what they call the same thing. */
function partPath(party: string, part: string): string {
  const person = party === 'subscriber' || party === 'patient' || party === 'renderingProvider';
  switch (party) {
    case 'providers':
      return party;
    case 'submitter':
      return part === 'name' ? 'submitter.name' : 'submitter.id';
    case 'receiver':
      return part === 'name' ? 'receiver.name' : 'receiver.id';
    case 'payToAddress':
      return part.startsWith('address.') ? `payToAddress.${part.slice(8)}` : party;
    case 'payer':
      return part === 'number' ? 'payer.payerIdentifier' : `payer.${part}`;
    case 'subscriber':
    case 'patient':
      // The number of the insured person is the member id of the coverage.
      if (part === 'number') return 'coverage.memberId';
      break;
    default:
  }
  if (part === 'number') return `${party}.npi`;
  return `${party}.${part === 'name' && person ? 'lastName' : part}`;
}

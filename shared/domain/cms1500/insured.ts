import type { ProfessionalClaim } from '../claim.ts';
import type { FilingIndicator } from '../practice.ts';
import { boxLength, type SingleBox } from './boxes.ts';
import { relatedSection } from './circumstances.ts';
import { mark, put, when, type BoxEntry } from './entry.ts';
import { isMedicare } from './medicare.ts';
import {
  insuredAddress,
  insuredBeforeMedicare,
  medigapPlan,
  otherPlanBoxes,
  RELATION_BOX,
} from './other-insured.ts';
import {
  printBirthDate,
  printCityLine,
  printCode,
  printPerson,
  printStreet,
  printWords,
  printZip,
} from './print-text.ts';

/** Words that stand for a signature kept by the practice. Source: NUCC 02/12, boxes 12, 13 and 31. */
export const ON_FILE = 'SIGNATURE ON FILE';

const PLAIN_KINDS: Partial<Readonly<Record<FilingIndicator, SingleBox>>> = {
  MB: '1.medicare',
  MA: '1.medicare',
  MC: '1.medicaid',
  CH: '1.tricare',
  VA: '1.champva',
  FI: '1.group',
};
/** Commercial plans: group health when the insured has a group number, otherwise an individual plan. */
const COMMERCIAL: ReadonlySet<FilingIndicator> = new Set(['12', '13', '14', '15', 'BL', 'CI', 'HM']);

/** Box 1, from 2000B SBR09: many of its codes fold into "other". */
function kindOfCoverage({ payer, coverage }: ProfessionalClaim): SingleBox {
  const plain = PLAIN_KINDS[payer.filingIndicator];
  if (plain !== undefined) return plain;
  return COMMERCIAL.has(payer.filingIndicator) && coverage.groupNumber.trim() !== '' ? '1.group' : '1.other';
}

/** Upper right: the payer that gets the form; without a second address line the third stays empty. */
function payerBlock({ payer }: ProfessionalClaim): BoxEntry[] {
  return [
    put('payer.name', 'payer.name', printWords(payer.name)),
    put('payer.street1', 'payer.address', printWords(payer.address.line1)),
    put('payer.street2', 'payer.address', printWords(payer.address.line2)),
    put('payer.city_state_zip', 'payer.address', printCityLine(payer.address)),
  ];
}

/** Boxes 2, 3 and 5. An unknown sex is no X at all. */
function patientBoxes({ patient }: ProfessionalClaim): BoxEntry[] {
  const { address, phone } = patient;
  return [
    put('2', 'patient.lastName', printPerson(patient, boxLength('2'))),
    put('3.birth', 'patient.birthDate', patient.birthDate === null ? '' : printBirthDate(patient.birthDate)),
    ...when(patient.sex !== 'U', () => [mark(patient.sex === 'M' ? '3.sex.M' : '3.sex.F', 'patient.sex')]),
    put('5.street', 'patient.address', printStreet(address)),
    put('5.city', 'patient.address', printWords(address.city)),
    put('5.state', 'patient.address', address.state.toUpperCase()),
    put('5.zip', 'patient.address', printZip(address.zip)),
    put('5.phone.area', 'patient.phone', phone.slice(0, 3)),
    put('5.phone.number', 'patient.phone', phone.slice(3)),
  ];
}

/** Boxes 4, 6, 7, 11, 11a and 11c: the insured of a plan other than Medicare. */
function insuredBoxes({ subscriber, coverage, patient }: ProfessionalClaim): BoxEntry[] {
  const { address, sex, birthDate } = subscriber;
  const self = coverage.relationship === '18';
  return [
    put('4', 'subscriber.lastName', printPerson(subscriber, boxLength('4'))),
    mark(RELATION_BOX[coverage.relationship], 'coverage.relationship'),
    ...insuredAddress('subscriber.address', address),
    // Only the patient's telephone is kept: it is the insured's when both are one person.
    ...when(self, () => [
      put('7.phone.area', 'patient.phone', patient.phone.slice(0, 3)),
      put('7.phone.number', 'patient.phone', patient.phone.slice(3)),
    ]),
    put('11', 'coverage.groupNumber', printCode(coverage.groupNumber)),
    put('11a.date', 'subscriber.birthDate', birthDate === null ? '' : printBirthDate(birthDate)),
    ...when(sex !== 'U', () => [mark(sex === 'M' ? '11a.sex.M' : '11a.sex.F', 'subscriber.sex')]),
    put('11c', 'coverage.planName', printWords(coverage.planName)),
  ];
}

/**
 * The payer's address and boxes 1 to 13.
 * Source: NUCC 02/12; Medicare: claims processing manual ch. 26 §10.2 (`NONE` in box 11 when it pays first, then
 * boxes 4, 6, 7, 11a and 11c empty, 11d always, boxes 9 to 9d and 13 for Medigap only).
 */
export function insuredSection(claim: ProfessionalClaim): BoxEntry[] {
  const medicare = isMedicare(claim);
  return [
    ...payerBlock(claim),
    mark(kindOfCoverage(claim), 'payer.filingIndicator'),
    put('1a', 'coverage.memberId', printCode(claim.coverage.memberId)),
    ...patientBoxes(claim),
    ...(medicare ? insuredBeforeMedicare(claim) : insuredBoxes(claim)),
    ...otherPlanBoxes(claim),
    ...relatedSection(claim),
    ...when(claim.releaseOnFile, () => [put('12.signature', 'releaseOnFile', ON_FILE)]),
    ...when(claim.benefitsAssigned && (!medicare || medigapPlan(claim) !== null), () => [
      put('13', 'benefitsAssigned', ON_FILE),
    ]),
  ];
}

import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '../claim.ts';
import { mark, put, when, type BoxEntry } from './entry.ts';
import { isMedicare, ON_FILE } from './insured.ts';
import { printCityLine, printCode, printDate, printStreet, printWords } from './print-text.ts';

/** Place of service 12: the patient's home. */
const HOME = '12';

type Place = {
  readonly name: string;
  readonly npi: string;
  readonly address: ProfessionalClaim['billingProvider']['address'];
  readonly field: string;
};

/**
 * Box 32. By NUCC 02/12 only when the place differs from box 33; Medicare wants it always, the home
 * included (claims processing manual ch. 26 §10.4, item 32; CR 6947).
 */
function placeOfService(claim: ProfessionalClaim): Place | null {
  if (claim.serviceFacility) return { ...claim.serviceFacility, field: 'serviceFacility' };
  if (!isMedicare(claim)) return null;
  if (claim.placeOfService === HOME)
    return { name: 'Home', npi: '', address: claim.patient.address, field: 'patient.address' };
  const { name, npi, address } = claim.billingProvider;
  return { name, npi, address, field: 'billingProvider' };
}

function placeBoxes(place: Place): BoxEntry[] {
  return [
    put('32.name', place.field, printWords(place.name)),
    put('32.street', place.field, printStreet(place.address)),
    put('32.city', place.field, printCityLine(place.address)),
    put('32a', place.field, printCode(place.npi)),
  ];
}

/**
 * Boxes 25 to 27 and 31 to 33, the same on every form of a claim.
 * @param signedOn the day on which the claim is made out; stands beside the signature on file.
 */
export function providerSection(claim: ProfessionalClaim, signedOn: IsoDate): BoxEntry[] {
  const billing = claim.billingProvider;
  const place = placeOfService(claim);
  return [
    put('25', 'billingProvider.taxId', printCode(billing.taxId)),
    mark(billing.taxIdKind === 'EI' ? '25.ein' : '25.ssn', 'billingProvider.taxIdKind'),
    put('26', 'controlNumber', printCode(claim.controlNumber)),
    mark(claim.acceptsAssignment ? '27.yes' : '27.no', 'acceptsAssignment'),
    ...when(claim.signatureOnFile, () => [
      put('31.signature', 'signatureOnFile', ON_FILE),
      put('31.date', 'signatureOnFile', printDate(signedOn)),
    ]),
    ...(place === null ? [] : placeBoxes(place)),
    put('33.phone.area', 'billingProvider.phone', billing.phone.slice(0, 3)),
    put('33.phone.number', 'billingProvider.phone', billing.phone.slice(3)),
    put('33.name', 'billingProvider.name', printWords(billing.name)),
    put('33.street', 'billingProvider.address', printStreet(billing.address)),
    put('33.city', 'billingProvider.address', printCityLine(billing.address)),
    put('33a', 'billingProvider.npi', printCode(billing.npi)),
  ];
}

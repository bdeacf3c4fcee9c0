import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { LooseAddress, OtherId, ServiceFacility } from '../claim-parts/parties.ts';
import { boxLength, type SingleBox } from './boxes.ts';
import { contest, type Contender, type Contest } from './contest.ts';
import { mark, put, when, type BoxEntry } from './entry.ts';
import { ON_FILE } from './insured.ts';
import { isMedicare } from './medicare.ts';
import { printCityLine, printCode, printDate, printProvider, printStreet, printWords } from './print-text.ts';
import { purchaseOf } from './purchase.ts';
import { otherId } from './referring.ts';

/** Place of service 12: the patient's home. */
const HOME = '12';

/** Qualifiers of further numbers. Source: NUCC 02/12, boxes 32b and 33b. */
const PLACE_IDS = ['0B', 'G2', 'LU'] as const;
const BILLING_IDS = ['0B', 'G2'] as const;

type Place = Contender & {
  readonly npi: string;
  readonly address: LooseAddress | null;
  readonly otherIds?: readonly OtherId[] | undefined;
};

/**
 * Box 32 of a form. By NUCC 02/12 only when the place differs from box 33; of a bought service, who gave it; Medicare
 * wants it always, the home included (claims processing manual ch. 26 §10.4, item 32; CR 6947).
 */
export function placeContest(claim: ProfessionalClaim, lines: readonly ClaimLine[]): Contest<Place> {
  const { provider: seller, field } = purchaseOf(lines);
  const places: Place[] = [];
  const add = (at: string, facility: ServiceFacility | null | undefined): void => {
    if (facility) places.push(place(at, facility.name, facility));
  };
  if (seller)
    places.push(
      place(field, [seller.firstName, seller.lastName].join(' '), {
        npi: seller.npi,
        address: claim.serviceFacility?.address ?? null,
        otherIds: seller.otherIds,
      }),
    );
  else add('serviceFacility', claim.serviceFacility);
  for (const line of lines) add(`lines.${line.number}.detail.serviceFacility`, line.detail?.serviceFacility);
  if (places.length === 0 && isMedicare(claim)) places.push(ownPlace(claim));
  return contest(places);
}

function place(field: string, name: string, rest: Pick<Place, 'npi' | 'address' | 'otherIds'>): Place {
  const { npi, address, otherIds } = rest;
  const print = printWords(name);
  const key = `${print.text} ${npi} ${address?.line1 ?? ''}`;
  return { field, words: 'the place', print, npi, address, otherIds, key };
}

function ownPlace(claim: ProfessionalClaim): Place {
  if (claim.placeOfService === HOME)
    return place('patient.address', 'Home', { npi: '', address: claim.patient.address });
  const { npi, address } = claim.billingProvider;
  const name = billingName(claim, boxLength('32.name'));
  return { ...place('billingProvider', '', { npi, address }), print: name };
}

function placeBoxes(shown: Place): BoxEntry[] {
  const { field, print, address, npi, otherIds } = shown;
  return [
    put('32.name', field, print),
    ...(address === null
      ? []
      : [put('32.street', field, printStreet(address)), put('32.city', field, printCityLine(address))]),
    put('32a', field, printCode(npi)),
    ...furtherId('32b', field, otherIds, PLACE_IDS),
  ];
}

/** Qualifier and number without a blank between. */
function furtherId(
  box: SingleBox,
  field: string,
  ids: readonly OtherId[] | undefined,
  qualifiers: readonly string[],
): BoxEntry[] {
  const id = otherId(ids, qualifiers);
  return id === null ? [] : [put(box, `${field}.otherIds`, printCode(id.qualifier + id.value))];
}

/** An organisation, or a person first name first. */
function billingName({ billingProvider: billing }: ProfessionalClaim, length: number) {
  return billing.person
    ? printProvider({ lastName: billing.name, ...billing.person }, length)
    : printWords(billing.name);
}

/**
 * Boxes 25 to 27 and 31 to 33. Box 33 is the billing provider (2010AA), also when payments go elsewhere (2010AB), for
 * which the form has no box.
 * @param signedOn the day on which the claim is made out; stands beside the signature on file.
 */
export function providerSection(
  claim: ProfessionalClaim,
  lines: readonly ClaimLine[],
  signedOn: IsoDate,
): BoxEntry[] {
  const billing = claim.billingProvider;
  const { shown } = placeContest(claim, lines);
  return [
    put('25', 'billingProvider.taxId', printCode(billing.taxId)),
    mark(billing.taxIdKind === 'EI' ? '25.ein' : '25.ssn', 'billingProvider.taxIdKind'),
    put('26', 'controlNumber', printCode(claim.controlNumber)),
    mark(claim.acceptsAssignment ? '27.yes' : '27.no', 'acceptsAssignment'),
    ...when(claim.signatureOnFile, () => [
      put('31.signature', 'signatureOnFile', ON_FILE),
      put('31.date', 'signatureOnFile', printDate(signedOn)),
    ]),
    ...(shown === null ? [] : placeBoxes(shown)),
    put('33.phone.area', 'billingProvider.phone', billing.phone.slice(0, 3)),
    put('33.phone.number', 'billingProvider.phone', billing.phone.slice(3)),
    put('33.name', 'billingProvider.name', billingName(claim, boxLength('33.name'))),
    put('33.street', 'billingProvider.address', printStreet(billing.address)),
    put('33.city', 'billingProvider.address', printCityLine(billing.address)),
    put('33a', 'billingProvider.npi', printCode(billing.npi)),
    ...furtherId('33b', 'billingProvider', billing.otherIds, BILLING_IDS),
  ];
}

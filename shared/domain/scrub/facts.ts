import type { ProfessionalClaim } from '../claim.ts';
import type { CodeLookup } from '../code.ts';
import type { CodingFacts } from '../coding/facts.ts';
import { rememberingLookup } from '../coding/check-coding.ts';
import { NO_EDITS, type CodingEdits } from '../coding/edits.ts';
import type { Hit } from '../coding/rule.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Cents } from '#shared/kernel/money.ts';

/** A service on another claim of the same patient that is not voided. */
export type OtherService = {
  readonly controlNumber: string;
  readonly serviceDate: IsoDate;
  readonly code: string;
  readonly modifiers: readonly string[];
};

/** What the scrubber must know beside the claim itself. */
export type ScrubContext = {
  readonly lookup: CodeLookup;
  readonly today: IsoDate;
  /** Services of this patient's other claims, voided ones left out. */
  readonly otherClaims: readonly OtherService[];
  /** The payer's own number of the claim that this one replaces or voids (REF*F8). */
  readonly payerControlNumber?: string;
  /** The practice's charge for one unit on the date of service; left out: charges are not compared. */
  readonly fee?: (code: string) => Cents | null;
  /** The installed edit tables; left out, each kind of them is told as not installed. */
  readonly edits?: CodingEdits;
};

export type ScrubInput = { readonly claim: ProfessionalClaim; readonly context: ScrubContext };

/** The claim in the form that the coding rules look at; field paths stay the same. */
export function codingFacts({ claim, context }: ScrubInput): CodingFacts {
  return {
    diagnoses: claim.diagnoses,
    lines: claim.lines,
    serviceDate: claim.serviceDate,
    patient: claim.patient,
    payerFilingIndicator: claim.payer.filingIndicator,
    clia: claim.clia,
    lookup: rememberingLookup(context.lookup),
    fee: context.fee ?? (() => null),
    edits: context.edits ?? NO_EDITS,
    documented: [],
  };
}

/** A hit whose fix is to go to the field. */
export function at(field: string, message: string): Hit {
  return { field, message, fix: { kind: 'open_field', field }, fixLabel: 'Open the field' };
}

type ClaimAddress = ProfessionalClaim['billingProvider']['address'];
export type AddressFacts = {
  readonly field: string;
  /** Whose address, as the message names it. */
  readonly whose: string;
  readonly address: ClaimAddress;
};

/** Every address that is sent, with its path. The subscriber's only when it is another person. */
export function addresses(claim: ProfessionalClaim): AddressFacts[] {
  return [
    {
      field: 'billingProvider.address',
      whose: "The billing provider's",
      address: claim.billingProvider.address,
    },
    ...(claim.serviceFacility
      ? [
          {
            field: 'serviceFacility.address',
            whose: "The facility's",
            address: claim.serviceFacility.address,
          },
        ]
      : []),
    { field: 'patient.address', whose: "The patient's", address: claim.patient.address },
    ...(isDependent(claim)
      ? [{ field: 'subscriber.address', whose: "The subscriber's", address: claim.subscriber.address }]
      : []),
  ];
}

/** True when the insured person is somebody else. */
export function isDependent(claim: ProfessionalClaim): boolean {
  return claim.coverage.relationship !== '18';
}

export type TextFacts = { readonly field: string; readonly text: string; readonly max: number };

/** Every free text that is sent, with its path and the longest length of its element in 005010X222A1. */
export function texts(claim: ProfessionalClaim): TextFacts[] {
  const { submitter, receiver, billingProvider, renderingProvider, serviceFacility, payer, coverage } = claim;
  return [
    { field: 'submitter.name', text: submitter.name, max: 60 },
    { field: 'submitter.contactName', text: submitter.contactName, max: 60 },
    { field: 'submitter.id', text: submitter.id, max: 15 },
    { field: 'receiver.name', text: receiver.name, max: 60 },
    { field: 'receiver.id', text: receiver.id, max: 15 },
    { field: 'billingProvider.name', text: billingProvider.name, max: 60 },
    ...person('renderingProvider', renderingProvider),
    ...(serviceFacility ? [{ field: 'serviceFacility.name', text: serviceFacility.name, max: 60 }] : []),
    { field: 'payer.name', text: payer.name, max: 60 },
    { field: 'payer.payerIdentifier', text: payer.payerIdentifier, max: 80 },
    { field: 'coverage.memberId', text: coverage.memberId, max: 80 },
    { field: 'coverage.groupNumber', text: coverage.groupNumber, max: 50 },
    { field: 'coverage.planName', text: coverage.planName, max: 60 },
    ...person('patient', claim.patient),
    ...(isDependent(claim) ? person('subscriber', claim.subscriber) : []),
    ...addresses(claim).flatMap(({ field, address }) => [
      { field: `${field}.line1`, text: address.line1, max: 55 },
      { field: `${field}.line2`, text: address.line2, max: 55 },
      { field: `${field}.city`, text: address.city, max: 30 },
    ]),
  ];
}

function person(
  field: string,
  name: { readonly lastName: string; readonly firstName: string; readonly middleName: string },
): TextFacts[] {
  return [
    { field: `${field}.lastName`, text: name.lastName, max: 60 },
    { field: `${field}.firstName`, text: name.firstName, max: 35 },
    { field: `${field}.middleName`, text: name.middleName, max: 25 },
  ];
}

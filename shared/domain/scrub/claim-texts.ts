import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { OtherCoverage } from '../claim-parts/adjudication.ts';
import type { Situation } from '../claim-parts/situation.ts';
import { addresses, namedProviders } from './claim-parties.ts';
import { isDependent, oncePerClaim } from './facts.ts';

export type TextFacts = {
  readonly field: string;
  readonly text: string;
  readonly max: number;
  /** An identifier or a note, which is worth nothing when it is cut. */
  readonly exact?: boolean;
};

/** Signs beyond the basic set, those that separate the parts of a file, and blanks at either end. */
const ODD = /[^\x20-\x7e]|[*:^~]|^ | $/;

/**
 * Of every free text that is sent those that are longer than their element in 005010X222A1 or hold a sign that may be
 * wrong: one look for the several rules about texts, which say what it is.
 */
export const oddTexts = oncePerClaim((claim: ProfessionalClaim): readonly TextFacts[] =>
  texts(claim).filter(({ text, max }) => text.length > max || ODD.test(text)),
);

/** Every free text that is sent, with its path and the longest length of its element. */
function texts(claim: ProfessionalClaim): TextFacts[] {
  const found = headTexts(claim);
  for (const { field, address } of addresses(claim)) {
    found.push({ field: `${field}.line1`, text: address.line1, max: 55 });
    found.push({ field: `${field}.line2`, text: address.line2, max: 55 });
    found.push({ field: `${field}.city`, text: address.city, max: 30 });
  }
  for (const { field, provider } of namedProviders(claim)) found.push(...person(field, provider));
  if (claim.situation) found.push(...situationTexts(claim.situation));
  claim.otherCoverages?.forEach((other, i) => found.push(...otherTexts(other, `otherCoverages.${i + 1}`)));
  claim.lines.forEach((line, i) => {
    if (line.detail || line.controlNumber !== undefined) found.push(...lineTexts(line, i));
  });
  return found;
}

function otherTexts(other: OtherCoverage, field: string): TextFacts[] {
  return [
    ...person(`${field}.insured`, other.insured),
    { field: `${field}.payer.name`, text: other.payer.name, max: 60 },
    exact(`${field}.payer.payerIdentifier`, other.payer.payerIdentifier, 80),
    exact(`${field}.memberId`, other.memberId, 80),
    exact(`${field}.groupNumber`, other.groupNumber, 50),
    exact(`${field}.payerControlNumber`, other.payerControlNumber, 50),
  ];
}

function headTexts(claim: ProfessionalClaim): TextFacts[] {
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
  ];
}

function situationTexts(said: Situation): TextFacts[] {
  return [
    exact('situation.priorAuthorization', said.priorAuthorization, 50),
    exact('situation.referralNumber', said.referralNumber, 50),
    exact('situation.payerControlNumber', said.payerControlNumber, 50),
    exact('situation.mammographyCertification', said.mammographyCertification, 50),
    exact('situation.medicalRecordNumber', said.medicalRecordNumber, 50),
    exact('situation.clearinghouseNumber', said.clearinghouseNumber, 50),
    exact('situation.investigationalDevice', said.investigationalDevice, 50),
    exact('situation.casualtyClaimNumber', said.casualtyClaimNumber, 50),
    exact('situation.note.text', said.note?.text, 80),
    ...(said.paperwork ?? []).map((p, i) =>
      exact(`situation.paperwork.${i + 1}.controlNumber`, p.controlNumber, 50),
    ),
    { field: 'situation.ambulance.dropOff.name', text: said.ambulance?.dropOff?.name ?? '', max: 60 },
    { field: 'situation.ambulance.roundTripPurpose', text: said.ambulance?.roundTripPurpose ?? '', max: 80 },
    { field: 'situation.ambulance.stretcherPurpose', text: said.ambulance?.stretcherPurpose ?? '', max: 80 },
  ];
}

function lineTexts({ detail, controlNumber }: ClaimLine, i: number): TextFacts[] {
  const line = `lines.${i + 1}`;
  const own = [exact(`${line}.controlNumber`, controlNumber, 50)];
  if (!detail) return own;
  const field = `${line}.detail`;
  return [
    ...own,
    exact(`${field}.procedureDescription`, detail.procedureDescription, 80),
    exact(`${field}.note.text`, detail.note?.text, 80),
    { field: `${field}.serviceFacility.name`, text: detail.serviceFacility?.name ?? '', max: 60 },
    exact(`${field}.priorAuthorization`, detail.priorAuthorization, 50),
    exact(`${field}.referralNumber`, detail.referralNumber, 50),
    exact(`${field}.mammographyCertification`, detail.mammographyCertification, 50),
    exact(`${field}.purchased.sellerId`, detail.purchased?.sellerId, 50),
    exact(`${field}.drug.prescriptionNumber`, detail.drug?.prescriptionNumber, 50),
    ...(detail.paperwork ?? []).map((p, k) =>
      exact(`${field}.paperwork.${k + 1}.controlNumber`, p.controlNumber, 50),
    ),
  ];
}

function exact(field: string, text: string | undefined, max: number): TextFacts {
  return { field, text: text ?? '', max, exact: true };
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

import { x12Amount } from '#shared/kernel/money.ts';
import { claimTotal } from '#shared/domain/claim.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { withoutDot } from '#shared/domain/encounter.ts';
import type { SegmentData } from '../writer.ts';
import { place } from './place.ts';
import { serviceLine } from './service-line.ts';

/** 2300 claim information with its 2310 providers and 2400 service lines. */
export function claimInformation(claim: ProfessionalClaim): SegmentData[] {
  return [
    clm(claim),
    ...amounts(claim),
    ...references(claim),
    ...diagnoses(claim),
    ...renderingProvider(claim),
    ...serviceFacility(claim),
    ...claim.lines.flatMap((line, i) => serviceLine(line, i + 1, claim.placeOfService)),
  ];
}

/** 2300 CLM. */
function clm(claim: ProfessionalClaim): SegmentData {
  return [
    'CLM',
    claim.controlNumber,
    x12Amount(claimTotal(claim)),
    '',
    '',
    // CLM05: place of service, qualifier B, frequency.
    [claim.placeOfService, 'B', claim.frequency],
    claim.signatureOnFile ? 'Y' : 'N',
    // CLM07: A assigned, C not assigned.
    claim.acceptsAssignment ? 'A' : 'C',
    claim.benefitsAssigned ? 'Y' : 'N',
    // CLM09: Y signed statement, I informed consent under federal law.
    claim.releaseOnFile ? 'Y' : 'I',
  ];
}

/** 2300 AMT*F5: what the patient paid on this claim. */
function amounts(claim: ProfessionalClaim): SegmentData[] {
  return claim.patientPaidCents > 0 ? [['AMT', 'F5', x12Amount(claim.patientPaidCents)]] : [];
}

/** 2300 REF*X4: CLIA number, for claims with laboratory tests under CLIA. */
function references(claim: ProfessionalClaim): SegmentData[] {
  return claim.clia === '' ? [] : [['REF', 'X4', claim.clia]];
}

/** 2300 HI: ABK principal, ABF other diagnoses, ICD-10-CM without its dot; at most twelve. */
function diagnoses(claim: ProfessionalClaim): SegmentData[] {
  const codes = claim.diagnoses.slice(0, 12).map(withoutDot);
  return codes.length === 0 ? [] : [['HI', ...codes.map((code, i) => [i === 0 ? 'ABK' : 'ABF', code])]];
}

/** 2310B rendering provider: sent when it is another than the billing provider of 2010AA. */
function renderingProvider(claim: ProfessionalClaim): SegmentData[] {
  const r = claim.renderingProvider;
  if (r.npi !== '' && r.npi === claim.billingProvider.npi) return [];
  if (r.npi === '' && r.lastName === '') return [];
  const id = r.npi === '' ? [] : ['XX', r.npi];
  const name: SegmentData = ['NM1', '82', '1', r.lastName, r.firstName, r.middleName, '', '', ...id];
  return r.taxonomy === '' ? [name] : [name, ['PRV', 'PE', 'PXC', r.taxonomy]];
}

/** 2310C service facility location: sent when it is another place than the billing provider's. */
function serviceFacility(claim: ProfessionalClaim): SegmentData[] {
  const f = claim.serviceFacility;
  if (!f) return [];
  const id = f.npi === '' ? [] : ['XX', f.npi];
  return [['NM1', '77', '2', f.name, '', '', '', '', ...id], ...place(f.address)];
}

import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { SegmentData } from '../writer.ts';
import { place } from './place.ts';

/** 2000A billing provider hierarchical level and 2010AA billing provider name. */
export function billingProvider(claim: ProfessionalClaim, hl: string): SegmentData[] {
  const b = claim.billingProvider;
  const segments: SegmentData[] = [['HL', hl, '', '20', '1']];
  // 2000A PRV: when the taxonomy may bear on adjudication.
  if (b.taxonomy !== '') segments.push(['PRV', 'BI', 'PXC', b.taxonomy]);
  segments.push(
    // 2010AA NM1: NM108 XX, the NPI.
    ['NM1', '85', '2', b.name, '', '', '', '', ...(b.npi === '' ? [] : ['XX', b.npi])],
    // 2010AA N3, N4: street address with nine ZIP digits.
    ...place(b.address),
    // 2010AA REF: EI employer's number or SY social security number.
    ['REF', b.taxIdKind, b.taxId],
  );
  // 2010AA PER: only when it differs from the submitter's contact in 1000A.
  if (b.phone !== '' && b.phone !== claim.submitter.phone)
    segments.push(['PER', 'IC', b.name, 'TE', b.phone]);
  return segments;
}

/** Claims with the same key share one 2000A loop. */
export function billingProviderKey(claim: ProfessionalClaim): string {
  const b = claim.billingProvider;
  return JSON.stringify([
    b.npi,
    b.taxIdKind,
    b.taxId,
    b.taxonomy,
    b.name,
    b.phone,
    ...Object.values(b.address),
  ]);
}

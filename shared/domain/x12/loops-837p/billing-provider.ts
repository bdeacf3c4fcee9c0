import type { SegmentData } from '../writer.ts';
import { keyOf, placeKey, sharedExtras } from './extras-key.ts';
import type { LoopWriter } from './loop-writer.ts';
import { name, organization, otherIds, place } from './place.ts';
import type { WritableClaim } from './writable-claim.ts';

/** 2000A billing provider hierarchical level, 2010AA billing provider name, 2010AB pay-to address. */
export function billingProvider(w: LoopWriter, claim: WritableClaim, hl: string): void {
  const b = claim.billingProvider;
  const level: SegmentData[] = [['HL', hl, '', '20', '1']];
  // 2000A PRV: when the taxonomy may bear on adjudication.
  if (b.taxonomy !== '') level.push(['PRV', 'BI', 'PXC', b.taxonomy]);
  w.put('2000A', 0, level);
  const segments: SegmentData[] = [
    // 2010AA NM1: NM108 XX, the NPI.
    b.person
      ? name('85', '1', { lastName: b.name, ...b.person }, 'XX', b.npi)
      : organization('85', b.name, 'XX', b.npi),
    // 2010AA N3, N4: street address with nine ZIP digits.
    ...place(b.address),
  ];
  // 2010AA REF: EI employer's number or SY social security number.
  if (b.taxId !== '') segments.push(['REF', b.taxIdKind, b.taxId]);
  segments.push(...otherIds(b.otherIds));
  // 2010AA PER: only when it differs from the submitter's contact in 1000A.
  if (b.phone !== '' && b.phone !== claim.submitter.phone)
    segments.push(['PER', 'IC', b.name, 'TE', b.phone]);
  w.put('2010AA', 0, segments);
  w.rest('2010AA', 1);
  // 2010AB: NM1 without a name, then the address.
  const payTo = claim.payToAddress;
  w.put('2010AB', 0, payTo ? [['NM1', '87', '2'], ...place(payTo)] : []);
  w.rest('2010AB', 1);
  w.rest('2010AC');
  w.rest('2010A');
}

/** Claims with the same key share one 2000A loop. */
export function billingProviderKey(claim: WritableClaim): string {
  const b = claim.billingProvider;
  const { payToAddress } = claim;
  return keyOf(
    [b.npi, b.taxIdKind, b.taxId, b.taxonomy, b.name, b.phone, placeKey(b.address)],
    [
      ...(b.person ? [b.person] : []),
      ...(b.otherIds ?? []),
      ...(payToAddress ? [payToAddress] : []),
      ...sharedExtras(claim, '2000A', '2010A'),
    ],
  );
}

import type { ClaimProvider, ServiceFacility } from '#shared/domain/claim-parts/parties.ts';
import { PROVIDER_ROLES } from '#shared/domain/claim-parts/parties.ts';
import type { SegmentData } from '../writer.ts';
import type { LoopWriter } from './loop-writer.ts';
import { name, organization, otherIds, place } from './place.ts';
import type { WritableClaim } from './writable-claim.ts';

/** The 2310 loops of a claim: referring, rendering, facility, supervising, ambulance pick-up and drop-off. */
export function claimProviders(w: LoopWriter, claim: WritableClaim): void {
  const all = claim.providers ?? [];
  providerLoops(
    w,
    '2310A',
    all.filter((p) => p.role === 'referring' || p.role === 'primaryCare'),
  );
  w.put('2310B', 0, renderingProvider(claim));
  w.rest('2310B', 1);
  w.put('2310C', 0, claim.serviceFacility ? facility(claim.serviceFacility) : []);
  w.rest('2310C', 1);
  providerLoops(
    w,
    '2310D',
    all.filter((p) => p.role === 'supervising'),
  );
  const transport = claim.situation?.ambulance;
  w.put('2310E', 0, transport?.pickUp ? [['NM1', 'PW', '2'], ...place(transport.pickUp)] : []);
  w.rest('2310E', 1);
  const to = transport?.dropOff;
  w.put('2310F', 0, to ? [organization('45', to.name, '', ''), ...place(to.address)] : []);
  w.rest('2310F', 1);
  w.rest('2310');
}

/** 2310B: sent when it is another than the billing provider of 2010AA (situational rule of 2310B). */
function renderingProvider(claim: WritableClaim): SegmentData[] {
  const r = claim.renderingProvider;
  if (r.npi !== '' && r.npi === claim.billingProvider.npi && r.repeatsBilling !== true) return [];
  if (r.npi === '' && r.lastName === '') return [];
  const segments: SegmentData[] = [name('82', r.organization === true ? '2' : '1', r, 'XX', r.npi)];
  if (r.taxonomy !== '') segments.push(['PRV', 'PE', 'PXC', r.taxonomy]);
  segments.push(...otherIds(r.otherIds));
  return segments;
}

/** 2310C and 2420C: sent when it is another place than the billing provider's or the claim's. */
export function facility(f: ServiceFacility): SegmentData[] {
  return [organization('77', f.name, 'XX', f.npi), ...place(f.address), ...otherIds(f.otherIds)];
}

/** One loop for each provider, in their order. */
export function providerLoops(w: LoopWriter, loop: string, providers: readonly ClaimProvider[]): void {
  providers.forEach((p, i) => w.put(loop, i, provider(p)));
  w.rest(loop, providers.length);
}

function provider(p: ClaimProvider): SegmentData[] {
  const segments: SegmentData[] = [name(PROVIDER_ROLES[p.role], p.entity, p, 'XX', p.npi)];
  if (p.taxonomy) segments.push(['PRV', 'PE', 'PXC', p.taxonomy]);
  if (p.address) segments.push(...place(p.address));
  segments.push(...otherIds(p.otherIds));
  return segments;
}

import type {
  ClaimProvider,
  OtherId,
  ProviderRole,
  ServiceFacility,
} from '#shared/domain/claim-parts/parties.ts';
import type { Segment } from '../segments.ts';
import type { ClaimLevel, RenderingDraft } from './claim-level.ts';
import type { Standing } from './gathering.ts';
import type { LineLevel } from './line-level.ts';
import { noAddress, readName, readOtherId, readPlace, suffixOf } from './parties.ts';
import type { AddressDraft } from './parties.ts';
import { el, endsAt } from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type ProviderDraft = Mutable<ClaimProvider>;
type FacilityDraft = Mutable<ServiceFacility>;

const CLAIM_LOOPS: Readonly<Record<string, readonly [string, ProviderRole | null]>> = {
  DN: ['2310A', 'referring'],
  P3: ['2310A', 'primaryCare'],
  '82': ['2310B', null],
  '77': ['2310C', null],
  DQ: ['2310D', 'supervising'],
  PW: ['2310E', null],
  '45': ['2310F', null],
};
const LINE_LOOPS: Readonly<Record<string, readonly [string, ProviderRole | null]>> = {
  '82': ['2420A', 'rendering'],
  QB: ['2420B', 'purchasedService'],
  '77': ['2420C', null],
  DQ: ['2420D', 'supervising'],
  DK: ['2420E', 'ordering'],
  DN: ['2420F', 'referring'],
  P3: ['2420F', 'primaryCare'],
  PW: ['2420G', null],
  '45': ['2420H', null],
};

/** NM1 after CLM: one of the 2310 loops. */
export function openClaimParty(claim: ClaimLevel, s: Segment): void {
  const { at } = claim;
  const [loop, role] = CLAIM_LOOPS[el(s, 1)] ?? ['2310', null];
  if (role) claim.providers.push(openProvider(at, s, loop, role));
  else if (loop === '2310B') openRendering(claim, s);
  else if (loop === '2310C' && !claim.facility) claim.facility = openFacility(at, s, loop);
  else if ((loop === '2310E' || loop === '2310F') && claim.situation?.ambulance)
    openTransport(claim, s, loop);
  else at.carryLoop(loop, s);
}

/** NM1 after LX: one of the 2420 loops. */
export function openLineParty(line: LineLevel, s: Segment): void {
  const { at } = line;
  const [loop, role] = LINE_LOOPS[el(s, 1)] ?? ['2420', null];
  if (role) (line.said.providers ??= []).push(openProvider(at, s, loop, role));
  else if (loop === '2420C' && !line.detail?.serviceFacility)
    line.said.serviceFacility = openFacility(at, s, loop);
  else at.carryLoop(loop, s);
}

function openProvider(at: Standing, s: Segment, loop: string, role: ProviderRole): ProviderDraft {
  at.enterLoop(loop, at);
  const n = readName(at, s, '12', 'XX');
  const provider: ProviderDraft = {
    role,
    entity: n.entity,
    lastName: n.lastName,
    firstName: n.firstName,
    middleName: n.middleName,
    ...suffixOf(n),
    npi: n.id,
  };
  at.reader = { take: (next) => inProvider(at, next, provider) };
  return provider;
}

function inProvider(at: Standing, s: Segment, p: ProviderDraft): void {
  if (s.id === 'REF') return reference(at, s, p);
  const taxonomy = taxonomyOf(s);
  if (taxonomy !== '' && !p.taxonomy) {
    p.taxonomy = taxonomy;
    return;
  }
  // Only the ordering provider of a line has an address.
  if (p.role === 'ordering' && (s.id === 'N3' || s.id === 'N4')) {
    const address: AddressDraft = p.address ? { ...p.address } : noAddress();
    if (readPlace(at, s, address)) {
      p.address = address;
      return;
    }
  }
  at.carry(s);
}

/** PRV03 of a performing provider, or empty when the segment says something else. */
function taxonomyOf(s: Segment): string {
  return s.id === 'PRV' && el(s, 1) === 'PE' && el(s, 2) === 'PXC' && endsAt(s, 3) ? el(s, 3) : '';
}

function reference(at: Standing, s: Segment, party: { otherIds?: OtherId[] | undefined }): void {
  const id = readOtherId(s);
  if (id) (party.otherIds ??= []).push(id);
  else at.carry(s);
}

/** 2310B. */
function openRendering(claim: ClaimLevel, s: Segment): void {
  const { at } = claim;
  // Without name and NPI it would not be written again.
  if (claim.rendering || (el(s, 3) === '' && (el(s, 8) !== 'XX' || el(s, 9) === '')))
    return at.carryLoop('2310B', s);
  at.enterLoop('2310B', at);
  const n = readName(at, s, '12', 'XX');
  const r: RenderingDraft = {
    lastName: n.lastName,
    firstName: n.firstName,
    middleName: n.middleName,
    credentials: '',
    npi: n.id,
    taxonomy: '',
    ...(n.entity === '2' ? { organization: true } : {}),
    ...suffixOf(n),
  };
  claim.rendering = r;
  const take = (next: Segment): void => {
    const taxonomy = taxonomyOf(next);
    if (next.id === 'REF') reference(at, next, r);
    else if (taxonomy !== '' && r.taxonomy === '') r.taxonomy = taxonomy;
    else at.carry(next);
  };
  at.reader = { take };
}

/** 2310C and 2420C. */
function openFacility(at: Standing, s: Segment, loop: string): FacilityDraft {
  const address = noAddress();
  const facility: FacilityDraft = { name: '', npi: '', address };
  const take = (next: Segment): void => {
    if (next.id === 'REF') reference(at, next, facility);
    else if (!readPlace(at, next, address)) at.carry(next);
  };
  at.enterLoop(loop, { take });
  const n = readName(at, s, '2', 'XX');
  facility.name = n.lastName;
  facility.npi = n.id;
  return facility;
}

/** 2310E and 2310F of an ambulance claim. */
function openTransport(claim: ClaimLevel, s: Segment, loop: '2310E' | '2310F'): void {
  const { at } = claim;
  const known = loop === '2310E' ? claim.pickUp : claim.dropOff;
  if (known) return at.carryLoop(loop, s);
  const address = noAddress();
  const take = (next: Segment): void => {
    if (!readPlace(at, next, address)) at.carry(next);
  };
  at.enterLoop(loop, { take });
  const n = readName(at, s, '2', '');
  if (loop === '2310F') claim.dropOff = { name: n.lastName, address };
  else {
    claim.pickUp = address;
    if (!n.odd && n.lastName !== '') at.odd(s);
  }
}

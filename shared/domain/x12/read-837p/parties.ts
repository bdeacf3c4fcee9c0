import type { LooseAddress, OtherId } from '#shared/domain/claim-parts/parties.ts';
import type { Segment } from '../segments.ts';
import type { Standing } from './gathering.ts';
import { el, empty, endsAt } from './values.ts';

/** NM1 as it stands. */
export type Named = {
  entity: '1' | '2';
  lastName: string;
  firstName: string;
  middleName: string;
  suffix: string;
  id: string;
  /** Whether it was already marked odd. */
  odd: boolean;
};

/**
 * NM1 → name and identifier. It is marked odd when it says more than the fields hold.
 * @param kinds NM102 that the fields can say.
 * @param idQualifier NM108 that the field of the identifier stands for; another leaves it empty.
 */
export function readName(at: Standing, s: Segment, kinds: '1' | '2' | '12', idQualifier: string): Named {
  const kind = el(s, 2);
  const entity = kind === '2' ? '2' : kind === '1' ? '1' : kinds === '2' ? '2' : '1';
  const qualifier = el(s, 8);
  const id = el(s, 9);
  const ours = idQualifier !== '' && qualifier === idQualifier && id !== '';
  const plain =
    kind !== '' &&
    kinds.includes(kind) &&
    (ours || (qualifier === '' && id === '')) &&
    el(s, 6) === '' &&
    endsAt(s, 9) &&
    // An organisation is held by its name alone where the field knows no persons.
    (kinds !== '2' || empty(s, 4, 7));
  if (!plain) at.odd(s);
  return {
    entity,
    lastName: el(s, 3),
    firstName: el(s, 4),
    middleName: el(s, 5),
    suffix: el(s, 7),
    // Another kind of identifier is no NPI and no member id; a payer's or person's own is better than none.
    id: ours || (idQualifier !== 'XX' && id !== '') ? id : '',
    odd: !plain,
  };
}

/** `{suffix}` when there is one: absent members are left out. */
export function suffixOf(n: Pick<Named, 'suffix'>): { suffix?: string } {
  return n.suffix === '' ? {} : { suffix: n.suffix };
}

export type AddressDraft = { -readonly [K in keyof LooseAddress]: LooseAddress[K] };

export function noAddress(): AddressDraft {
  return { line1: '', line2: '', city: '', state: '', zip: '' };
}

export function isEmptyAddress(a: AddressDraft): boolean {
  return a.line1 === '' && a.line2 === '' && a.city === '' && a.state === '' && a.zip === '' && !a.country;
}

/**
 * N3 or N4 into an address.
 * @returns false when the segment is none of them or the address has it already.
 */
export function readPlace(at: Standing, s: Segment, a: AddressDraft): boolean {
  if (s.id === 'N3') {
    if (a.line1 !== '' || a.line2 !== '') return false;
    a.line1 = el(s, 1);
    a.line2 = el(s, 2);
    if (a.line1 === '' && a.line2 === '') return false;
    if (!endsAt(s, 2)) at.odd(s);
    return true;
  }
  if (s.id !== 'N4' || a.city !== '' || a.state !== '' || a.zip !== '' || a.country) return false;
  a.city = el(s, 1);
  a.state = el(s, 2);
  a.zip = el(s, 3);
  const country = el(s, 4);
  if (country !== '') a.country = country;
  if (a.city === '' && a.state === '' && a.zip === '' && country === '') return false;
  if (!endsAt(s, 4) || a.zip.includes('-')) at.odd(s);
  return true;
}

/** REF with a plain value → identifier, otherwise null. */
export function readOtherId(s: Segment): OtherId | null {
  const qualifier = el(s, 1);
  const value = el(s, 2);
  return qualifier === '' || value === '' || !endsAt(s, 2) || hasComponents(s, 2)
    ? null
    : { qualifier, value };
}

/** Whether an element is a composite where we expect a plain value. */
export function hasComponents(s: Segment, position: number): boolean {
  return s.elements[position]?.includes(s.delimiters.component) ?? false;
}

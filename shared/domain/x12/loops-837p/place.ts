import type { LooseAddress, OtherId } from '#shared/domain/claim-parts/parties.ts';
import type { SegmentData } from '../writer.ts';

/** N3 and N4 of any loop, each when it has something to say; N404 only outside the United States. */
export function place(a: LooseAddress): SegmentData[] {
  const segments: SegmentData[] = [];
  if (a.line1 !== '' || a.line2 !== '') segments.push(['N3', a.line1, a.line2]);
  const country = a.country ?? '';
  if (a.city !== '' || a.state !== '' || a.zip !== '' || country !== '')
    segments.push(['N4', a.city, a.state, a.zip.includes('-') ? a.zip.replaceAll('-', '') : a.zip, country]);
  return segments;
}

type Named = {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly suffix?: string | undefined;
};

/** NM1: entity, person (1) or organisation (2), name, and the identifier when there is one. */
export function name(
  entity: string,
  kind: '1' | '2',
  n: Named,
  idQualifier: string,
  id: string,
): SegmentData {
  const q = id === '' ? '' : idQualifier;
  return ['NM1', entity, kind, n.lastName, n.firstName, n.middleName, '', n.suffix ?? '', q, id];
}

/** NM1 of an organisation. */
export function organization(entity: string, text: string, idQualifier: string, id: string): SegmentData {
  return ['NM1', entity, '2', text, '', '', '', '', id === '' ? '' : idQualifier, id];
}

/** REF of a party's further identifiers. */
export function otherIds(ids: readonly OtherId[] | undefined): SegmentData[] {
  return ids?.map(({ qualifier, value }) => ['REF', qualifier, value]) ?? [];
}

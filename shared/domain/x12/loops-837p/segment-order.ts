import type { SegmentData } from '../writer.ts';

const split = (text: string): readonly string[] => text.split(' ');

/** Loops of a provider that is only identified: 2310A, 2310D, 2330C to G, 2420A, B, D, F. */
const IDENTIFIED = split('NM1 PRV REF PER');
/** Loops of a place. */
const PLACE = split('NM1 N2 N3 N4 REF PER');

/**
 * The segments of each loop in the order of the guide, as `segmentKey` names them.
 * Source: 005010X222A1 section 2.3.1 (table 2, detail) and section 2.4.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  '1000A': split('NM1 PER'),
  '1000B': split('NM1'),
  '2000A': split('HL PRV CUR'),
  '2010AA': split('NM1 N3 N4 REF*EI REF*SY REF*0B REF*1G REF PER'),
  '2010AB': split('NM1 N3 N4'),
  '2010AC': split('NM1 N3 N4 REF'),
  '2000B': split('HL SBR PAT'),
  '2010BA': split('NM1 N3 N4 DMG REF*SY REF*Y4 REF PER'),
  '2010BB': split('NM1 N3 N4 REF*2U REF*EI REF*FY REF*NF REF'),
  '2000C': split('HL PAT'),
  '2010CA': split('NM1 N3 N4 DMG REF*Y4 REF PER'),
  '2300': split(
    'CLM DTP*431 DTP*454 DTP*304 DTP*453 DTP*439 DTP*484 DTP*455 DTP*471 DTP*314 DTP*360 DTP*361 DTP*297 ' +
      'DTP*296 DTP*435 DTP*096 DTP*090 DTP*091 DTP*444 DTP*050 DTP PWK CN1 AMT*F5 AMT REF*4N REF*F5 REF*EW ' +
      'REF*9F REF*G1 REF*F8 REF*X4 REF*9A REF*9C REF*LX REF*D9 REF*EA REF*P4 REF*1J REF K3 NTE CR1 CR2 ' +
      'CRC*07 CRC*E1 CRC*E2 CRC*E3 CRC*75 CRC*ZZ CRC HI*diagnoses HI*BP HI*BG HI HCP',
  ),
  '2310A': IDENTIFIED,
  '2310B': IDENTIFIED,
  '2310C': PLACE,
  '2310D': IDENTIFIED,
  '2310E': PLACE,
  '2310F': PLACE,
  '2320': split('SBR CAS AMT*D AMT*A8 AMT*EAF AMT OI MOA'),
  '2330A': split('NM1 N3 N4 REF'),
  '2330B': split('NM1 N3 N4 DTP*573 REF*2U REF*EI REF*FY REF*NF REF*G1 REF*9F REF*T4 REF*F8 REF'),
  '2400': split(
    'LX SV1 SV5 PWK CR1 CR3 CRC*07 CRC*70 CRC*09 CRC DTP*472 DTP*471 DTP*607 DTP*463 DTP*461 DTP*304 DTP*738 ' +
      'DTP*739 DTP*011 DTP*455 DTP*454 DTP QTY*PT QTY*FL QTY MEA CN1 REF*9B REF*9D REF*G1 REF*6R REF*EW ' +
      'REF*X4 REF*F4 REF*BT REF*9F REF AMT*T AMT*F4 AMT K3 NTE PS1 HCP',
  ),
  '2410': split('LIN CTP REF'),
  '2420A': IDENTIFIED,
  '2420B': IDENTIFIED,
  '2420C': PLACE,
  '2420D': IDENTIFIED,
  '2420E': PLACE,
  '2420F': IDENTIFIED,
  '2430': split('SVD CAS DTP*573 AMT*EAF AMT'),
};

/** Segments of which one loop may have several kinds, told apart by their first element. */
const BY_FIRST_ELEMENT: ReadonlySet<string> = new Set(['REF', 'DTP', 'AMT', 'CRC', 'QTY', 'HI']);
const DIAGNOSES: ReadonlySet<string> = new Set(['ABK', 'BK', 'ABF', 'BF']);

/** What kind of segment it is within its loop: `CLM`, `REF*G1`, `HI*diagnoses`. */
export function segmentKey(segment: readonly (string | readonly string[])[]): string {
  const [id, first] = segment;
  if (typeof id !== 'string' || first === undefined || !BY_FIRST_ELEMENT.has(id)) return String(id ?? '');
  const code = typeof first === 'string' ? first : (first[0] ?? '');
  // Some writers use another component separator than ISA16 says; a qualifier of HI has no more than three.
  const plain = id === 'HI' ? (/^[A-Z]+/.exec(code)?.[0] ?? code) : code;
  return id === 'HI' && DIAGNOSES.has(plain) ? 'HI*diagnoses' : `${id}*${plain}`;
}

const RANKS = new Map(
  Object.entries(ORDER).map(([loop, keys]) => [loop, new Map(keys.map((key, i) => [key, i]))]),
);

/** Place of a segment in its loop; what the guide does not know there comes last. */
export function segmentRank(loop: string, segment: SegmentData): number {
  const ranks = RANKS.get(loop);
  return ranks?.get(segmentKey(segment)) ?? ranks?.get(segment[0]) ?? Number.MAX_SAFE_INTEGER;
}

/** Whether the guide knows such a segment in the loop; loops of which we hold no table know all. */
export function belongs(loop: string, key: string): boolean {
  const ranks = RANKS.get(loop);
  if (!ranks) return true;
  const star = key.indexOf('*');
  return ranks.has(key) || ranks.has(star < 0 ? key : key.slice(0, star));
}

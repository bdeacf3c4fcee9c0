import type { ElementType, Relation } from './model.ts';

/** A segment of the standard: its elements (a list of parts is a composite) and their relations. */
export type StandardSegment = {
  readonly elements: readonly (ElementType | readonly ElementType[])[];
  readonly relations: readonly Relation[];
};

/** Composites of 005010 that the guides known here use. */
const COMPOSITES: Readonly<Record<string, string>> = {
  C001: 'ID2 R1/15 R1/10 ID2 R1/15 R1/10 ID2 R1/15 R1/10 ID2 R1/15 R1/10 ID2 R1/15 R1/10',
  C002: 'ID2 ID2 ID2 ID2 ID2',
  C003: 'ID2 AN1/48 AN2 AN2 AN2 AN2 AN1/80 AN1/48',
  C004: 'N01/2 N01/2 N01/2 N01/2',
  C022: 'ID1/3 AN1/30 ID2/3 DP1/35 R1/18 R1/15 AN1/30 AN1/30 ID1',
  C023: 'AN1/2 ID1/2 ID1',
  C024: 'ID2/3 ID2/3 ID2/3 ID2 ID2/3',
  C035: 'ID1/3 ID2/3 ID1',
  C040: 'ID2/3 AN1/50 ID2/3 AN1/50 ID2/3 AN1/50',
  C056: 'ID1 ID1/3 AN1/30',
};

const many = (text: string, times: number): string => Array.from({ length: times }, () => text).join(' ');

/**
 * Segments of ASC X12 005010: data type, shortest and longest length of each element, then relations.
 * Source: X12.3 data element dictionary and X12.22 segment directory, 005010; facts only.
 */
const SEGMENTS: Readonly<Record<string, readonly [elements: string, relations?: string]>> = {
  ISA: ['ID2 AN10 ID2 AN10 ID2 AN15 ID2 AN15 DT6 TM4 AN1 ID5 N09 ID1 ID1 AN1'],
  GS: ['ID2 AN2/15 AN2/15 DT8 TM4/8 N01/9 ID1/2 AN1/12'],
  ST: ['ID3 AN4/9 AN1/35'],
  SE: ['N01/10 AN4/9'],
  GE: ['N01/6 N01/9'],
  IEA: ['N01/5 N09'],
  TA1: ['N09 DT6 TM4 ID1 ID3'],
  BHT: ['ID4 ID2 AN1/50 DT8 TM4/8 ID2'],
  NM1: ['ID2/3 ID1 AN1/60 AN1/35 AN1/25 AN1/10 AN1/10 ID1/2 AN2/80 ID2 ID2/3 AN1/60', 'P0809 C1110 C1203'],
  N3: ['AN1/55 AN1/55'],
  N4: ['AN2/30 ID2 ID3/15 ID2/3 ID1/2 AN1/30 ID1/3', 'E0207 C0605 C0704'],
  PER: ['ID2 AN1/60 ID2 AN1/256 ID2 AN1/256 ID2 AN1/256 AN1/20', 'P0304 P0506 P0708'],
  REF: ['ID2/3 AN1/50 AN1/80 C040', 'R0203'],
  HL: ['AN1/12 AN1/12 ID1/2 ID1'],
  PRV: ['ID1/3 ID2/3 AN1/50 ID2 C035 ID3', 'P0203'],
  CUR: ['ID2/3 ID3 R4/10 ID2/3 ID3 ID3'],
  SBR: ['ID1 ID2 AN1/50 AN1/60 ID1/3 ID1 ID1 ID2 ID1/2'],
  PAT: ['ID2 ID1 ID2 ID1 ID2/3 DP1/35 ID2 R1/10 ID1', 'P0506 P0708'],
  DMG: ['ID2/3 DP1/35 ID1 ID1 C056 ID1/2 ID2/3 ID1/2 R1/15 ID1/3 AN1/30', 'P0102'],
  CLM: ['AN1/38 R1/18 ID1/2 ID1/2 C023 ID1 ID1 ID1 ID1 ID1 C024 ID2/3 ID1 ID1/3 ID1 ID1 ID1/2 ID1 ID2 ID1/2'],
  DTP: ['ID3 ID2/3 DP1/35'],
  PWK: ['ID2 ID1/2 N01/2 ID2/3 ID1/2 AN2/80 AN1/80 C002 ID1/2', 'P0506'],
  CN1: ['ID2 R1/18 R1/6 AN1/50 R1/6 AN1/30'],
  AMT: ['ID1/3 R1/18 ID1'],
  K3: ['AN1/80 ID1/2 C001'],
  NTE: ['ID3 AN1/80'],
  CR1: ['ID2 R1/10 ID1 ID1 ID2 R1/15 AN1/55 AN1/55 AN1/80 AN1/80', 'P0102 P0506'],
  CR2: ['N01/9 N01/9 ID2/3 ID2/3 ID2 R1/15 R1/15 ID1 ID1 AN1/80 AN1/80 ID1', 'P0102 C0403 P0506'],
  CR3: ['ID1 ID2 R1/15 ID1 AN1/80', 'P0203'],
  CRC: ['ID2 ID1 ID2/3 ID2/3 ID2/3 ID2/3 ID2/3'],
  HI: [many('C022', 12)],
  HCP: [
    'ID2 R1/18 R1/18 AN1/50 R1/9 AN1/50 R1/18 AN1/48 ID2 AN1/48 ID2 R1/15 ID2 ID1/2 ID1/2',
    'R0113 P0910 P1112',
  ],
  CAS: [
    `ID1/2 ${many('ID1/5 R1/18 R1/15', 6)}`,
    'L020304 C0302 C0402 L050607 C0605 C0705 L080910 C0908 C1008 L111213 C1211 C1311 L141516 C1514 C1614 L171819 C1817 C1917',
  ],
  OI: ['ID1/2 ID2 ID1 ID1 ID1 ID1'],
  MOA: ['R1/10 R1/18 AN1/50 AN1/50 AN1/50 AN1/50 AN1/50 R1/18 R1/18'],
  LX: ['N01/6'],
  SV1: [
    'C003 R1/18 ID2 R1/15 AN1/2 ID1/2 C004 R1/18 ID1 ID1/2 ID1 ID1 ID1/2 ID1/2 ID1 ID1 ID1/2 ID1/2 ID1 R1/15 ID1',
    'P0304',
  ],
  SV5: ['C003 ID2 R1/15 R1/18 R1/18 ID1 N01/3', 'R0405 C0604'],
  QTY: ['ID2 R1/15 C001 AN1/30', 'R0204 E0204'],
  MEA: ['ID2 ID1/3 R1/20 C001 R1/20 R1/20 ID2 ID2 ID2/4 ID2 ID1/3 AN1/30', 'R03050608'],
  PS1: ['AN1/50 R1/18 ID2'],
  LIN: ['AN1/20 ID2 AN1/48'],
  CTP: ['ID2 ID3 R1/17 R1/15 C001 ID3 R1/10 R1/18 ID2 AN1/10 N01/2', 'P0405'],
  SVD: ['AN2/80 R1/18 C003 AN1/48 R1/15 N01/6'],
  LQ: ['ID1/3 AN1/30', 'C0102'],
  FRM: ['AN1/20 ID1 AN1/50 DT8 R1/6', 'R02030405'],
};

/** The segments above, taken apart. */
export const STANDARD_SEGMENTS: ReadonlyMap<string, StandardSegment> = new Map(
  Object.entries(SEGMENTS).map(([id, [elements, relations = '']]) => [
    id,
    {
      elements: words(elements).map((token) => {
        const parts = COMPOSITES[token];
        return parts === undefined ? elementType(token) : words(parts).map(elementType);
      }),
      relations: words(relations).map(relation),
    },
  ]),
);

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}

/** `AN1/60` or, when the length is fixed, `ID2`. */
function elementType(token: string): ElementType {
  const type = token.slice(0, token.startsWith('R') ? 1 : 2) as ElementType['type'];
  const [min = '', max = min] = token.slice(type.length).split('/');
  return { type, min: Number(min), max: Number(max) };
}

/** `P0809`. */
function relation(token: string): Relation {
  const positions = (token.slice(1).match(/\d\d/g) ?? []).map(Number);
  return { kind: token.charAt(0) as Relation['kind'], positions };
}

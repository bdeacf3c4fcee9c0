import { loop, segment } from '../guide/define.ts';
import type { LoopDef, SegmentDef } from '../guide/model.ts';
import {
  AMBULANCE_CONDITIONS,
  CONTRACT_TYPES,
  DELAY_REASONS,
  FREQUENCIES,
  PLACES,
  RELATED_CAUSES,
  REPORT_TYPES,
  REPORT_WAYS,
  REPRICING_METHODS,
} from './code-lists.ts';
import { amount, date, reference } from './common.ts';
import { CLAIM_PROVIDERS } from './claim-providers.ts';
import { OTHER_COVERAGE } from './other-coverage.ts';
import { SERVICE_LINE } from './service-line.ts';

const CLM: SegmentDef = segment('CLM', {
  pos: 1300,
  use: 'R',
  elements: 'R R - - R(R R R) R R R R S S(R S - S S) S - - - - - - - S',
  codes: {
    '5-1': PLACES,
    '5-2': 'B',
    '5-3': FREQUENCIES,
    '6': 'N Y',
    '7': 'A B C',
    '8': 'N W Y',
    '9': 'I Y',
    '10': 'P',
    '11-1': RELATED_CAUSES,
    '11-2': RELATED_CAUSES,
    '12': '02 03 05 09',
    '20': DELAY_REASONS,
  },
});

/** DTP01 that may stand once, each with its format. */
const DATES: readonly SegmentDef[] = [
  ...'431 454 304 453 439 484 455 471 297 296 435 096 444 050'.split(' ').map((q) => date(1350, q)),
  // Disability: a period, or its begin or end alone.
  date(1350, '314 360 361', 'D8 RD8'),
  date(1350, '090 091', 'D8', 'S 2'),
];

/** REF01 that may stand once. */
const REFERENCES = '4N F5 EW 9F G1 F8 X4 9A 9C LX D9 EA P4 1J'.split(' ').map((q) => reference(1800, q));

/** CRC of a claim: ambulance, sight, homebound, child health screening. */
const CONDITIONS: readonly SegmentDef[] = [
  condition('07', 'S 3', 'N Y', AMBULANCE_CONDITIONS),
  condition('E1 E2 E3', 'S 3', 'N Y', 'L1 L2 L3 L4 L5'),
  condition('75', 'S', 'Y', 'IH', 'R R R'),
  condition('ZZ', 'S', 'N Y', 'AV NU S2 ST', 'R R R S S'),
];

function condition(
  category: string,
  use: string,
  answers: string,
  codes: string,
  elements = 'R R R S S S S',
): SegmentDef {
  return segment('CRC', {
    pos: 2200,
    use,
    elements,
    codes: { '1': category, '2': answers, '3': codes, '4': codes, '5': codes, '6': codes, '7': codes },
    match: '1',
  });
}

/** HI with one qualifier in its first place and another in those that follow. */
function codes(use: string, first: string, others: string, places: number): SegmentDef {
  const parts = '(R R - - - - - - -)';
  const elements = Array.from({ length: places }, (_, i) => `${i === 0 ? 'R' : 'S'}${parts}`).join(' ');
  const list: Record<string, string> = { '1-1': first };
  for (let i = 2; i <= places; i += 1) list[`${i}-1`] = others;
  return segment('HI', { pos: 2310, use, elements, codes: list, match: '1-1' });
}

/** 2300. */
export const CLAIM: LoopDef = loop('2300', {
  pos: 550,
  use: 'S 100',
  name: 'claim',
  kept: false,
  items: [
    CLM,
    ...DATES,
    segment('PWK', {
      pos: 1550,
      use: 'S 10',
      elements: 'R R - - S S',
      codes: { '1': REPORT_TYPES, '2': REPORT_WAYS, '5': 'AC' },
    }),
    segment('CN1', { pos: 1600, use: 'S', elements: 'R S S S S S', codes: { '1': CONTRACT_TYPES } }),
    amount(1750, 'F5'),
    ...REFERENCES,
    segment('K3', { pos: 1850, use: 'S 10', elements: 'R' }),
    segment('NTE', { pos: 1900, use: 'S', elements: 'R R', codes: { '1': 'ADD CER DCP DGN TPO' } }),
    segment('CR1', {
      pos: 1950,
      use: 'S',
      elements: 'S S - R R R - - S S',
      codes: { '1': 'LB', '4': 'A B C D E', '5': 'DH' },
    }),
    segment('CR2', {
      pos: 2000,
      use: 'S',
      elements: '- - - - - - - R - S S',
      codes: { '8': 'A C D E F G M' },
    }),
    ...CONDITIONS,
    codes('R', 'ABK BK', 'ABF BF', 12),
    codes('S', 'BP', 'BO', 2),
    codes('S 2', 'BG', 'BG', 12),
    segment('HCP', {
      pos: 2410,
      use: 'S',
      elements: 'R R S S S S S - - - - - S S S',
      codes: { '1': REPRICING_METHODS, '13': 'T1 T2 T3 T4 T5 T6', '14': '1 2 3 4 5', '15': '1 2 3 4 5 6' },
    }),
    ...CLAIM_PROVIDERS,
    OTHER_COVERAGE,
    SERVICE_LINE,
  ],
});

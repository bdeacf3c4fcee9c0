import { loop, segment } from '../guide/define.ts';
import type { LoopDef, SegmentDef } from '../guide/model.ts';
import {
  AMBULANCE_CONDITIONS,
  CONTRACT_TYPES,
  DRUG_UNITS,
  PLACES,
  PROCEDURE_LISTS,
  REPORT_TYPES,
  REPORT_WAYS,
} from './code-lists.ts';
import { amount, date, reference, referenceOfPayer } from './common.ts';
import { LINE_PROVIDERS } from './line-providers.ts';
import { adjustments } from './other-coverage.ts';

const SERVICE: readonly SegmentDef[] = [
  segment('SV1', {
    pos: 3700,
    use: 'R',
    elements: 'R(R R S S S S S) R R R S - R(R S S S) - S - S S - - S',
    codes: {
      '1-1': PROCEDURE_LISTS,
      '3': 'MJ UN',
      '5': PLACES,
      '9': 'Y',
      '11': 'Y',
      '12': 'Y',
      '15': '0',
    },
  }),
  segment('SV5', {
    pos: 4000,
    use: 'S',
    elements: 'R(R R) R R R R R',
    codes: { '1-1': 'HC', '2': 'DA', '6': '1 4 6' },
  }),
  segment('PWK', {
    pos: 4200,
    use: 'S 10',
    elements: 'R R - - S S',
    codes: { '1': REPORT_TYPES, '2': REPORT_WAYS, '5': 'AC' },
    match: '2',
  }),
  // The way in which a certificate of medical necessity of equipment is sent.
  segment('PWK', {
    pos: 4200,
    use: 'S',
    elements: 'R R',
    codes: { '1': 'CT', '2': 'AB AD AF AG NS' },
    match: '2',
  }),
  segment('CR1', {
    pos: 4250,
    use: 'S',
    elements: 'S S - R R R - - S S',
    codes: { '1': 'LB', '4': 'A B C D E', '5': 'DH' },
  }),
  segment('CR3', { pos: 4350, use: 'S', elements: 'R R R', codes: { '1': 'I R S', '2': 'MO' } }),
];

function condition(category: string, use: string, codes: string, elements: string): SegmentDef {
  return segment('CRC', {
    pos: 4500,
    use,
    elements,
    codes: { '1': category, '2': 'N Y', '3': codes, '4': codes, '5': codes, '6': codes, '7': codes },
    match: '1',
  });
}

const CONDITIONS = [
  condition('07', 'S 3', AMBULANCE_CONDITIONS, 'R R R S S S S'),
  condition('70', 'S', '65', 'R R R'),
  condition('09', 'S', '38 ZV', 'R R R S'),
];

const DATES = [
  date(4550, '472', 'D8 RD8', 'R'),
  ...'471 607 463 461 304 011 455 454'.split(' ').map((q) => date(4550, q)),
  date(4550, '738 739', 'D8', 'S 2'),
];

function quantity(qualifier: string): SegmentDef {
  return segment('QTY', { pos: 4600, use: 'S', elements: 'R R', codes: { '1': qualifier }, match: '1' });
}

function note(codes: string): SegmentDef {
  return segment('NTE', { pos: 4850, use: 'S', elements: 'R R', codes: { '1': codes }, match: '1' });
}

const REPRICED = segment('HCP', {
  pos: 4920,
  use: 'S',
  elements: 'R R S S S S S - S S S S S S S',
  codes: {
    '1': '00 01 02 03 04 05 06 07 08 09 10 11 12 13 14',
    '9': 'ER HC IV WK',
    '11': 'MJ UN',
    '13': 'T1 T2 T3 T4 T5 T6',
    '14': '1 2 3 4 5',
    '15': '1 2 3 4 5 6',
  },
});

const DRUG: LoopDef = loop('2410', {
  pos: 4930,
  use: 'S',
  name: 'drug',
  items: [
    segment('LIN', { pos: 4930, use: 'R', elements: '- R R', codes: { '2': 'N4' } }),
    segment('CTP', { pos: 4940, use: 'R', elements: '- - - R R(R)', codes: { '5-1': DRUG_UNITS } }),
    reference(4950, 'VY XZ'),
  ],
});

const ADJUDICATION: LoopDef = loop('2430', {
  pos: 5400,
  use: 'S 15',
  name: 'adjudication of the line',
  items: [
    segment('SVD', {
      pos: 5400,
      use: 'R',
      elements: 'R R R(R R S S S S S) - R S',
      codes: { '3-1': PROCEDURE_LISTS },
    }),
    adjustments(5450),
    date(5500, '573', 'D8', 'R'),
    amount(5505, 'EAF'),
  ],
});

const FORM: LoopDef = loop('2440', {
  pos: 5510,
  use: 'S *',
  name: 'form',
  items: [
    segment('LQ', { pos: 5510, use: 'R', elements: 'R R', codes: { '1': 'AS UT' } }),
    segment('FRM', { pos: 5520, use: 'R 99', elements: 'R S S S S', codes: { '2': 'N W Y' } }),
  ],
});

/** 2400. */
export const SERVICE_LINE: LoopDef = loop('2400', {
  pos: 3650,
  use: 'R 50',
  name: 'service line',
  impliedBy: 'SV1',
  items: [
    segment('LX', { pos: 3650, use: 'R', elements: 'R' }),
    ...SERVICE,
    ...CONDITIONS,
    ...DATES,
    quantity('PT'),
    quantity('FL'),
    segment('MEA', {
      pos: 4620,
      use: 'S 5',
      elements: 'R R R',
      codes: { '1': 'OG TR', '2': 'HT R1 R2 R3 R4' },
    }),
    segment('CN1', { pos: 4650, use: 'S', elements: 'R S S S S S', codes: { '1': CONTRACT_TYPES } }),
    ...'9B 9D 6R EW X4 F4 BT'.split(' ').map((q) => reference(4700, q)),
    referenceOfPayer(4700, 'G1', 'S 5'),
    referenceOfPayer(4700, '9F', 'S 5'),
    amount(4750, 'T'),
    amount(4750, 'F4'),
    segment('K3', { pos: 4800, use: 'S 10', elements: 'R' }),
    note('ADD DCP'),
    note('TPO'),
    segment('PS1', { pos: 4880, use: 'S', elements: 'R R' }),
    REPRICED,
    DRUG,
    ...LINE_PROVIDERS,
    ADJUDICATION,
    FORM,
  ],
});

import { loop, segment } from '../guide/define.ts';
import type { LoopDef, SegmentDef } from '../guide/model.ts';
import {
  ADJUSTMENT_GROUPS,
  FILING_INDICATORS,
  MEDICARE_SECONDARY,
  PAYER_ORDER,
  RELATIONSHIPS,
} from './code-lists.ts';
import { address, amount, date, name, reference } from './common.ts';

/** CAS: a group, one reason with its amount, up to five more. */
export function adjustments(pos: number): SegmentDef {
  return segment('CAS', {
    pos,
    use: 'S 5',
    elements: 'R R R S S S S S S S S S S S S S S S S',
    codes: { '1': ADJUSTMENT_GROUPS },
  });
}

/** 2330C to 2330G: providers as the other payer knows them, by number alone. */
function otherProvider(
  id: string,
  what: string,
  use: string,
  entity: string,
  types: string,
  numbers: string,
  times: number,
): LoopDef {
  return loop(id, {
    pos: 3250,
    use,
    name: what,
    items: [name({ pos: 3250, entity, types, elements: '-' }), reference(3550, numbers, `R ${times}`)],
  });
}

const OTHER_SUBSCRIBER: LoopDef = loop('2330A', {
  pos: 3250,
  use: 'R',
  name: 'other subscriber',
  items: [
    name({ pos: 3250, entity: 'IL', elements: 'R S S - S R R', id: 'II MI' }),
    ...address(3320, 3400, 'S'),
    reference(3550, 'SY'),
  ],
});

const OTHER_PAYER: LoopDef = loop('2330B', {
  pos: 3250,
  use: 'R',
  name: 'other payer',
  items: [
    name({ pos: 3250, entity: 'PR', types: '2', elements: 'R - - - - R R', id: 'PI XV' }),
    ...address(3320, 3400, 'S'),
    date(3500, '573'),
    reference(3550, '2U EI FY NF', 'S 2'),
    ...'G1 9F T4 F8'.split(' ').map((q) => reference(3550, q)),
  ],
});

/** 2320: another coverage of the patient and what it paid. */
export const OTHER_COVERAGE: LoopDef = loop('2320', {
  pos: 2900,
  use: 'S 10',
  name: 'other coverage',
  items: [
    segment('SBR', {
      pos: 2900,
      use: 'R',
      elements: 'R R S S S - - - S',
      codes: { '1': PAYER_ORDER, '2': RELATIONSHIPS, '5': MEDICARE_SECONDARY, '9': FILING_INDICATORS },
    }),
    adjustments(2950),
    amount(3000, 'D'),
    amount(3000, 'A8'),
    amount(3000, 'EAF'),
    segment('OI', {
      pos: 3100,
      use: 'R',
      elements: '- - R S - R',
      codes: { '3': 'N W Y', '4': 'P', '6': 'I Y' },
    }),
    segment('MOA', { pos: 3200, use: 'S', elements: 'S S S S S S S S S' }),
    OTHER_SUBSCRIBER,
    OTHER_PAYER,
    otherProvider('2330C', 'referring provider of the other payer', 'S 2', 'DN P3', '1', '0B 1G G2', 3),
    otherProvider('2330D', 'rendering provider of the other payer', 'S', '82', '1 2', '0B 1G G2 LU', 3),
    otherProvider('2330E', 'service facility of the other payer', 'S', '77', '2', '0B G2 LU', 3),
    otherProvider('2330F', 'supervising provider of the other payer', 'S', 'DQ', '1', '0B 1G G2 LU', 3),
    otherProvider('2330G', 'billing provider of the other payer', 'S', '85', '1 2', 'G2 LU', 2),
  ],
});

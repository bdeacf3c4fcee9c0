import { loop } from '../guide/define.ts';
import type { LoopDef } from '../guide/model.ts';
import { address, contact, name, referenceOfPayer, taxonomy } from './common.ts';

/** 2420A to 2420H: people and places of a service line. */
export const LINE_PROVIDERS: readonly LoopDef[] = [
  loop('2420A', {
    pos: 5000,
    use: 'S',
    name: 'rendering provider of the line',
    items: [
      name({ pos: 5000, entity: '82' }),
      taxonomy(5050, 'PE'),
      referenceOfPayer(5250, '0B 1G G2 LU', 'S 20'),
    ],
  }),
  loop('2420B', {
    pos: 5000,
    use: 'S',
    name: 'provider of a purchased service',
    items: [
      name({ pos: 5000, entity: 'QB', elements: '- - - - - S S' }),
      referenceOfPayer(5250, '0B 1G G2', 'S 20'),
    ],
  }),
  loop('2420C', {
    pos: 5000,
    use: 'S',
    name: 'service facility of the line',
    items: [
      name({ pos: 5000, entity: '77', types: '2', elements: 'R - - - - S S' }),
      ...address(5140, 5200, 'R'),
      referenceOfPayer(5250, 'G2 LU', 'S 3'),
    ],
  }),
  loop('2420D', {
    pos: 5000,
    use: 'S',
    name: 'supervising provider of the line',
    items: [name({ pos: 5000, entity: 'DQ', types: '1' }), referenceOfPayer(5250, '0B 1G G2 LU', 'S 20')],
  }),
  loop('2420E', {
    pos: 5000,
    use: 'S',
    name: 'ordering provider',
    items: [
      name({ pos: 5000, entity: 'DK', types: '1' }),
      ...address(5140, 5200, 'S'),
      referenceOfPayer(5250, '0B 1G G2', 'S 20'),
      contact(5300, 'S'),
    ],
  }),
  loop('2420F', {
    pos: 5000,
    use: 'S 2',
    name: 'referring provider of the line',
    items: [name({ pos: 5000, entity: 'DN P3', types: '1' }), referenceOfPayer(5250, '0B 1G G2', 'S 20')],
  }),
  loop('2420G', {
    pos: 5000,
    use: 'S',
    name: 'place of pick-up of the line',
    items: [name({ pos: 5000, entity: 'PW', types: '2', elements: '-' }), ...address(5140, 5200, 'R')],
  }),
  loop('2420H', {
    pos: 5000,
    use: 'S',
    name: 'place of drop-off of the line',
    items: [name({ pos: 5000, entity: '45', types: '2', elements: 'S' }), ...address(5140, 5200, 'R')],
  }),
];

import { loop } from '../guide/define.ts';
import type { LoopDef } from '../guide/model.ts';
import { address, name, reference, taxonomy, telephone } from './common.ts';

/** 2310A to 2310F: people and places of a claim. */
export const CLAIM_PROVIDERS: readonly LoopDef[] = [
  loop('2310A', {
    pos: 2500,
    use: 'S 2',
    name: 'referring provider',
    items: [name({ pos: 2500, entity: 'DN P3', types: '1' }), reference(2710, '0B 1G G2', 'S 3')],
  }),
  loop('2310B', {
    pos: 2500,
    use: 'S',
    name: 'rendering provider',
    items: [name({ pos: 2500, entity: '82' }), taxonomy(2550, 'PE'), reference(2710, '0B 1G G2 LU', 'S 4')],
  }),
  loop('2310C', {
    pos: 2500,
    use: 'S',
    name: 'service facility',
    items: [
      name({ pos: 2500, entity: '77', types: '2', elements: 'R - - - - S S' }),
      ...address(2650, 2700, 'R'),
      reference(2710, '0B G2 LU', 'S 3'),
      telephone(2750),
    ],
  }),
  loop('2310D', {
    pos: 2500,
    use: 'S',
    name: 'supervising provider',
    items: [name({ pos: 2500, entity: 'DQ', types: '1' }), reference(2710, '0B 1G G2 LU', 'S 4')],
  }),
  loop('2310E', {
    pos: 2500,
    use: 'S',
    name: 'place of pick-up',
    items: [name({ pos: 2500, entity: 'PW', types: '2', elements: '-' }), ...address(2650, 2700, 'R')],
  }),
  loop('2310F', {
    pos: 2500,
    use: 'S',
    name: 'place of drop-off',
    items: [name({ pos: 2500, entity: '45', types: '2', elements: 'S' }), ...address(2650, 2700, 'R')],
  }),
];

import { loop, segment } from '../guide/define.ts';
import type { LoopDef } from '../guide/model.ts';
import { address, contact, name, reference, taxonomy } from './common.ts';

/** 2010AA to 2010AC: the names within 2000A. */
const BILLING: LoopDef = loop('2010AA', {
  pos: 150,
  use: 'R',
  name: 'billing provider',
  items: [
    name({ pos: 150, entity: '85' }),
    ...address(250, 300, 'R'),
    reference(350, 'EI SY', 'R'),
    reference(350, '0B 1G', 'S 2'),
    contact(400, 'S 2'),
  ],
});

const PAY_TO_ADDRESS: LoopDef = loop('2010AB', {
  pos: 150,
  use: 'S',
  name: 'address for payment',
  items: [name({ pos: 150, entity: '87', elements: '-' }), ...address(250, 300, 'R')],
});

const PAY_TO_PLAN: LoopDef = loop('2010AC', {
  pos: 150,
  use: 'S',
  name: 'plan that is paid',
  items: [
    name({ pos: 150, entity: 'PE', types: '2', elements: 'R - - - - R R', id: 'PI XV' }),
    ...address(250, 300, 'R'),
    reference(350, '2U FY NF'),
    reference(350, 'EI', 'R'),
  ],
});

/** 2000A, with the subscribers under it. */
export function billingLevel(subscribers: LoopDef): LoopDef {
  return loop('2000A', {
    pos: 500,
    use: 'R *',
    name: 'level of the billing provider',
    kept: false,
    items: [
      segment('HL', {
        pos: 10,
        use: 'R',
        elements: 'R - R R',
        codes: { '3': '20', '4': '1' },
        match: '3',
      }),
      taxonomy(30, 'BI'),
      segment('CUR', { pos: 100, use: 'S', elements: 'R R', codes: { '1': '85' } }),
      BILLING,
      PAY_TO_ADDRESS,
      PAY_TO_PLAN,
      subscribers,
    ],
  });
}

import { loop, segment } from '../guide/define.ts';
import type { LoopDef } from '../guide/model.ts';
import { contact, name } from './common.ts';

/** ST with BHT, 005010X222A1 table 1; the loops follow it. */
export const VERSIONS = '005010X222 005010X222A1 005010X222A2';

export const TRANSACTION = segment('ST', {
  pos: 50,
  use: 'R',
  elements: 'R R R',
  codes: { '1': '837', '3': VERSIONS },
});

export const BEGINNING = segment('BHT', {
  pos: 100,
  use: 'R',
  elements: 'R R R R R R',
  codes: { '1': '0019', '2': '00 18', '6': '31 CH RP' },
});

/** 1000A. */
export const SUBMITTER: LoopDef = loop('1000A', {
  pos: 200,
  use: 'R',
  name: 'submitter',
  items: [name({ pos: 200, entity: '41', elements: 'R S S - - R R', id: '46' }), contact(450, 'R 2')],
});

/** 1000B. */
export const RECEIVER: LoopDef = loop('1000B', {
  pos: 200,
  use: 'R',
  name: 'receiver',
  items: [name({ pos: 200, entity: '40', types: '2', elements: 'R - - - - R R', id: '46' })],
});

import { segment } from './define.ts';
import type { ElementUse } from './model.ts';

/** How the control segments are used; 005010X222A1 appendix C.1. */
const PARTY = '01 14 20 27 28 29 30 33 ZZ';
const CONTROL = {
  ISA: segment('ISA', {
    pos: 0,
    use: 'R',
    elements: 'R R R R R R R R R R R R R R R R',
    codes: { '1': '00 03', '3': '00 01', '5': PARTY, '7': PARTY, '12': '00501', '14': '0 1', '15': 'P T' },
  }),
  GS: segment('GS', {
    pos: 0,
    use: 'R',
    elements: 'R R R R R R R R',
    codes: { '1': 'HC HP HS HB HR HN FA HI BE RA', '7': 'X' },
  }),
  SE: segment('SE', { pos: 0, use: 'R', elements: 'R R' }),
  GE: segment('GE', { pos: 0, use: 'R', elements: 'R R' }),
  IEA: segment('IEA', { pos: 0, use: 'R', elements: 'R R' }),
} as const;

/** ISA02, 04, 06, 08 are filled up with blanks and ISA11, 16 hold separators: they are checked by width. */
const BY_WIDTH: ReadonlySet<number> = new Set([2, 4, 6, 8, 11, 16]);

const ISA_USES: readonly ElementUse[] = CONTROL.ISA.elements.map((use, i) =>
  BY_WIDTH.has(i + 1) ? { ...use, type: 'ANY' } : use,
);

export function envelopeUses(id: string): readonly ElementUse[] {
  if (id === 'ISA') return ISA_USES;
  return id in CONTROL ? CONTROL[id as keyof typeof CONTROL].elements : [];
}

import { segment } from '../guide/define.ts';
import type { SegmentDef } from '../guide/model.ts';

/** Segments that many loops of the professional claim have, each with the usage of the loop. */

type NameUse = {
  readonly pos: number;
  /** NM101. */
  readonly entity: string;
  /** NM102: 1 person, 2 organisation. */
  readonly types?: string;
  /** Usage of NM103 onward; by default that of a provider. */
  readonly elements?: string;
  /** NM108. */
  readonly id?: string;
};

/** NM1, the segment that opens a loop of a person or organisation. */
export function name(use: NameUse): SegmentDef {
  return segment('NM1', {
    pos: use.pos,
    use: 'R',
    elements: `R R ${use.elements ?? 'R S S - S S S'}`,
    codes: { '1': use.entity, '2': use.types ?? '1 2', '8': use.id ?? 'XX' },
    match: '1',
  });
}

/** N3 and N4, both required or both situational. */
export function address(pos: number, posOfCity: number, use: 'R' | 'S'): SegmentDef[] {
  return [
    segment('N3', { pos, use, elements: 'R S' }),
    segment('N4', { pos: posOfCity, use, elements: 'R S S S - - S' }),
  ];
}

/** REF with its allowed qualifiers. */
export function reference(pos: number, qualifiers: string, use = 'S'): SegmentDef {
  return segment('REF', { pos, use, elements: 'R R', codes: { '1': qualifiers }, match: '1' });
}

/** REF of a service line, which may name the payer that gave the number in REF04. */
export function referenceOfPayer(pos: number, qualifiers: string, use: string): SegmentDef {
  return segment('REF', {
    pos,
    use,
    elements: 'R R - S(R R)',
    codes: { '1': qualifiers, '4-1': '2U' },
    match: '1',
  });
}

/** PER with telephone, fax or mail. */
export function contact(pos: number, use: string): SegmentDef {
  return segment('PER', {
    pos,
    use,
    elements: 'R S R R S S S S',
    codes: { '1': 'IC', '3': 'EM FX TE', '5': 'EM EX FX TE', '7': 'EM EX FX TE' },
  });
}

/** PER of property and casualty claims: one telephone. */
export function telephone(pos: number): SegmentDef {
  return segment('PER', {
    pos,
    use: 'S',
    elements: 'R S R R S S',
    codes: { '1': 'IC', '3': 'TE', '5': 'EX' },
  });
}

/** PRV with a taxonomy. */
export function taxonomy(pos: number, provider: string): SegmentDef {
  return segment('PRV', { pos, use: 'S', elements: 'R R R', codes: { '1': provider, '2': 'PXC' } });
}

/** DTP of one qualifier. */
export function date(pos: number, qualifiers: string, forms = 'D8', use = 'S'): SegmentDef {
  return segment('DTP', {
    pos,
    use,
    elements: 'R R R',
    codes: { '1': qualifiers, '2': forms },
    match: '1',
  });
}

/** AMT of one qualifier. */
export function amount(pos: number, qualifier: string): SegmentDef {
  return segment('AMT', { pos, use: 'S', elements: 'R R', codes: { '1': qualifier }, match: '1' });
}
